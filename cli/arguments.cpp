// CLI11 takes seconds to compile: only this file and its neighbours include it.
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

#include "cli/arguments_coach.hpp"
#include "cli/arguments_live.hpp"
#include "cli/commands.hpp"
#include "cli/simulation.hpp"

namespace sitwell::cli {
namespace {

/// What was asked for, whichever subcommand it was.
struct Request {
  ViewOptions view;
  ReplayOptions replay;
  std::string pelvis;
  SimulateOptions simulate;
  ExportOptions exported;
  ImportOptions imported;
  ConfigOptions config;
  bool udev_rule = false;
  int exit_code = ExitCode::ok;
};

void add_database_option(CLI::App& command, std::string& database) {
  command.add_option("--db", database, "The history's database, if not the usual one");
}

CLI::App& add_view(CLI::App& app, Request& request, const char* name, const char* description) {
  CLI::App& command = *app.add_subcommand(name, description);
  add_database_option(command, request.view.database);
  command.add_flag("--json", request.view.json, "Print JSON (docs/export.md describes it)");
  return command;
}

void add_views(CLI::App& app, Request& request) {
  const ViewOptions& view = request.view;
  add_view(app, request, "today", "Today so far: hours, sitting bouts, figures").callback([&view] {
    show_day(view);
  });
  CLI::App& day = add_view(app, request, "day", "The same for any day");
  day.add_option("date", request.view.date, "2026-11-16, today or yesterday")->required();
  day.callback([&view] { show_day(view); });
  CLI::App& log = add_view(app, request, "log",
                           "What happened on a day: sitting, prompts and what became of them");
  log.add_option("date", request.view.date, "2026-11-16, today or yesterday")
      ->capture_default_str();
  log.callback([&view] { show_log(view); });
  CLI::App& week =
      add_view(app, request, "week", "The days of a week, and their mean per worn hour");
  week.callback([&view] { show_week(view); });
  CLI::App& month =
      add_view(app, request, "month", "The days of a month, and their mean per worn hour");
  month.callback([&view] { show_month(view); });
  for (CLI::App* period : {&week, &month})
    period->add_option("date", request.view.date, "Any day of it: 2026-11-16, today, yesterday")
        ->capture_default_str();
}

void add_replay_outputs(CLI::App& command, ReplayOptions& options) {
  command.add_option("--postures", options.postures, "Write a posture a second to this CSV file");
  command.add_option("--up", options.up, "Write where up is, a row a sample, to this CSV file");
  command.add_option("--effects", options.effects, "Write all that the tracker said to this file");
  command.add_option("--db", options.database,
                     "Write the bouts to this history; a replay of the same name is replaced");
  command.add_flag("--json", options.json, "Print the summary as JSON");
}

void add_replay(CLI::App& app, Request& request) {
  ReplayOptions& options = request.replay;
  CLI::App& command = *app.add_subcommand(
      "replay", "Run a recording through the tracker: postures, bouts, sitting time");
  auto* file = command.add_option("file", options.file, "A recording: CSV, or CSV in gzip");
  auto* simulated = command
                        .add_option("--simulate", options.simulate,
                                    "No file: a simulated day, or a working week of them")
                        ->check(CLI::IsMember(simulation_names()))
                        ->excludes(file);
  command.add_option("--seed", options.seed, "Another seed is another simulated wearer")
      ->capture_default_str()
      ->needs(simulated);
  command.add_option("--thigh", options.columns.thigh,
                     "Prefix of the thigh's columns: left_ reads left_ax ... left_gz");
  auto* pelvis = command.add_option("--pelvis", request.pelvis,
                                    "Prefix of the waistband's columns, where worn");
  command.add_flag("--calibrate-from-labels", options.calibrate_from_labels,
                   "Rows labelled calibrate_stand and calibrate_sit are the guided calibration");
  command.add_option("--start", options.start,
                     "When t_s was zero: 2026-11-16T08:00, with Z or +01:00 where it was not local "
                     "time [today, at the hour days begin]");
  add_replay_outputs(command, options);
  command.callback([&request, pelvis] {
    if (pelvis->count() > 0) request.replay.columns.pelvis = request.pelvis;
    replay(request.replay);
  });
}

void add_simulate(CLI::App& app, Request& request) {
  SimulateOptions& options = request.simulate;
  CLI::App& command = *app.add_subcommand("simulate", "Write a simulated recording");
  command.add_option("kind", options.kind, "Which wearer to simulate")
      ->required()
      ->check(CLI::IsMember(simulation_names()));
  command.add_option("file", options.path, "Where to: .csv, or .csv.gz to compress")->required();
  command.add_option("--seed", options.wearer.seed, "Another seed is another wearer")
      ->capture_default_str();
  command.add_option("--rate", options.wearer.rate_hz, "Samples a second")
      ->capture_default_str()
      ->check(CLI::Range(10.0, 1000.0));
  command.callback([&options] { simulate(options); });
}

void add_export(CLI::App& app, Request& request) {
  ExportOptions& options = request.exported;
  CLI::App& command = *app.add_subcommand(
      "export", "Write what the history holds as CSV or JSON (docs/export.md has the layouts)");
  command.add_option("--format", options.format, "csv or json")
      ->required()
      ->check(CLI::IsMember({"csv", "json"}));
  command
      .add_option(
          "--what", options.what,
          "bouts, prompts, routines, check-ins (import reads these), days, screening or plan")
      ->capture_default_str()
      ->check(CLI::IsMember(
          {"bouts", "days", "prompts", "routines", "check-ins", "screening", "plan"}));
  command.add_option("--from", options.from, "The first day [the history's first]");
  command.add_option("--to", options.to, "The last day [the history's last]");
  command.add_option("--out", options.out, "A file to write [standard output]");
  add_database_option(command, options.database);
  command.callback([&options] { export_history(options); });
}

void add_import(CLI::App& app, Request& request) {
  ImportOptions& options = request.imported;
  CLI::App& command = *app.add_subcommand(
      "import", "Bring in bouts, prompts, routines or check-ins that `export` wrote");
  command.add_option("file", options.file, "What export wrote")->required();
  add_database_option(command, options.database);
  command.callback([&options] { import_file(options); });
}

void add_config(CLI::App& app, Request& request) {
  ConfigOptions& options = request.config;
  CLI::App& config = *app.add_subcommand("config", "Show, check and change the settings");
  config.require_subcommand(1);
  config.add_subcommand("path", "Say where the settings file is")->callback(show_config_path);
  config.add_subcommand("default", "Print a settings file with every key and its default")
      ->callback(show_default_config);
  config.add_subcommand("check", "Name what cannot be used, by line and column; 1 if there is any")
      ->callback([&request] {
        if (!check_config()) request.exit_code = ExitCode::failed;
      });
  CLI::App& show = *config.add_subcommand("show", "What is in force, and where it comes from");
  show.add_option("key", options.key, "One key only, like prompts.window_min");
  show.add_flag("--json", options.json, "Print JSON");
  show.callback([&options] { show_config(options); });
  CLI::App& set = *config.add_subcommand("set", "Change one setting in the file, nothing else");
  set.add_option("key", options.key, "prompts.window_min, hours.monday, clips.SERIAL, ...")
      ->required();
  set.add_option("value", options.words,
                 "30, true, 04:00, or several ranges: 09:00-12:30 13:15-17:30; never for none")
      ->required();
  set.callback([&options] { change_config(options); });
  CLI::App& unset = *config.add_subcommand("unset", "Take a setting out: its default holds again");
  unset.add_option("key", options.key, "prompts.window_min, clips.SERIAL, ...")->required();
  unset.callback([&options] { change_config(options); });
}

void add_doctor(CLI::App& app, Request& request) {
  CLI::App& command =
      add_view(app, request, "doctor", "Check the clip, the daemon, settings and the history");
  command.add_flag("--udev-rule", request.udev_rule,
                   "Print the udev rule that belongs to this version, and check nothing");
  command.callback([&request] {
    if (request.udev_rule)
      print_udev_rule();
    else if (!doctor(request.view))
      request.exit_code = ExitCode::failed;
  });
}

}  // namespace

int run(int argc, char** argv) {
  Request request;
  LiveRequest live;
  CoachRequest coach;
  CLI::App app{
      "Sitwell: how long you sit with your hips flexed, and how often you get up.\n"
      "For comfort and mobility; not a medical device.",
      "sitwell"};
  app.set_version_flag("--version", "sitwell " SITWELL_VERSION);
  app.set_help_flag("-h,--help", "Say what there is");
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done; 1 it could not be done, or doctor or config check found a problem; 2\n"
      "what was given cannot be used (an option, a file); 3 sitwelld is not running, or does not\n"
      "answer. Colour: only on a terminal, never with NO_COLOR set.");
  add_live_commands(app, live, request.exit_code);
  add_coach_commands(app, coach, request.exit_code);
  add_completion(app, live.shell);
  add_views(app, request);
  add_replay(app, request);
  add_simulate(app, request);
  add_export(app, request);
  add_import(app, request);
  add_config(app, request);
  add_doctor(app, request);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::ok : ExitCode::unusable;
  }
  return request.exit_code;
}

}  // namespace sitwell::cli
