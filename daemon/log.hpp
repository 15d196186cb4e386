// What the daemon says while it runs: to standard error, in a form that a terminal and the journal
// both show well.
#pragma once

#include <string>

#include "daemon/clip/link.hpp"

namespace sitwell::daemon {

/// Once, before the first log(). `verbose`: debug messages too.
void start_log(bool verbose);
void log(Severity severity, const std::string& text);

}  // namespace sitwell::daemon
