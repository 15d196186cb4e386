// The part of `sitwell doctor` that asks the daemon itself.
#pragma once

#include <vector>

#include "cli/finding.hpp"
#include "cli/machine.hpp"

namespace sitwell::cli {

/// Nothing where no daemon is on the bus: check_daemon() has said whether one runs.
void check_tracker(const Machine& machine, std::vector<Finding>& findings);

}  // namespace sitwell::cli
