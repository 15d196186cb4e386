// Clip: where it sits, guided calibration with live feedback, battery and link, what doctor would
// say.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class ClipPage : public PageView {
 public:
  ClipPage();
  ~ClipPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
