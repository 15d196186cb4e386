#include "gui/pages/plan_page.hpp"

namespace sitwell::gui {

struct PlanPage::State {};

PlanPage::PlanPage() : state_(std::make_unique<State>()) {}
PlanPage::~PlanPage() = default;

void PlanPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

}  // namespace sitwell::gui
