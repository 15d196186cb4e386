#include "gui/kit/ticks.hpp"

#include <limits>

#include "support/catch.hpp"

using namespace sitwell::gui;

namespace {

struct AxisCase {
  double top;
  int most;
  const char* unit;
  double step, reaches;
};
constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute;

}  // namespace

TEST_CASE("axes are marked at nice numbers, hours at the clock's") {
  const AxisCase cases[] = {
      {7.3, 4, "h", 2, 8},           {5, 5, "h", 1, 5},
      {0.9, 4, "h", 0.25, 1},        {0.4, 4, "h", 10.0 / 60, 0.5},
      {25, 4, "h", 12, 36},          {100, 5, "", 20, 100},
      {101, 5, "", 50, 150},         {10, 5, "", 2, 10},
      {3, 10, "", 0.5, 3},           {0.031, 4, "", 0.01, 0.04},
      {12'345, 3, "", 5000, 15'000},
  };
  for (const AxisCase& each : cases) {
    const Ticks ticks = nice_ticks(each.top, each.most, each.unit);
    CAPTURE(each.top, each.most, each.unit);
    CHECK(ticks.step == Approx(each.step));
    CHECK(ticks.top == Approx(each.reaches));
    CHECK(static_cast<int>(ticks.values.size()) - 1 <= each.most);
    CHECK(ticks.values.front() == 0);
  }
}

TEST_CASE("an axis of nothing, or of nonsense, is still an axis") {
  for (const double top : {0.0, -3.0, std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity()}) {
    const Ticks ticks = nice_ticks(top, 4, "h");
    CHECK(ticks.top >= 1);
    CHECK(ticks.values.size() >= 2);
  }
}

TEST_CASE("amounts are said as people do") {
  CHECK(tick_label(0, 2, "h") == "0");
  CHECK(tick_label(4, 2, "h") == "4 h");
  CHECK(tick_label(0.5, 0.25, "h") == "30 min");
  CHECK(tick_label(1.5, 0.5, "h") == "1 h 30");
  CHECK(tick_label(2, 0.5, "h") == "2 h");
  CHECK(tick_label(0.5, 0.5, "") == "0.5");
  CHECK(tick_label(20, 10, "%") == "20 %");
  CHECK(tick_label(1000, 500, "") == "1000");
}

TEST_CASE("times are marked at the clock's own steps, from seconds to days") {
  CHECK(clock_step_ms(1) == 5 * second);
  CHECK(clock_step_ms(5 * second) == 5 * second);
  CHECK(clock_step_ms(31 * second) == minute);
  CHECK(clock_step_ms(3 * minute) == 5 * minute);
  CHECK(clock_step_ms(31 * minute) == hour);
  CHECK(clock_step_ms(4 * hour) == 6 * hour);
  CHECK(clock_step_ms(25 * hour) == 48 * hour);
}

TEST_CASE("times are said with seconds only where they are needed, of twelve hours or of all") {
  CHECK(clock_label(14 * hour, hour, false) == "14:00");
  CHECK(clock_label(14 * hour + 5 * minute + 30 * second, 10 * second, false) == "14:05:30");
  CHECK(clock_label(28 * hour, hour, false) == "04:00");
  CHECK(clock_label(-2 * hour, hour, false) == "22:00");
  CHECK(clock_label(14 * hour, hour, true) == "2 pm");
  CHECK(clock_label(5 * minute, minute, true) == "12:05 am");
  CHECK(clock_label(12 * hour, hour, true) == "12 pm");
  CHECK(clock_label(12 * hour + 15 * second, 5 * second, true) == "12:00:15 pm");
}

TEST_CASE("labels are thinned until they do not touch") {
  CHECK(label_stride(20, 8, 40) == 1);
  CHECK(label_stride(20, 8, 28) == 1);
  CHECK(label_stride(20, 8, 27) == 2);
  CHECK(label_stride(20, 8, 5) == 6);
  CHECK(label_stride(20, 8, 0) == 1);
}
