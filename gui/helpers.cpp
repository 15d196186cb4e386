#include "gui/helpers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "gui/demo/children.hpp"

namespace sitwell::gui {

namespace {

// After a fork: becomes that program, silent; comes back where there is none.
void become(const std::vector<char*>& arguments) {
  const int nowhere = open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < 3; ++descriptor) dup2(nowhere, descriptor);
  execvp(arguments[0], arguments.data());
}

// Starts it as nobody's child, so that it outlives us and leaves no zombie; true when it could be
// executed.
bool start_detached(std::vector<std::string> words) {
  const std::vector<char*> arguments = pointers(words);
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return false;
  const pid_t child = fork();
  if (child == 0) {
    setsid();
    if (fork() != 0) _exit(0);
    become(arguments);
    const char failed = 1;
    (void)!write(report[1], &failed, 1);
    _exit(127);
  }
  close(report[1]);
  char failed = 0;
  const bool started = child > 0 && read(report[0], &failed, 1) == 0;
  close(report[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  return started;
}

int ended_with(std::vector<std::string> words) {
  const std::vector<char*> arguments = pointers(words);
  const pid_t child = fork();
  if (child == 0) {
    become(arguments);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

}  // namespace

std::string start_daemon() {
  std::error_code ignored;
  if (std::filesystem::is_directory("/run/systemd/system", ignored) &&
      ended_with({"systemctl", "--user", "--no-block", "start", "sitwelld"}) == 0)
    return {};
  const std::filesystem::path program = program_named("sitwelld");
  if (!program.empty() && start_detached({program.string()})) return {};
  return "sitwelld could not be started: it is neither beside the dashboard nor in PATH. Run "
         "`sitwell doctor` in a terminal; it says what is missing.";
}

std::string start_demo() {
  const std::filesystem::path program = program_named("sitwell-dashboard");
  if (!program.empty() && start_detached({program.string(), "--demo"})) return {};
  return "The demonstration could not be started. Run `sitwell-dashboard --demo` in a terminal; it "
         "says why.";
}

}  // namespace sitwell::gui
