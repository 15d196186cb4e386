#include "gui/demo/children.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <system_error>

extern char** environ;

namespace sitwell::gui {
namespace {

/// The daemon writes what is open and takes leave of its clip.
constexpr std::chrono::milliseconds ends_within{1500};
constexpr std::chrono::milliseconds looks_every{5};
constexpr int line_descriptor = 3;

std::vector<std::string> environment_with(const std::map<std::string, std::string>& variables) {
  std::vector<std::string> all;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string entry = *each;
    if (!variables.contains(entry.substr(0, entry.find('=')))) all.push_back(entry);
  }
  for (const auto& [name, value] : variables) {
    if (value.empty()) continue;
    std::string entry = name;
    entry.append("=").append(value);
    all.push_back(std::move(entry));
  }
  return all;
}

bool is_program(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  all.reserve(words.size() + 1);
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

ChildProgram::ChildProgram(const std::vector<std::string>& words,
                           const std::map<std::string, std::string>& variables,
                           const std::filesystem::path& log, bool tells) {
  // All that allocates is done before the fork.
  std::vector<std::string> own_words = words;
  std::vector<std::string> own_variables = environment_with(variables);
  const std::vector<char*> arguments = pointers(own_words);
  const std::vector<char*> environment = pointers(own_variables);
  int ends[2] = {-1, -1};
  if (tells && pipe2(ends, O_CLOEXEC) != 0) return;
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const pid_t parent = getpid();
  // Told to end before it is another program, it must not do what this one does then.
  sigset_t held, before;
  sigemptyset(&held);
  sigaddset(&held, SIGTERM);
  sigprocmask(SIG_BLOCK, &held, &before);
  id_ = fork();
  if (id_ == 0) {
    signal(SIGTERM, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);  // it was gone before this was said
    if (out >= 0) dup2(out, STDOUT_FILENO);
    if (out >= 0) dup2(out, STDERR_FILENO);
    if (tells) dup2(ends[1], line_descriptor);
    execve(arguments.front(), arguments.data(), environment.data());
    _exit(127);
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  if (out >= 0) close(out);
  if (tells) close(ends[1]);
  told_ = ends[0];
}

ChildProgram::~ChildProgram() {
  if (told_ >= 0) close(told_);
  if (id_ <= 0) return;
  kill(id_, SIGTERM);
  int status = 0;
  const auto give_up = std::chrono::steady_clock::now() + ends_within;
  while (waitpid(id_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= give_up) {
      kill(id_, SIGKILL);
      waitpid(id_, &status, 0);
      return;
    }
    poll(nullptr, 0, static_cast<int>(looks_every.count()));
  }
}

std::string ChildProgram::first_line() {
  std::string line;
  char byte = 0;
  while (told_ >= 0 && read(told_, &byte, 1) == 1 && byte != '\n') line += byte;
  return line;
}

/// It may have ended and not been asked about yet, which is not running either.
bool ChildProgram::running() const {
  if (id_ <= 0) return false;
  siginfo_t ended{};
  return waitid(P_PID, static_cast<id_t>(id_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         ended.si_pid == 0;
}

std::filesystem::path program_named(const std::string& name) {
  std::error_code unknown;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (!unknown && is_program(self.parent_path() / name)) return self.parent_path() / name;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (!folder.empty() && is_program(std::filesystem::path{folder} / name))
      return std::filesystem::path{folder} / name;
  return {};
}

}  // namespace sitwell::gui
