// The part of `sitwell doctor` that looks at what lies between a clip and the history: the udev
// rule, the right to open the clip, the clip itself, the daemon.
#pragma once

#include <string_view>
#include <vector>

#include "cli/finding.hpp"
#include "cli/machine.hpp"

namespace sitwell::cli {

void check_clips(const Machine& machine, std::vector<Finding>& findings);
void check_daemon(const Machine& machine, std::vector<Finding>& findings);

/// udev/60-sitwell.rules as it was when this was built.
std::string_view udev_rule();

}  // namespace sitwell::cli
