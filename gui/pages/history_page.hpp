// History: weeks, months and years of exposure, routines and check-ins on one axis of time.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class HistoryPage : public PageView {
 public:
  HistoryPage();
  ~HistoryPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;
  /// Shows that day's timeline.
  void open_day(std::chrono::local_days day);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
