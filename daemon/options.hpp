// What sitwelld was asked to do on its command line.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace sitwell::daemon {

struct Options {
  /// "usb", "simulated", or the path of a recording.
  std::string clip = "usb";
  /// How fast time passes for a simulated clip or a recording; a clip on a cable keeps its own.
  double speed = 1;
  /// The time of the simulated wearer's day at which they are met: at their desk.
  std::chrono::minutes from{std::chrono::hours{9}};
  std::filesystem::path database;  ///< empty: as the settings say
  std::filesystem::path record;    ///< empty: nothing is recorded
  bool desktop = true;             ///< notifications, tray, D-Bus
  bool verbose = false;
};

/// The options; or what the program is to end with, when help was asked for or they make no sense
/// (which has then been said).
struct ParsedOptions {
  std::optional<Options> options;
  int exit_code = 0;
};
ParsedOptions parse_options(int argc, char** argv);

}  // namespace sitwell::daemon
