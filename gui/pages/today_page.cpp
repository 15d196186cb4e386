#include "gui/pages/today_page.hpp"

namespace sitwell::gui {

struct TodayPage::State {};

TodayPage::TodayPage() : state_(std::make_unique<State>()) {}
TodayPage::~TodayPage() = default;

void TodayPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

Needs TodayPage::needs(const World&) const { return {}; }

}  // namespace sitwell::gui
