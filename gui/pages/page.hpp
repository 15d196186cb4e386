// What a page is: it draws what its view model says, keeps what was opened and scrolled to, and
// asks for what is to be done. A view model is made anew only when the world's revision or the
// page's own choices have changed.
#pragma once

#include "gui/kit/ui.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

class PageView {
 public:
  virtual ~PageView() = default;
  /// In the room there is (ImGui::GetContentRegionAvail()), below the header.
  virtual void draw(Ui& ui, const World& world, Requests& requests) = 0;
  /// What it wants to know beyond what is always there.
  [[nodiscard]] virtual Needs needs(const World& world) const {
    (void)world;
    return {};
  }
  /// Shown alone, without side bar and header, for now.
  [[nodiscard]] virtual bool alone(const World& world) const {
    (void)world;
    return false;
  }
};

}  // namespace sitwell::gui
