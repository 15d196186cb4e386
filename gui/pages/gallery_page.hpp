// Every widget of the kit in every state it has: for those who work on them, and for pictures.
#pragma once

#include <memory>
#include <string>

#include "gui/pages/page.hpp"

namespace sitwell::gui {

class GalleryPage : public PageView {
 public:
  GalleryPage();
  ~GalleryPage() override;
  void draw(Ui& ui, const World& world, Requests& requests) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
