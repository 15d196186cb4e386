#include "daemon/hooks.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <list>
#include <system_error>
#include <utility>
#include <vector>

#include "daemon/child_process.hpp"

namespace sitwell::daemon {
namespace {

std::vector<std::string> environment_of(const Hook& hook,
                                        const std::map<std::string, std::string>& added) {
  std::vector<std::string> all = own_environment();
  std::erase_if(all, [](const std::string& one) { return one.starts_with("SITWELL_"); });
  all.push_back(fmt::format("SITWELL_EVENT={}", hook.on));
  for (const auto& [name, value] : added)
    all.push_back(fmt::format("{}={}", name, value.substr(0, value.find('\0'))));
  return all;
}

}  // namespace

struct HookRunner::State {
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
    const auto entry = running.emplace(running.end());
    try {
      *entry = std::make_unique<ChildProcess>(io, hook.run, environment_of(hook, added),
                                              ChildLimits{hook.limit, limits.grace},
                                              [this, hook, entry](const ChildEnd& end) {
                                                tell(hook, end);
                                                said_crowded = false;
                                                running.erase(entry);
                                              });
    } catch (const std::system_error& error) {
      running.erase(entry);
      say(fmt::format("the hook {} on {} could not be started: {}", hook.run.front(), hook.on,
                      error.code().message()));
    }
  }

  void tell(const Hook& hook, const ChildEnd& end) const {
    const std::string name = fmt::format("the hook {} on {}", hook.run.front(), hook.on);
    if (end.too_long)
      say(fmt::format("{} was ended: it had not finished within {} s", name, hook.limit.count()));
    else if (WIFSIGNALED(end.status))
      say(fmt::format("{} was ended by signal {}", name, WTERMSIG(end.status)));
    else if (WEXITSTATUS(end.status) != 0)
      say(fmt::format("{} ended with {}", name, WEXITSTATUS(end.status)));
  }

  boost::asio::io_context& io;
  std::function<void(const std::string&)> say;
  const HookLimits limits;
  std::list<std::unique_ptr<ChildProcess>> running;
  bool said_crowded = false;
};

HookRunner::HookRunner(boost::asio::io_context& io, std::function<void(const std::string&)> say,
                       const HookLimits& limits)
    : state_(std::make_unique<State>(io, std::move(say), limits)) {}
HookRunner::~HookRunner() = default;

void HookRunner::run(const Hook& hook, const std::map<std::string, std::string>& environment) {
  state_->run(hook, environment);
}
std::size_t HookRunner::running() const { return state_->running.size(); }

}  // namespace sitwell::daemon
