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

}  // namespace

void add_live_commands(CLI::App& app, LiveRequest& request) {
  LiveOptions& live = request.live;
  add_simple(app, live, "status", "How things are: posture, sitting, the next prompt, the clip",
             show_status);
  add_simple(app, live, "stand", "Answer a prompt: I am getting up", answer_stand);
  add_simple(app, live, "snooze", "Answer a prompt: in a while", answer_snooze);
  add_simple(app, live, "skip", "Answer a prompt: not this time", answer_skip);
  add_quiet(app, request.quiet);
  add_simple(app, live, "pause", "No prompts until tomorrow", pause_prompts);
  add_simple(app, live, "resume", "Prompts again, after quiet or pause", resume_prompts);
}

}  // namespace sitwell::cli
