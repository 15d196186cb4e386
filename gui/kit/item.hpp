// What every control and chart of the kit is made of: a place that takes the mouse and the
// keyboard, has a name in the register, and shows where the focus is.
#pragma once

#include <optional>
#include <string_view>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

struct ItemUse {
  Rect rect;
  bool visible = true;   ///< false: scrolled out of sight, nothing has to be drawn
  bool pressed = false;  ///< clicked, or Space or Enter on its focus
  bool hovered = false;
  bool held = false;
  bool focused = false;  ///< by the keyboard, and to be shown
  bool keyed = false;    ///< the same, and the mouse was not moved since
};

/// Takes the room at the cursor. Its name is its identifier, too, so names are not used twice.
ItemUse item(Ui& ui, std::string_view name, ImVec2 size, bool enabled = true);
/// The same for a part of what was drawn already; the cursor stays where it is.
ItemUse item_at(Ui& ui, std::string_view name, Rect rect, bool enabled = true);

/// Two pixels of accent around it.
void focus_ring(const Ui& ui, Rect rect, float radius);
/// A key was used by what has the focus: the focus stays, and is what leads.
void keep_focus();
/// The focus of the keyboard goes to that item of this window.
void give_focus(std::string_view name);

/// Lines of text beside the pointer, or that place; the first is strong where there are more.
void tooltip(Ui& ui, std::string_view lines, std::optional<ImVec2> beside = {});

}  // namespace sitwell::gui
