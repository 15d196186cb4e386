// The plan in the wearer's hands: everything of it on one card, asked for as one change.
#pragma once

#include <cstdint>

#include "gui/kit/ui.hpp"
#include "gui/model/plan_view.hpp"
#include "gui/model/request.hpp"

namespace sitwell::gui {

class PlanEditor {
 public:
  [[nodiscard]] bool open() const { return open_; }
  /// With the plan that holds.
  void begin(const World& world);
  /// Closes itself once the change was taken, or left.
  void draw(Ui& ui, const World& world, Requests& requests);

 private:
  void goal(Ui& ui);
  void dose(Ui& ui);
  void routines(Ui& ui);
  void buttons(Ui& ui, Requests& requests);

  bool open_ = false;
  Plan plan_;  ///< as it was when it was begun
  PlanDraft draft_;
  std::vector<PlanRoutineChoice> choices_;
  std::uint64_t sent_ = 0;
};

}  // namespace sitwell::gui
