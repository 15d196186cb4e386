// How `sitwell` is asked for things.
#pragma once

namespace sitwell::cli {

/// Reads the arguments and does what they ask for. Returns the exit code; throws what the
/// subcommand throws.
int run(int argc, char** argv);

}  // namespace sitwell::cli
