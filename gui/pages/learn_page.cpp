#include "gui/pages/learn_page.hpp"

namespace sitwell::gui {

struct LearnPage::State {};

LearnPage::LearnPage() : state_(std::make_unique<State>()) {}
LearnPage::~LearnPage() = default;

void LearnPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)ui, (void)world, (void)requests;
}

void LearnPage::open(const std::string& id) { (void)id; }

}  // namespace sitwell::gui
