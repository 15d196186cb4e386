// Why a page of days has nothing to show, and what to do about it.
#pragma once

#include <optional>
#include <string>

#include "gui/model/world.hpp"

namespace sitwell::gui {

struct NothingView {
  std::string title, text;
  std::string command{};  ///< to type; often empty
  bool wrong = false;     ///< something is; else it is only early
  bool begin = false;     ///< the clip and the demo are ways to begin
};

/// Nothing where there are days, or where the history is there and waits for the first.
std::optional<NothingView> nothing_to_show(const World& world);

}  // namespace sitwell::gui
