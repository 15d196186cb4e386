// The keyboard's focus where its item is no longer drawn: ImGui goes on looking for it, and Tab
// would lead nowhere.
#pragma once

namespace sitwell::gui {

/// Last in a page: a focus that nothing in this window has had in this frame is let go, so that Tab
/// begins with the first item.
void forget_lost_focus();

}  // namespace sitwell::gui
