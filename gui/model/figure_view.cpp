#include "gui/model/figure_view.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "gui/model/wording.hpp"

namespace sitwell::gui {

namespace {

/// Less is a dash for the bus.
constexpr Duration worth_telling = std::chrono::minutes{1};

/// With a comma before each three digits, as English has it.
std::string grouped(int value) {
  if (value < 1000) return fmt::to_string(value);
  return fmt::format("{},{:03}", grouped(value / 1000), value % 1000);
}

}  // namespace

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

std::string steps_words(int steps) {
  return fmt::format("{} {}", grouped(steps), steps == 1 ? "step" : "steps");
}

std::string hip_load_words(const ExposureFigures& figures) {
  std::vector<std::string> parts;
  if (figures.steps) parts.push_back(steps_words(*figures.steps));
  if (figures.running >= worth_telling)
    parts.push_back(fmt::format("{} running", length_words(figures.running)));
  if (figures.cycling >= worth_telling)
    parts.push_back(fmt::format("{} cycling", length_words(figures.cycling)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::optional<double> sitting_min_per_h(Duration sitting, Duration worn) {
  if (worn <= Duration::zero()) return std::nullopt;
  return 60 * seconds(sitting) / seconds(worn);
}

}  // namespace sitwell::gui
