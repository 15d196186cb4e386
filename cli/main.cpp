// sitwell: sitting time on the command line.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "cli/commands.hpp"
namespace {

using sitwell::cli::ExitCode;

int complain(const std::exception& error, int exit_code) {
  std::fflush(stdout);
  fmt::print(stderr, "sitwell: {}\n", error.what());
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  int exit_code = ExitCode::ok;
  CLI::App app{
      "Sitwell: how long you sit with your hips flexed, and how often you get up.\n"
      "For comfort and mobility; not a medical device.",
      "sitwell"};
  app.set_version_flag("--version", "sitwell " SITWELL_VERSION);
  app.set_help_flag("-h,--help", "Say what there is");
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done; 1 it could not be done, or doctor found a problem; 2 what was given\n"
      "cannot be used (an option, a file). Colour: only on a terminal, never with NO_COLOR set.");

  using namespace sitwell::cli;
  add_today(app);
  add_day(app);
  add_week(app);
  add_month(app);
  add_replay(app);
  add_simulate(app);
  add_export(app);
  add_import(app);
  add_doctor(app, exit_code);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::ok : ExitCode::unusable;
  } catch (const UnusableInput& error) {
    return complain(error, ExitCode::unusable);
  } catch (const std::exception& error) {
    return complain(error, ExitCode::failed);
  }
  // Output that never arrived must not look like success.
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    std::perror("sitwell: standard output");
    return ExitCode::failed;
  }
  return exit_code;
}
