// The subcommands that watch and steer the daemon, as arguments.cpp offers them.
#pragma once

#include <string>

#include "cli/commands.hpp"

namespace CLI {
class App;
}

namespace sitwell::cli {

/// What was asked for, whichever of these subcommands it was.
struct LiveRequest {
  LiveOptions live;
  QuietOptions quiet;
  WatchOptions watch;
  CalibrateOptions calibrate;
  std::string shell;
};

/// The request and the exit code outlive the app.
void add_live_commands(CLI::App& app, LiveRequest& request, int& exit_code);

/// `sitwell completion` for all that the app has. The shell's name outlives the app.
void add_completion(CLI::App& app, std::string& shell);

}  // namespace sitwell::cli
