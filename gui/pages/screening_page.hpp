// The screening: a question at a time, then what follows from the answers. Over all pages while it
// is on.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class ScreeningPage : public PageView {
 public:
  ScreeningPage();
  ~ScreeningPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;
  /// From its first question; done() once its advice was read, or it was left.
  void begin();
  [[nodiscard]] bool done() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
