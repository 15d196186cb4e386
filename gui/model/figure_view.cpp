#include "gui/model/figure_view.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sitwell::gui {

std::string number_words(std::optional<double> value, int decimals) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "–";
}

std::string goal_words(double minutes) {
  const long tenths = std::lround(minutes * 10);
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10) : fmt::format("{:.1f}", minutes);
}

std::string minutes_words(double minutes) { return fmt::format("{:.0f} min", std::floor(minutes)); }

std::string counted(int count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::optional<double> sitting_min_per_h(Duration sitting, Duration worn) {
  if (worn <= Duration::zero()) return std::nullopt;
  return 60 * seconds(sitting) / seconds(worn);
}

}  // namespace sitwell::gui
