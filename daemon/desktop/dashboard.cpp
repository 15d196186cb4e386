#include "daemon/desktop/dashboard.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <system_error>

namespace sitwell::daemon {
namespace {

bool is_program(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

std::filesystem::path in_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (!folder.empty() && is_program(std::filesystem::path{folder} / name))
      return std::filesystem::path{folder} / name;
  return {};
}

/// In the child of the child, which nobody waits for.
[[noreturn]] void become(const std::vector<char*>& words) {
  setsid();
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD})
    std::signal(number, SIG_DFL);  // what we ignore it need not
  if (const int nothing = open("/dev/null", O_RDONLY); nothing >= 0) dup2(nothing, STDIN_FILENO);
  execv(words.front(), words.data());
  _exit(127);
}

}  // namespace

std::filesystem::path dashboard_path() {
  constexpr const char* name = "sitwell-dashboard";
  std::error_code unknown;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (!unknown && is_program(self.parent_path() / name)) return self.parent_path() / name;
  return in_path(name);
}

std::vector<std::string> dashboard_command(const std::filesystem::path& dashboard) {
  const std::filesystem::path asks = in_path("systemd-run");
  if (std::getenv("INVOCATION_ID") == nullptr || asks.empty()) return {dashboard.string()};
  return {asks.string(), "--user", "--collect", "--quiet", "--no-block", "--", dashboard.string()};
}

bool start_detached(const std::vector<std::string>& words) {
  std::vector<std::string> own = words;
  std::vector<char*> raw;
  for (std::string& word : own) raw.push_back(word.data());
  raw.push_back(nullptr);
  if (own.empty() || !is_program(own.front())) return false;
  const pid_t between = fork();
  if (between < 0) return false;
  if (between == 0) {
    const pid_t child = fork();
    if (child == 0) become(raw);
    _exit(child < 0 ? 1 : 0);
  }
  int status = 0;
  while (waitpid(between, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace sitwell::daemon
