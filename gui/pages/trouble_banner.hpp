// What is amiss, over a page: what to know and the next step, until it is mended or closed.
#pragma once

#include <string>
#include <string_view>

#include "gui/model/trouble_view.hpp"
#include "gui/pages/page.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

/// "PREFIX/trouble", with "PREFIX/close-trouble" and the step's name after the prefix.
class TroubleBanner {
 public:
  /// Nothing where nothing is amiss. What was closed comes back once it has been mended and is
  /// amiss again.
  void draw(Ui& ui, std::string_view prefix, const World& world, Requests& requests);

 private:
  Remade<std::vector<Trouble>> made_;
  std::vector<Trouble::Kind> closed_;
};

}  // namespace sitwell::gui
