// What the gallery's charts are drawn of: the same each time, nobody's.
#pragma once

#include "gui/kit/charts.hpp"

namespace sitwell::gui::sample {

BarChart week();
/// A month with days that do not count, more than the goal, and no unit's end in sight.
BarChart month();
/// Minutes, and no goal.
BarChart minutes();
/// A working day until a quarter past four.
Timeline day();
/// The same, cut into ten thousand.
Timeline crowded_day();
AngleTrace trace();
HeatMap year();
LineChart check_ins();
LineChart sparse_line();
/// Standing, half kneeling, seated, on the back, face down, at a wall.
std::vector<Figure> figures();

}  // namespace sitwell::gui::sample
