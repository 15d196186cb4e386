// The holds of a session as a row of dots, and as a table once it is over.
#pragma once

#include <string_view>
#include <vector>

#include "gui/kit/ui.hpp"
#include "gui/model/session_end.hpp"
#include "gui/model/session_view.hpp"

namespace sitwell::gui {

/// Filled: seen by the clip; a ring with a filled middle: by the clock; crossed: skipped; larger
/// and framed: the one that is on; hollow: to come.
void hold_dots(Ui& ui, std::string_view name, const std::vector<HoldDot>& dots, float width);
/// A row each, "NAME/0" ...
void end_rows(Ui& ui, std::string_view name, const std::vector<EndRow>& rows, float width);

}  // namespace sitwell::gui
