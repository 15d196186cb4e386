#include "daemon/child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <utility>

extern char** environ;

namespace sitwell::daemon {
namespace {

/// Where the kernel has no pidfd_open (before 5.3), a program is looked after this often while it
/// runs.
constexpr std::chrono::milliseconds look_every{200};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> raw;
  raw.reserve(words.size() + 1);
  for (std::string& word : words) raw.push_back(word.data());
  raw.push_back(nullptr);
  return raw;
}

/// A group of its own, so that what it starts can be ended with it.
pid_t spawn(std::vector<std::string> words, std::vector<std::string> variables) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // Signals that we block or ignore are nothing that a program expects to be born with.
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  const int error = posix_spawn(&process, words.front().c_str(), &files, &attributes,
                                pointers(words).data(), pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::system_error(error, std::generic_category(), words.front());
  return process;
}

/// -1 where there is no such thing. Close-on-exec by itself.
int open_process(pid_t process) {
#ifdef SYS_pidfd_open
  return static_cast<int>(syscall(SYS_pidfd_open, process, 0));
#else
  (void)process;
  return -1;
#endif
}

}  // namespace

struct ChildProcess::State : std::enable_shared_from_this<ChildProcess::State> {
  State(boost::asio::io_context& io, pid_t started, const ChildLimits& how_long,
        std::function<void(const ChildEnd&)> then)
      : process(started), limits(how_long), ended(std::move(then)), end(io), limit(io), look(io) {
    if (const int file = open_process(process); file >= 0) end.assign(file);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  /// Only what has not ended; its number is still its own, for nobody waited.
  ~State() {
    if (process <= 0) return;
    signal(SIGKILL);
    waitpid(process, nullptr, 0);
  }

  void signal(int number) const { kill(-process, number); }

  /// A handler that does nothing once nobody is interested any more.
  auto when(void (State::*then)()) {
    return [weak = weak_from_this(), then](const boost::system::error_code& error) {
      const auto self = weak.lock();
      if (!error && self) ((*self).*then)();
    };
  }

  void watch() {
    if (end.is_open())
      return end.async_wait(boost::asio::posix::descriptor_base::wait_read, when(&State::reap));
    look.expires_after(look_every);
    look.async_wait(when(&State::reap));
  }

  void end_after(std::chrono::milliseconds time) {
    limit.expires_after(time);
    limit.async_wait(when(&State::enough));
  }

  void enough() {
    if (process <= 0) return;
    if (std::exchange(too_long, true)) return signal(SIGKILL);
    signal(SIGTERM);
    end_after(limits.grace);
  }

  void reap() {
    int status = 0;
    if (waitpid(process, &status, WNOHANG) == 0) return watch();
    // What it started and left behind when it had to be ended is to end too.
    if (too_long) signal(SIGKILL);
    process = -1;
    limit.cancel();
    std::exchange(ended, nullptr)({.status = status, .too_long = too_long});
  }

  pid_t process;
  const ChildLimits limits;
  std::function<void(const ChildEnd&)> ended;
  boost::asio::posix::stream_descriptor end;  ///< readable when it has ended
  boost::asio::steady_timer limit, look;
  bool too_long = false;
};

ChildProcess::ChildProcess(boost::asio::io_context& io, std::vector<std::string> words,
                           std::vector<std::string> environment, const ChildLimits& limits,
                           std::function<void(const ChildEnd&)> ended)
    : state_(std::make_shared<State>(io, spawn(std::move(words), std::move(environment)), limits,
                                     std::move(ended))) {
  state_->watch();
  state_->end_after(limits.time);
}
ChildProcess::~ChildProcess() = default;

std::vector<std::string> own_environment() {
  std::vector<std::string> all;
  for (char** one = environ; *one != nullptr; ++one) all.emplace_back(*one);
  return all;
}

std::string program_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (!folder.starts_with('/')) continue;  // nothing from wherever the daemon was started
    const std::filesystem::path file = std::filesystem::path{folder} / name;
    std::error_code none;
    if (std::filesystem::is_regular_file(file, none) && access(file.c_str(), X_OK) == 0)
      return file.string();
  }
  return {};
}

}  // namespace sitwell::daemon
