// The subcommands of `sitwell`, a file each, and what each can be asked for. None of them knows how
// arguments are written; arguments.cpp does.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "recordings/recording_reader.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell::cli {

/// What the program ends with; --help says so too.
struct ExitCode {
  static constexpr int ok = 0;
  static constexpr int failed = 1;       ///< could not be done, or doctor found a problem
  static constexpr int unusable = 2;     ///< what was given cannot be used: options, a file
  static constexpr int unreachable = 3;  ///< the daemon is not running, or does not answer
};

/// What was given cannot be used; what() is one clear sentence. Ends the program with `unusable`.
class UnusableInput : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// In all that follows an empty path means: none, or the usual one for a database.

struct ViewOptions {
  std::string database;
  std::string date = "today";
  bool json = false;
};
void show_day(const ViewOptions& options);
void show_week(const ViewOptions& options);
void show_month(const ViewOptions& options);
void show_log(const ViewOptions& options);

struct ReplayOptions {
  std::string file;      ///< or
  std::string simulate;  ///< the name of a simulation
  std::uint64_t seed = SimulatedWearerSettings{}.seed;
  ColumnChoice columns;
  bool calibrate_from_labels = false;
  std::string start;  ///< empty: the beginning of today, at 04:00 or as set
  std::string postures, up, effects, database;
  bool json = false;
};
void replay(const ReplayOptions& options);

struct SimulateOptions {
  std::string kind;
  std::string path;
  SimulatedWearerSettings wearer;
};
void simulate(const SimulateOptions& options);

struct ExportOptions {
  std::string database;
  std::string format;  ///< csv or json
  std::string what = "bouts";
  std::string from, to;
  std::string out;  ///< empty: standard output
};
void export_history(const ExportOptions& options);

struct ImportOptions {
  std::string database;
  std::string file;
};
void import_file(const ImportOptions& options);

// These ask the daemon. They throw TrackerUnreachable, which ends the program with `unreachable`,
// and TrackerRefused, with `failed`.

struct LiveOptions {
  bool json = false;
};
void show_status(const LiveOptions& options);
void answer_stand(const LiveOptions& options);
void answer_snooze(const LiveOptions& options);
void answer_skip(const LiveOptions& options);
void pause_prompts(const LiveOptions& options);
void resume_prompts(const LiveOptions& options);

struct QuietOptions : LiveOptions {
  std::string how_long;  ///< 45m, 2h, tomorrow, off
};
void be_quiet(const QuietOptions& options);

/// Follows the break until it counts, on a terminal.
void take_break(const LiveOptions& options);

struct WatchOptions : LiveOptions {
  bool once = false;  ///< ends with the daemon
};
/// Until Ctrl-C.
void watch(const WatchOptions& options);

struct CalibrateOptions : LiveOptions {
  std::string site = "thigh";
  int hold_s = 4;    ///< a pose needs two still seconds; one is lost to settling
  int change_s = 8;  ///< to take a pose, where nobody presses Enter
  bool no_wait = false;
};
/// False when the poses could not be used.
bool calibrate(const CalibrateOptions& options);

struct ConfigOptions {
  std::string key;
  std::vector<std::string> words;  ///< to set it to; none: back to the default
  bool json = false;
};
void show_config_path();
void show_default_config();
/// False when there is something that cannot be used.
bool check_config();
void show_config(const ConfigOptions& options);
void change_config(const ConfigOptions& options);

/// False when there is a problem.
bool doctor(const ViewOptions& options);
/// The udev rule that belongs to this version, for `sitwell doctor --udev-rule`.
void print_udev_rule();

}  // namespace sitwell::cli
