// The only file of the daemon that includes CLI11, which takes seconds to compile.
#include "daemon/options.hpp"

#include <CLI/CLI.hpp>

#include "config/working_hours.hpp"

namespace sitwell::daemon {
namespace {

/// What cannot be used ends the program so; as `sitwell` does.
constexpr int unusable = 2;

}  // namespace

ParsedOptions parse_options(int argc, char** argv) {
  Options options;
  CLI::App app{
      "Reads the clip and keeps the history of your sitting time. Runs until it is told to end "
      "(SIGINT, SIGTERM); what it has to say goes to standard error."};
  app.set_version_flag("--version", SITWELL_VERSION);
  app.add_option("--clip", options.clip,
                 "usb: the clips plugged in; simulated: a wearer who never was; or a recording")
      ->capture_default_str();
  app.add_option(
         "--speed", options.speed,
         "How many times faster than life a simulated clip or a recording runs; above 200 a "
         "busy computer's pauses look like a bad cable")
      ->capture_default_str()
      ->check(CLI::Range(0.1, 10000.0));
  app.add_option_function<std::string>(
         "--from",
         [&options](const std::string& text) {
           if (const auto time = minute_of_day(text)) options.from = *time;
         },
         "The time of the simulated wearer's day at which they are met")
      ->default_str("09:00")
      ->check([](const std::string& text) {
        return minute_of_day(text) ? std::string{} : text + " is no time of day; write it as 09:30";
      });
  app.add_option("--db", options.database, "The history's database, if not the usual one");
  app.add_option("--record", options.record,
                 "Also write every reading to this file (.csv or .csv.gz) for `sitwell replay`");
  app.add_flag("!--no-desktop", options.desktop,
               "Keep off the desktop: no notifications, no tray, no D-Bus; prompts go to the log");
  app.add_flag("--verbose", options.verbose, "Say what is only of interest when something is odd");
  try {
    app.parse(argc, argv);
    if (options.clip == "usb" && options.speed != 1)
      throw CLI::ValidationError("--speed", "a clip on a cable keeps its own time");
    if (options.clip != "simulated" && app.count("--from") > 0)
      throw CLI::ValidationError("--from", "only the day of --clip simulated is planned");
  } catch (const CLI::ParseError& error) {
    return {.options = std::nullopt, .exit_code = app.exit(error) == 0 ? 0 : unusable};
  }
  return {.options = options};
}

}  // namespace sitwell::daemon
