#include "daemon/desktop/presence.hpp"

#include <functional>
#include <utility>

#include "daemon/desktop/presence/sources.hpp"

namespace sitwell::daemon {

struct Presence::State {
  State(boost::asio::io_context& io, PresenceListener& to_tell, Bus* session, Bus* system,
        const PresenceSettings& settings)
      : listener(to_tell) {
    // In the order of their rank in what the wearer's hands do.
    if (session) add([&](auto report) { return presence_from_mutter(*session, settings, report); });
    add([&](auto report) { return presence_from_x11(io, settings, report); });
    if (system) add([&](auto report) { return presence_from_logind(*system, report, listener); });
    if (session) {
      add([&](auto report) { return presence_from_screen_saver(*session, report); });
      add([&](auto report) { return presence_from_do_not_disturb(io, *session, report); });
    }
    add([&](auto report) { return presence_from_devices(io, settings, report); });
  }

  void add(const std::function<std::unique_ptr<PresenceFrom>(ReportPresence)>& make) {
    const std::size_t rank = from.size();
    from.push_back(make([this, rank](const PresenceFacts& facts) {
      tell(merger.tell(rank, facts, std::chrono::steady_clock::now()));
    }));
  }

  void tell(const PresenceNews& news) const {
    if (news.holds) listener.holds_changed(*news.holds);
    if (news.breakpoint) listener.breakpoint(*news.breakpoint);
    if (news.computer_in_use) listener.computer_in_use(*news.computer_in_use);
  }

  static constexpr std::size_t most = 8;
  PresenceListener& listener;
  PresenceMerger merger{most};
  std::vector<std::unique_ptr<PresenceFrom>> from;
};

Presence::Presence(boost::asio::io_context& io, Bus* session, Bus* system,
                   PresenceListener& listener, const PresenceSettings& settings)
    : state_(std::make_unique<State>(io, listener, session, system, settings)) {}
Presence::~Presence() = default;

void Presence::watch_input(bool wanted) {
  for (const auto& source : state_->from) source->watch_input(wanted);
  state_->tell(state_->merger.watch_input(wanted));
}

Holds Presence::holds() const { return state_->merger.holds(); }

std::vector<PresenceSource> Presence::sources() const {
  std::vector<PresenceSource> sources;
  for (const auto& source : state_->from) sources.push_back(source->describe());
  return sources;
}

}  // namespace sitwell::daemon
