// Settings: every key of the settings file that a person would change, with what it is for.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class SettingsPage : public PageView {
 public:
  SettingsPage();
  ~SettingsPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
