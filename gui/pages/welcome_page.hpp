// First run: what Sitwell is, a clip or the demo, calibration, a goal, screening. Over all pages.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class WelcomePage : public PageView {
 public:
  WelcomePage();
  ~WelcomePage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;
  /// Back to its first step.
  void begin();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
