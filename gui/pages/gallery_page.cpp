#include "gui/pages/gallery_page.hpp"

namespace sitwell::gui {

struct GalleryPage::State {};

GalleryPage::GalleryPage() : state_(std::make_unique<State>()) {}
GalleryPage::~GalleryPage() = default;

void GalleryPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

}  // namespace sitwell::gui
