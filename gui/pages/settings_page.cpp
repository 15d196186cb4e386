#include "gui/pages/settings_page.hpp"

namespace sitwell::gui {

struct SettingsPage::State {};

SettingsPage::SettingsPage() : state_(std::make_unique<State>()) {}
SettingsPage::~SettingsPage() = default;

void SettingsPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

}  // namespace sitwell::gui
