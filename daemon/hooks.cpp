#include "daemon/hooks.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstring>
#include <list>
#include <string_view>
#include <utility>
#include <vector>

extern char** environ;

namespace sitwell::daemon {
namespace {

using std::chrono::steady_clock;

/// Where the kernel has no pidfd_open (before 5.3), a hook is looked after this often while it
/// runs.
constexpr std::chrono::milliseconds look_every{200};

std::vector<std::string> environment_of(const Hook& hook,
                                        const std::map<std::string, std::string>& added) {
  std::vector<std::string> all;
  for (char** one = environ; *one != nullptr; ++one)
    if (!std::string_view{*one}.starts_with("SITWELL_")) all.emplace_back(*one);
  all.push_back(fmt::format("SITWELL_EVENT={}", hook.on));
  for (const auto& [name, value] : added)
    all.push_back(fmt::format("{}={}", name, value.substr(0, value.find('\0'))));
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> raw;
  for (std::string& word : words) raw.push_back(word.data());
  raw.push_back(nullptr);
  return raw;
}

/// 0, or the error. A group of its own, so that what it starts can be ended with it; nothing to
/// read; what it prints goes where our own log goes.
int spawn(const Hook& hook, const std::map<std::string, std::string>& added, pid_t& process) {
  std::vector<std::string> words = hook.run;
  std::vector<std::string> variables = environment_of(hook, added);
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
  const int error = posix_spawn(&process, words.front().c_str(), &files, &attributes,
                                pointers(words).data(), pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
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

/// One hook that runs.
struct Running {
  Running(boost::asio::io_context& io, const Hook& of, pid_t started)
      : hook(of), process(started), end(io), limit(io), look(io) {
    if (const int file = open_process(process); file >= 0) end.assign(file);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  /// Only what is left when the daemon ends; its number is still its own, for nobody waited.
  ~Running() {
    if (process <= 0) return;
    signal(SIGKILL);
    waitpid(process, nullptr, 0);
  }

  void signal(int number) const { kill(-process, number); }

  Hook hook;
  pid_t process;
  boost::asio::posix::stream_descriptor end;  ///< readable when it has ended
  boost::asio::steady_timer limit, look;
  bool too_long = false;
};

}  // namespace

struct HookRunner::State : std::enable_shared_from_this<HookRunner::State> {
  using Entry = std::shared_ptr<Running>;

  State(boost::asio::io_context& loop, std::function<void(const std::string&)> speak,
        const HookLimits& how_far)
      : io(loop), say(std::move(speak)), limits(how_far) {}

  void run(const Hook& hook, const std::map<std::string, std::string>& added) {
    if (running.size() >= limits.at_once) {
      if (!std::exchange(said_crowded, true))
        say(fmt::format("{} hooks are running; until one of them ends, others are left out",
                        running.size()));
      return;
    }
    pid_t process = -1;
    if (const int error = spawn(hook, added, process); error != 0)
      return say(fmt::format("the hook {} on {} could not be started: {}", hook.run.front(),
                             hook.on, std::strerror(error)));
    const Entry entry = std::make_shared<Running>(io, hook, process);
    running.push_back(entry);
    watch(entry);
    end_after(entry, hook.limit);
  }

  /// A handler that does nothing once the hook has ended, or we have.
  auto when(const Entry& entry, void (State::*then)(const Entry&)) {
    return [weak = weak_from_this(), of = std::weak_ptr<Running>{entry},
            then](const boost::system::error_code& error) {
      const auto alive = weak.lock();
      const Entry still = of.lock();
      if (!error && alive && still) ((*alive).*then)(still);
    };
  }

  void watch(const Entry& entry) {
    if (entry->end.is_open())
      return entry->end.async_wait(boost::asio::posix::descriptor_base::wait_read,
                                   when(entry, &State::reap));
    entry->look.expires_after(look_every);
    entry->look.async_wait(when(entry, &State::reap));
  }

  void end_after(const Entry& entry, steady_clock::duration time) {
    entry->limit.expires_after(time);
    entry->limit.async_wait(when(entry, &State::enough));
  }

  void enough(const Entry& entry) {
    if (std::exchange(entry->too_long, true)) return entry->signal(SIGKILL);
    entry->signal(SIGTERM);
    end_after(entry, limits.grace);
  }

  void reap(const Entry& entry) {
    int status = 0;
    if (waitpid(entry->process, &status, WNOHANG) == 0) return watch(entry);
    tell(*entry, status);
    // What it started and left behind when it had to be ended is to end too.
    if (entry->too_long) entry->signal(SIGKILL);
    entry->process = -1;
    said_crowded = false;
    running.remove(entry);
  }

  void tell(const Running& one, int status) {
    const std::string name = fmt::format("the hook {} on {}", one.hook.run.front(), one.hook.on);
    if (one.too_long)
      say(fmt::format("{} was ended: it had not finished within {} s", name,
                      one.hook.limit.count()));
    else if (WIFSIGNALED(status))
      say(fmt::format("{} was ended by signal {}", name, WTERMSIG(status)));
    else if (WEXITSTATUS(status) != 0)
      say(fmt::format("{} ended with {}", name, WEXITSTATUS(status)));
  }

  boost::asio::io_context& io;
  std::function<void(const std::string&)> say;
  const HookLimits limits;
  std::list<Entry> running;
  bool said_crowded = false;
};

HookRunner::HookRunner(boost::asio::io_context& io, std::function<void(const std::string&)> say,
                       const HookLimits& limits)
    : state_(std::make_shared<State>(io, std::move(say), limits)) {}
HookRunner::~HookRunner() = default;

void HookRunner::run(const Hook& hook, const std::map<std::string, std::string>& environment) {
  state_->run(hook, environment);
}
std::size_t HookRunner::running() const { return state_->running.size(); }

}  // namespace sitwell::daemon
