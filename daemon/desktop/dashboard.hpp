// The dashboard, as a program that the desktop's menus open: where it is, and how it is started so
// that it does not depend on the daemon.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sitwell::daemon {

/// Beside this program, else in one of PATH's folders; empty where it is not installed.
[[nodiscard]] std::filesystem::path dashboard_path();

/// What to run to open it. A daemon that systemd runs is fenced in, and whatever it starts ends
/// with it, so that there systemd is asked to start it instead.
[[nodiscard]] std::vector<std::string> dashboard_command(const std::filesystem::path& dashboard);

/// Starts a program, its path first, and lets go of it: it lives on when we end. False where it
/// could not be begun; what becomes of it then is its own affair.
bool start_detached(const std::vector<std::string>& words);

}  // namespace sitwell::daemon
