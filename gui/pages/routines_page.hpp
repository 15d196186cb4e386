// Routines: cards with drawn figures, and the guided session as a page of its own.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class RoutinesPage : public PageView {
 public:
  RoutinesPage();
  ~RoutinesPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  [[nodiscard]] Needs needs(const World& world) const override;
  /// While a session is led through, and until its end was read.
  [[nodiscard]] bool alone(const World& world) const override;
  /// Shows that routine's card in full.
  void open(const std::string& routine);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
