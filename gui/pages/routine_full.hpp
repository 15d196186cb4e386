// One routine in full: its steps with their figures, warnings, what to have at hand, sources, and
// how it is started.
#pragma once

#include <optional>
#include <string>

#include "gui/kit/ui.hpp"
#include "gui/model/request.hpp"
#include "gui/model/routines_view.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

class RoutineFull {
 public:
  /// Another one is shown from now on.
  void begin();
  /// The identifier of what is to be shown next: `id`, another routine's, or empty for the cards.
  std::string draw(Ui& ui, const World& world, const std::string& id, Requests& requests);

 private:
  void start(Ui& ui, const World& world, const RoutineDetail& detail, Requests& requests,
             float width);
  void start_button(Ui& ui, const RoutineDetail& detail, bool screening_due, Requests& requests);
  void warnings(Ui& ui, const RoutineDetail& detail, float width) const;
  void steps(Ui& ui, const RoutineDetail& detail, float width) const;
  void aside(Ui& ui, const RoutineDetail& detail, float width) const;

  Remade<std::optional<RoutineDetail>> made_;
  std::optional<int> leg_;  ///< 0 left, 1 right; nothing: as the settings say
  bool by_clock_ = false;
  std::uint64_t asked_ = 0;
  bool scroll_up_ = false;
};

}  // namespace sitwell::gui
