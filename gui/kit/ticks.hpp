// Where an axis is marked, and how: nice numbers for amounts, the clock's own steps for times.
// Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitwell::gui {

struct Ticks {
  double step = 1;
  double top = 1;              ///< the last of them: at or above what was asked for
  std::vector<double> values;  ///< from 0
};
/// At most `most` steps of 1, 2 or 5 times a power of ten to at least `top`; of hours ("h") the
/// clock's: a quarter, a half, 1, 2, 3, 6, 12 ...
Ticks nice_ticks(double top, int most, std::string_view unit);
/// "4 h", "30 min" where the steps are less than an hour, "5", "0.5".
std::string tick_label(double value, double step, std::string_view unit);

/// From five seconds to a day: the least of the clock's steps that is no less.
std::int64_t clock_step_ms(std::int64_t at_least_ms);
/// A time of local day as those steps need it: "14:00", "14:05:30"; "2 pm", "2:05 pm" of twelve.
std::string clock_label(std::int64_t local_ms, std::int64_t step_ms, bool twelve_hours);

/// Every how many of labels that wide can be shown in slots that wide.
std::size_t label_stride(float widest, float gap, float slot);

}  // namespace sitwell::gui
