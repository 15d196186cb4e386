// The simulated wearers that replay and simulate know by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recordings/simulated_wearer.hpp"

namespace sitwell::cli {

/// The names one can ask for, in the order help lists them.
const std::vector<std::string>& simulation_names();

/// The days behind a name: one day of office, standing-desk or weekend; a working week of all of
/// them, Monday to Sunday. Nothing where there is no such name.
std::optional<std::vector<DayKind>> simulated_days(std::string_view name);

}  // namespace sitwell::cli
