// sitwell: sitting time on the command line.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/doctor_clip.hpp"
#include "dbus/tracker_client.hpp"

namespace {

using sitwell::cli::ExitCode;

void say(const sitwell::cli::NextStep& step) {
  fmt::print(stderr, "{}\n", step.sentence);
  if (!step.command.empty()) fmt::print(stderr, "  {}\n", step.command);
}

int complain(const std::exception& error, int exit_code) {
  std::fflush(stdout);
  fmt::print(stderr, "sitwell: {}\n", error.what());
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  int exit_code = ExitCode::ok;
  try {
    exit_code = sitwell::cli::run(argc, argv);
  } catch (const sitwell::cli::UnusableInput& error) {
    return complain(error, ExitCode::unusable);
  } catch (const sitwell::TrackerUnreachable& error) {
    complain(error, ExitCode::unreachable);
    say(sitwell::cli::when_unreachable(error.why(), sitwell::cli::this_machine()));
    return ExitCode::unreachable;
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
