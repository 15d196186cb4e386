// The part of `sitwell doctor` that looks at what lies between a clip and the history: the udev
// rule, the right to open the clip, the clip itself, the daemon.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/finding.hpp"
#include "cli/machine.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {

void check_clips(const Machine& machine, std::vector<Finding>& findings);
void check_daemon(const Machine& machine, std::vector<Finding>& findings);

/// What to do about a daemon that cannot be asked, in a sentence or two.
struct NextStep {
  std::string sentence;
  std::string command;  ///< empty where none can do it
};
NextStep when_unreachable(TrackerUnreachable::Why why, const Machine& machine);
/// Empty where it was started by hand.
std::string restart_command(const Machine& machine);

/// udev/60-sitwell.rules as it was when this was built.
std::string_view udev_rule();

}  // namespace sitwell::cli
