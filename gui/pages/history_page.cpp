#include "gui/pages/history_page.hpp"

namespace sitwell::gui {

struct HistoryPage::State {};

HistoryPage::HistoryPage() : state_(std::make_unique<State>()) {}
HistoryPage::~HistoryPage() = default;

void HistoryPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

Needs HistoryPage::needs(const World&) const { return {}; }
void HistoryPage::open_day(std::chrono::local_days day) { (void)day; }

}  // namespace sitwell::gui
