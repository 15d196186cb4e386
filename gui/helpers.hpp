// Other programs that the dashboard starts: the daemon, and another dashboard with the
// demonstration. They live on when it ends.
#pragma once

#include <string>

namespace sitwell::gui {

/// By systemd where it runs, else beside this program. Why not, a sentence with what to do; empty
/// where it was started.
std::string start_daemon();
std::string start_demo();

}  // namespace sitwell::gui
