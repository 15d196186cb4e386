// The subcommands to routines, check-ins, screening, the plan and the Learn pages, and what each
// can be asked for; as cli/commands.hpp is for the others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace sitwell::cli {

struct RoutineStartOptions : LiveOptions {
  std::string routine;
  std::string leg;  ///< left or right; empty: as the settings say
  bool by_clock = false;
  bool detach = false;  ///< started, and left to run
};
/// Follows it until it is over, unless detached.
void start_routine(const RoutineStartOptions& options);

struct RoutineCommandOptions : LiveOptions {
  std::string command;  ///< as the daemon knows it
};
void command_routine(const RoutineCommandOptions& options);

struct HurtsOptions : LiveOptions {
  std::string where, how;  ///< empty: asked for on a terminal, else not said
};
void routine_hurts(const HurtsOptions& options);
void show_routine_status(const LiveOptions& options);
void record_offered_routine(const LiveOptions& options);
void dismiss_offered_routine(const LiveOptions& options);

struct RoutinesOptions {
  std::string id;
  std::vector<std::string> files;
  std::string file;      ///< to import, or to export to
  std::string pictures;  ///< a folder
  std::string database;
  bool force = false;
  bool json = false;
};
void list_routines(const RoutinesOptions& options);
void show_routine(const RoutinesOptions& options);
/// False when one of the files cannot be used.
bool check_routines(const RoutinesOptions& options);
void import_routine(const RoutinesOptions& options);
void export_routine(const RoutinesOptions& options);

struct ScreeningOptions {
  std::vector<std::string> answers;  ///< name=yes; none: asked for on a terminal
  bool show = false;                 ///< the last ones, and what follows from them
  std::string database;
  bool json = false;
};
void screen_wearer(const ScreeningOptions& options);

struct CheckInOptions {
  std::vector<std::string> figures;  ///< low_back_pain=3; none: asked for on a terminal
  std::optional<int> stress;
  std::string note;
  bool history = false;
  int days = 30;
  std::string database;
  bool json = false;
};
void check_in(const CheckInOptions& options);

struct PlanOptions {
  std::string what;                 ///< to set
  std::vector<std::string> values;  ///< to what
  std::string database;
  bool json = false;
};
void show_plan(const PlanOptions& options);
void change_plan(const PlanOptions& options);

struct LearnOptions {
  std::string page;
  bool json = false;
};
void learn(const LearnOptions& options);
void list_learn_pages(const LearnOptions& options);

struct ForgetOptions : LiveOptions {
  bool yes = false;
};
void forget_health(const ForgetOptions& options);

struct ReportOptions {
  int weeks = 4;
  std::string out;
  std::string database;
};
void write_report(const ReportOptions& options);

}  // namespace sitwell::cli
