// A page of days that has nothing to show.
#pragma once

#include <string_view>

#include "gui/kit/ui.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// Fills the room with why there is nothing to show and what to do; false where there is something.
/// In the register: "PREFIX/nothing", "PREFIX/set-up", "PREFIX/demo".
bool nothing_notice(Ui& ui, std::string_view prefix, const World& world, Requests& requests);

}  // namespace sitwell::gui
