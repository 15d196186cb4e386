#include "gui/pages/screening_page.hpp"

namespace sitwell::gui {

struct ScreeningPage::State {};

ScreeningPage::ScreeningPage() : state_(std::make_unique<State>()) {}
ScreeningPage::~ScreeningPage() = default;

void ScreeningPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

void ScreeningPage::begin() {}
bool ScreeningPage::done() const { return true; }

}  // namespace sitwell::gui
