// Where the clip sits, as a picture: a thigh from the side and from the front, the clip on it, and
// that any way round will do.
#pragma once

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

void mounting_picture(Ui& ui, ImVec2 size);

}  // namespace sitwell::gui
