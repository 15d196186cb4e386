#include "cli/simulation.hpp"

namespace sitwell::cli {

const std::vector<std::string>& simulation_names() {
  static const std::vector<std::string> names{"office", "standing-desk", "weekend", "week"};
  return names;
}

std::optional<std::vector<DayKind>> simulated_days(std::string_view name) {
  if (name == "office") return {{DayKind::office}};
  if (name == "standing-desk") return {{DayKind::standing_desk}};
  if (name == "weekend") return {{DayKind::weekend}};
  if (name == "week")
    return {{DayKind::office, DayKind::office, DayKind::standing_desk, DayKind::office,
             DayKind::standing_desk, DayKind::weekend, DayKind::weekend}};
  return std::nullopt;
}

}  // namespace sitwell::cli
