// Plan: the goal, the routines of a day, why it last changed; all of it to edit.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class PlanPage : public PageView {
 public:
  PlanPage();
  ~PlanPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
