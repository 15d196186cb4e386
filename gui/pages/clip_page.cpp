#include "gui/pages/clip_page.hpp"

namespace sitwell::gui {

struct ClipPage::State {};

ClipPage::ClipPage() : state_(std::make_unique<State>()) {}
ClipPage::~ClipPage() = default;

void ClipPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

Needs ClipPage::needs(const World&) const { return {}; }

}  // namespace sitwell::gui
