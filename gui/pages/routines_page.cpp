#include "gui/pages/routines_page.hpp"

namespace sitwell::gui {

struct RoutinesPage::State {};

RoutinesPage::RoutinesPage() : state_(std::make_unique<State>()) {}
RoutinesPage::~RoutinesPage() = default;

void RoutinesPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

Needs RoutinesPage::needs(const World&) const { return {}; }
void RoutinesPage::open(const std::string& routine) { (void)routine; }

}  // namespace sitwell::gui
