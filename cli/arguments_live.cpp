#include "cli/arguments_live.hpp"

#include <CLI/CLI.hpp>

namespace sitwell::cli {
namespace {

CLI::App& add_command(CLI::App& app, LiveOptions& options, const char* name,
                      const char* description) {
  CLI::App& command = *app.add_subcommand(name, description);
  command.add_flag("--json", options.json, "Print JSON (docs/cli.md describes it)");
  return command;
}

void add_simple(CLI::App& app, LiveOptions& options, const char* name, const char* description,
                void (*command)(const LiveOptions&)) {
  add_command(app, options, name, description).callback([&options, command] { command(options); });
}

void add_quiet(CLI::App& app, QuietOptions& options) {
  CLI::App& command = add_command(app, options, "quiet", "No prompts for a while");
  command
      .add_option("how-long", options.how_long,
                  "45m, 2h or 1h30m; tomorrow: until then; off: prompts again")
      ->required()
      ->type_name("TIME:{30m,45m,1h,2h,tomorrow,off}");
  command.callback([&options] { be_quiet(options); });
}

void add_watch(CLI::App& app, WatchOptions& options) {
  CLI::App& command =
      add_command(app, options, "watch", "The same as it changes, and the live angle; Ctrl-C ends");
  command.add_flag("--once", options.once, "End when the daemon does, with exit code 3");
  command.callback([&options] { watch(options); });
}

void add_calibrate(CLI::App& app, CalibrateOptions& options, int& exit_code) {
  CLI::App& command =
      add_command(app, options, "calibrate", "Stand, then sit: how the clip lies on the body");
  command.add_option("--site", options.site, "Where the clip is worn")
      ->capture_default_str()
      ->check(CLI::IsMember({"thigh", "pelvis"}));
  command.add_option("--hold", options.hold_s, "Seconds to hold each pose")
      ->capture_default_str()
      ->check(CLI::Range(2, 60));
  command.add_option("--change", options.change_s, "Seconds to take a pose without Enter")
      ->capture_default_str()
      ->check(CLI::Range(0, 60));
  command.add_flag("--no-wait", options.no_wait,
                   "Count down instead of waiting for Enter; so it is without a terminal");
  command.callback([&options, &exit_code] {
    if (!calibrate(options)) exit_code = ExitCode::failed;
  });
}

}  // namespace

void add_live_commands(CLI::App& app, LiveRequest& request, int& exit_code) {
  LiveOptions& live = request.live;
  add_simple(app, live, "status", "How things are: posture, sitting, the next prompt, the clip",
             show_status);
  add_watch(app, request.watch);
  add_simple(app, live, "break", "Ask for a break now, and count along until it is one",
             take_break);
  add_simple(app, live, "stand", "Answer a prompt: I am getting up", answer_stand);
  add_simple(app, live, "snooze", "Answer a prompt: in a while", answer_snooze);
  add_simple(app, live, "skip", "Answer a prompt: not this time", answer_skip);
  add_quiet(app, request.quiet);
  add_simple(app, live, "pause", "No prompts until tomorrow", pause_prompts);
  add_simple(app, live, "resume", "Prompts again, after quiet or pause", resume_prompts);
  add_calibrate(app, request.calibrate, exit_code);
}

}  // namespace sitwell::cli
