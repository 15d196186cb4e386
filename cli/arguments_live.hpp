// The subcommands that watch and steer the daemon, as arguments.cpp offers them.
#pragma once

#include "cli/commands.hpp"

namespace CLI {
class App;
}

namespace sitwell::cli {

/// What was asked for, whichever of these subcommands it was.
struct LiveRequest {
  LiveOptions live;
  QuietOptions quiet;
};

/// The request outlives the app.
void add_live_commands(CLI::App& app, LiveRequest& request);

}  // namespace sitwell::cli
