// Check-in: 0 to 10 for what the wearer follows, stress, a note; under twenty seconds.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class CheckInPage : public PageView {
 public:
  CheckInPage();
  ~CheckInPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
