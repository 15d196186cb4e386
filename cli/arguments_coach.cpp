#include "cli/arguments_coach.hpp"

#include <CLI/CLI.hpp>

#include "core/routine_record.hpp"

namespace sitwell::cli {
namespace {

template <class Options>
CLI::App& add_command(CLI::App& app, Options& options, const char* name, const char* description) {
  CLI::App& command = *app.add_subcommand(name, description);
  command.add_flag("--json", options.json, "Print JSON (docs/cli.md describes it)");
  return command;
}

template <class Options>
void add_database(CLI::App& command, Options& options) {
  command.add_option("--db", options.database, "The history's database, if not the usual one");
}

template <class Value, std::size_t n>
CLI::IsMember one_of(const std::array<Value, n>& all) {
  std::vector<std::string> names;
  for (const Value value : all) names.emplace_back(name_of(value));
  return CLI::IsMember(names);
}

void add_start(CLI::App& routine, RoutineStartOptions& options) {
  CLI::App& command = add_command(routine, options, "start",
                                  "Begin one, and follow it; Ctrl-C stops it, h says it hurts");
  command.add_option("id", options.routine, "As `sitwell routines list` has it")->required();
  command.add_option("--leg", options.leg, "The thigh that wears the clip [as set]")
      ->check(CLI::IsMember({"left", "right"}));
  command.add_flag("--by-clock", options.by_clock,
                   "All of it by the clock, whatever the clip says");
  command.add_flag("--detach", options.detach, "Only begin it");
  command.callback([&options] { start_routine(options); });
}

void add_steering(CLI::App& routine, RoutineCommandOptions& options) {
  struct Steering {
    const char *name, *command, *description;
  };
  constexpr std::array all{
      Steering{"pause", "pause", "Nothing counts until it goes on"},
      Steering{"resume", "resume", "Go on"},
      Steering{"skip", "skip", "On to the next hold; during a rest, end the rest"},
      Steering{"repeat", "repeat", "This hold again, or the one before"},
      Steering{"by-clock", "by_clock",
               "I am in the pose: count the rest of this hold by the clock"},
      Steering{"stop", "stop", "End it; what was held is kept"},
  };
  for (const Steering& one : all)
    add_command(routine, options, one.name, one.description).callback([&options, one] {
      options.command = one.command;
      command_routine(options);
    });
}

void add_hurts(CLI::App& routine, HurtsOptions& options) {
  CLI::App& command =
      add_command(routine, options, "hurts", "This hurts: end it at once, and say what to do now");
  command.add_option("--where", options.where, "Where it hurts")->check(one_of(all_hurt_places));
  command.add_option("--how", options.how, "What it is like")->check(one_of(all_hurt_kinds));
  command.callback([&options] { routine_hurts(options); });
}

void add_routine(CLI::App& app, CoachRequest& request) {
  CLI::App& routine = *app.add_subcommand("routine", "A guided routine: start it, steer it");
  routine.require_subcommand(1);
  add_start(routine, request.start);
  add_steering(routine, request.command);
  add_hurts(routine, request.hurts);
  const LiveOptions& live = request.live;
  const auto add = [&](const char* name, const char* description,
                       void (*what)(const LiveOptions&)) {
    add_command(routine, request.live, name, description).callback([&live, what] { what(live); });
  };
  add("status", "The one in progress, or one the clip saw", show_routine_status);
  add("record", "Keep the routine that the clip saw", record_offered_routine);
  add("dismiss", "Do not keep it", dismiss_offered_routine);
}

void add_routine_files(CLI::App& routines, RoutinesOptions& options, int& exit_code) {
  CLI::App& check = add_command(routines, options, "check",
                                "Name what is wrong with routine files; 1 if there is anything");
  check.add_option("files", options.files, "Routine files (docs/routines.md)")->required();
  check.callback([&options, &exit_code] {
    if (!check_routines(options)) exit_code = ExitCode::failed;
  });
  CLI::App& in = *routines.add_subcommand("import", "Take a routine file in as your own");
  in.add_option("file", options.file, "A routine file")->required();
  in.callback([&options] { import_routine(options); });
  CLI::App& out = *routines.add_subcommand("export", "Write a routine as a file, to change it");
  out.add_option("id", options.id, "Which")->required();
  out.add_option("file", options.file, "Where to")->required();
  out.callback([&options] { export_routine(options); });
  for (CLI::App* command : {&in, &out})
    command->add_flag("--force", options.force, "Replace the one that is there");
}

void add_routines(CLI::App& app, RoutinesOptions& options, int& exit_code) {
  CLI::App& routines = *app.add_subcommand("routines", "The routines there are, and files of them");
  routines.require_subcommand(1);
  CLI::App& list =
      add_command(routines, options, "list", "All of them, and which do not fit your answers");
  list.callback([&options] { list_routines(options); });
  CLI::App& show =
      add_command(routines, options, "show", "All about one: steps, warnings, sources");
  show.add_option("id", options.id, "Which")->required();
  show.add_option("--picture", options.pictures, "Write its figures to this folder, as SVG");
  show.callback([&options] { show_routine(options); });
  for (CLI::App* command : {&list, &show}) add_database(*command, options);
  add_routine_files(routines, options, exit_code);
}

void add_screening(CLI::App& app, ScreeningOptions& options) {
  CLI::App& command = add_command(app, options, "screening",
                                  "A few questions before routines, and what follows from them");
  command.add_option("--answer", options.answers,
                     "fever=no, pregnancy=yes, hernia=cleared; all=no answers the rest");
  command.add_flag("--show", options.show, "The last answers, and what follows from them");
  add_database(command, options);
  command.callback([&options] { screen_wearer(options); });
}

void add_check_in(CLI::App& app, CheckInOptions& options) {
  CLI::App& command = add_command(app, options, "checkin",
                                  "How you feel today, in the figures you chose to follow");
  command.add_option("--set", options.figures, "low_back_pain=3, from 0 to 10");
  command.add_option("--stress", options.stress, "From 0 to 10")->check(CLI::Range(0, 10));
  command.add_option("--note", options.note, "A line of your own");
  command.add_flag("--history", options.history, "The days before, and where they lead");
  command.add_option("--days", options.days, "How many of them")
      ->capture_default_str()
      ->check(CLI::Range(7, 366));
  add_database(command, options);
  command.callback([&options] { check_in(options); });
}

void add_plan(CLI::App& app, PlanOptions& options) {
  CLI::App& plan =
      add_command(app, options, "plan", "The plan against this week, and why it is so");
  plan.require_subcommand(0, 1);
  add_database(plan, options);
  CLI::App& set = add_command(plan, options, "set", "Change one thing of it");
  set.add_option("what", options.what, "What to change")
      ->required()
      ->check(CLI::IsMember({"goal", "routines-a-day", "routines", "level", "adapts", "active"}));
  set.add_option("value", options.values,
                 "goal: minutes of sitting in a worn hour, or none; routines: their names; adapts, "
                 "active: on or off")
      ->required();
  CLI::App& on = add_command(plan, options, "on", "Follow it again");
  CLI::App& off = add_command(plan, options, "off", "Ask for nothing, and adapt nothing");
  const auto change = [&options](const char* what, const char* value) {
    options.what = what;
    options.values = {value};
    change_plan(options);
  };
  set.callback([&options] { change_plan(options); });
  on.callback([change] { change("active", "on"); });
  off.callback([change] { change("active", "off"); });
  plan.callback([&plan, &options] {
    if (plan.get_subcommands().empty()) show_plan(options);
  });
}

void add_learn(CLI::App& app, LearnOptions& options) {
  CLI::App& command = add_command(app, options, "learn", "About the muscle, and what to mind");
  command.add_option("page", options.page, "One page; list: their names [all of them]");
  command.callback(
      [&options] { options.page == "list" ? list_learn_pages(options) : learn(options); });
}

void add_forget(CLI::App& app, ForgetOptions& options) {
  CLI::App& forget = *app.add_subcommand("forget", "Erase what is kept");
  forget.require_subcommand(1);
  CLI::App& health = add_command(forget, options, "health",
                                 "Screening answers, check-ins, what hurt, and routines done");
  health.add_flag("--yes", options.yes, "Do not ask first");
  health.callback([&options] { forget_health(options); });
}

void add_report(CLI::App& app, ReportOptions& options) {
  CLI::App& command = *app.add_subcommand(
      "report", "Two pages for a visit to a professional, to print or to send (HTML)");
  command.add_option("--weeks", options.weeks, "How many weeks, up to today")
      ->capture_default_str()
      ->check(CLI::Range(1, 12));
  command.add_option("--out", options.out, "The file to write")->required();
  add_database(command, options);
  command.callback([&options] { write_report(options); });
}

}  // namespace

void add_coach_commands(CLI::App& app, CoachRequest& request, int& exit_code) {
  add_routine(app, request);
  add_routines(app, request.routines, exit_code);
  add_screening(app, request.screening);
  add_check_in(app, request.check_in);
  add_plan(app, request.plan);
  add_learn(app, request.learn);
  add_report(app, request.report);
  add_forget(app, request.forget);
}

}  // namespace sitwell::cli
