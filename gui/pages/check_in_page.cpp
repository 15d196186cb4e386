#include "gui/pages/check_in_page.hpp"

namespace sitwell::gui {

struct CheckInPage::State {};

CheckInPage::CheckInPage() : state_(std::make_unique<State>()) {}
CheckInPage::~CheckInPage() = default;

void CheckInPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

}  // namespace sitwell::gui
