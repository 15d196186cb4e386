// Today: how long the hips have been flexed, how the day went, what to do now.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class TodayPage : public PageView {
 public:
  TodayPage();
  ~TodayPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
