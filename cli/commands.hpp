// The subcommands of `sitwell`, a file each. Adding one parses nothing and does nothing; its work
// is done in its callback, when it was the one that was asked for.
#pragma once

#include <stdexcept>

namespace CLI {
class App;
}

namespace sitwell::cli {

/// What the program ends with; --help says so too.
struct ExitCode {
  static constexpr int ok = 0;
  static constexpr int failed = 1;    ///< could not be done, or doctor found a problem
  static constexpr int unusable = 2;  ///< what was given cannot be used: options, a file
};

/// What was given cannot be used; what() is one clear sentence. Ends the program with `unusable`.
class UnusableInput : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

void add_today(CLI::App& app);
void add_day(CLI::App& app);
void add_week(CLI::App& app);
void add_month(CLI::App& app);
void add_replay(CLI::App& app);
void add_simulate(CLI::App& app);
void add_export(CLI::App& app);
void add_import(CLI::App& app);
/// A problem found is an exit code, not an error.
void add_doctor(CLI::App& app, int& exit_code);

}  // namespace sitwell::cli
