#include "cli/hip_load.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

/// Less is a dash for the bus.
constexpr Duration worth_telling = std::chrono::minutes{1};

/// With a comma before each three digits, as English has it.
std::string grouped(int value) {
  if (value < 1000) return fmt::to_string(value);
  return fmt::format("{},{:03}", grouped(value / 1000), value % 1000);
}

}  // namespace

std::string hip_load(const ExposureFigures& figures) {
  std::vector<std::string> parts;
  if (figures.steps)
    parts.push_back(
        fmt::format("{} {}", grouped(*figures.steps), *figures.steps == 1 ? "step" : "steps"));
  if (figures.running >= worth_telling)
    parts.push_back(fmt::format("{} running", wording(figures.running)));
  if (figures.cycling >= worth_telling)
    parts.push_back(fmt::format("{} cycling", wording(figures.cycling)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string hip_load_a_day(const PeriodFigures& period) {
  const int days = period.days_counted;
  if (days == 0) return {};
  ExposureFigures mean{.running = period.exposure.running / days};
  mean.cycling = period.exposure.cycling / days;
  if (const auto steps = period.exposure.steps)
    mean.steps = static_cast<int>(std::lround(double(*steps) / days));
  return hip_load(mean);
}

}  // namespace sitwell::cli
