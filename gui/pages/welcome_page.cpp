#include "gui/pages/welcome_page.hpp"

namespace sitwell::gui {

struct WelcomePage::State {};

WelcomePage::WelcomePage() : state_(std::make_unique<State>()) {}
WelcomePage::~WelcomePage() = default;

void WelcomePage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

Needs WelcomePage::needs(const World&) const { return {}; }
void WelcomePage::begin() {}

}  // namespace sitwell::gui
