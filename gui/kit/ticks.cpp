#include "gui/kit/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sitwell::gui {

namespace {

constexpr std::array hours_steps{1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60, 0.25, 0.5,  1.0,  2.0,
                                 3.0,      6.0,      12.0,     24.0,      48.0, 120., 240., 480.};
constexpr std::int64_t second_ms = 1000, minute_ms = 60 * second_ms, hour_ms = 60 * minute_ms,
                       day_ms = 24 * hour_ms;
constexpr std::array clock_steps{5 * second_ms,  10 * second_ms, 15 * second_ms, 30 * second_ms,
                                 minute_ms,      2 * minute_ms,  5 * minute_ms,  10 * minute_ms,
                                 15 * minute_ms, 30 * minute_ms, hour_ms,        2 * hour_ms,
                                 3 * hour_ms,    6 * hour_ms,    12 * hour_ms,   day_ms};

double nice_step(double at_least) {
  const double power = std::pow(10, std::floor(std::log10(at_least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= at_least * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

double step_of(double at_least, std::string_view unit) {
  if (unit != "h") return nice_step(at_least);
  const auto found = std::lower_bound(hours_steps.begin(), hours_steps.end(), at_least - 1e-9);
  return found == hours_steps.end() ? nice_step(at_least) : *found;
}

}  // namespace

Ticks nice_ticks(double top, int most, std::string_view unit) {
  Ticks ticks;
  top = std::isfinite(top) && top > 0 ? top : 1;
  ticks.step = step_of(top / std::max(most, 1), unit);
  const auto count = static_cast<int>(std::ceil(top / ticks.step - 1e-9));
  for (int i = 0; i <= count; ++i) ticks.values.push_back(i * ticks.step);
  ticks.top = ticks.values.back();
  return ticks;
}

std::string tick_label(double value, double step, std::string_view unit) {
  if (unit == "h" && step < 1 && value < 1)
    return value == 0 ? "0" : fmt::format("{} min", std::lround(value * 60));
  if (unit == "h" && step < 1) {
    const auto minutes = std::lround(value * 60);
    return minutes % 60 == 0 ? fmt::format("{} h", minutes / 60)
                             : fmt::format("{} h {:02}", minutes / 60, minutes % 60);
  }
  const auto decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 3);
  if (value == 0) return "0";
  return unit.empty() ? fmt::format("{:.{}f}", value, decimals)
                      : fmt::format("{:.{}f} {}", value, decimals, unit);
}

std::int64_t clock_step_ms(std::int64_t at_least_ms) {
  const auto found = std::lower_bound(clock_steps.begin(), clock_steps.end(), at_least_ms);
  if (found != clock_steps.end()) return *found;
  return day_ms * static_cast<std::int64_t>(
                      nice_step(static_cast<double>(at_least_ms) / static_cast<double>(day_ms)));
}

std::string clock_label(std::int64_t local_ms, std::int64_t step_ms, bool twelve_hours) {
  const std::int64_t of_day = ((local_ms % day_ms) + day_ms) % day_ms;
  const auto hour = of_day / hour_ms, minute = of_day / minute_ms % 60,
             second = of_day / second_ms % 60;
  const bool seconds = step_ms < minute_ms;
  if (!twelve_hours)
    return seconds ? fmt::format("{:02}:{:02}:{:02}", hour, minute, second)
                   : fmt::format("{:02}:{:02}", hour, minute);
  const auto twelve = hour % 12 == 0 ? 12 : hour % 12;
  const char* half = hour < 12 ? "am" : "pm";
  if (seconds) return fmt::format("{}:{:02}:{:02} {}", twelve, minute, second, half);
  return minute == 0 ? fmt::format("{} {}", twelve, half)
                     : fmt::format("{}:{:02} {}", twelve, minute, half);
}

std::size_t label_stride(float widest, float gap, float slot) {
  if (slot <= 0) return 1;
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + gap) / slot)));
}

}  // namespace sitwell::gui
