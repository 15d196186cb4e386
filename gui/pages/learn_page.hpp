// Learn: the pages of health/learn, to read.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class LearnPage : public PageView {
 public:
  LearnPage();
  ~LearnPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  /// Shows that page.
  void open(const std::string& id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
