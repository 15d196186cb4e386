// The line in the header: what posture, since when, when the next prompt is due; and the one thing
// to do about it.
#pragma once

#include <optional>
#include <string>

#include "gui/model/request.hpp"
#include "gui/model/stroke.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

struct StatusAction {
  std::string name;   ///< in the register: "stand"
  std::string label;  ///< "I am standing"
  const char* icon = nullptr;
  bool primary = true;
  Request request;
};

struct StatusLine {
  std::string posture;         ///< "Sitting since 14:58"
  std::string next;            ///< "next prompt from 15:28"; may be empty
  const char* icon = nullptr;  ///< of gui/kit/icons.hpp
  Stroke stroke = Stroke::gap;
  bool calls = false;  ///< something is due: drawn so
  std::optional<StatusAction> action;
  /// Both in a line: "Sitting since 14:58 · next prompt from 15:28".
  [[nodiscard]] std::string text() const;
};

StatusLine status_line(const World& world);

}  // namespace sitwell::gui
