// The routines as cards, as many side by side as there is room for. The figure of the one that is
// pointed at or focused moves through its poses; the others are still, and cost nothing.
#pragma once

#include <string>
#include <vector>

#include "gui/kit/ui.hpp"
#include "gui/model/routines_view.hpp"

namespace sitwell::gui {

class RoutineCards {
 public:
  /// The identifier of the one that is to be shown in full; empty for none.
  std::string draw(Ui& ui, const std::vector<RoutineCard>& cards);

 private:
  bool card(Ui& ui, const RoutineCard& card, ImVec2 size);
  void words(Ui& ui, const RoutineCard& card, float width) const;
  [[nodiscard]] Figure figure_of(Ui& ui, const RoutineCard& card) const;

  std::string lively_;  ///< the one that is pointed at or focused
  std::string was_lively_;
  double since_s_ = 0;
};

}  // namespace sitwell::gui
