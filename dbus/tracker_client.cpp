#include "dbus/tracker_client.hpp"

#include <utility>

#include "dbus/bus_peer.hpp"
#include "dbus/coach_client_state.hpp"
#include "dbus/tracker_properties.hpp"

namespace sitwell {
namespace {

constexpr const char* interface = "org.sitwell.Tracker1";

}  // namespace

struct TrackerClient::State {
  explicit State(std::chrono::milliseconds limit) : peer(limit) {}

  TrackerStatus fetch() {
    const auto properties = tracker.properties();
    status = {};
    bus::apply(properties, status);
    return status;
  }

  /// What arrives with other types than the interface has is left out by sdbus-c++.
  void listen() {
    signals = tracker.listening([this](const bus::Properties& changed, bool more) {
      bus::apply(changed, status);
      if (more)
        stale = true;
      else if (listener.status)
        listener.status(status);
    });
    signals->uponSignal("Angle").onInterface(interface).call([this](std::int64_t time, double deg,
                                                                    const std::string& posture) {
      if (listener.angle)
        listener.angle({bus::moment(time).value_or(0), bus::angle(deg), bus::plain_text(posture)});
    });
    signals->uponSignal("Calibrated")
        .onInterface(interface)
        .call([this](const std::string& site, const std::string& result, double deg) {
          if (listener.calibrated)
            listener.calibrated(
                {bus::plain_text(site), bus::plain_text(result), bus::angle(deg).value_or(0)});
        });
    bus::finish_registration(*signals);
    peer.listen_to_owner();
  }

  /// What needs calls of its own, outside the callbacks.
  void catch_up() {
    const auto [left, came] = peer.take_owner_change();
    coach_back = coach_back || came;  // for the next time, should something throw before
    if (left && listener.running) listener.running(false);
    if (came && subscribed) tracker.command("Subscribe");
    if (came && listener.running) listener.running(true);
    if ((std::exchange(stale, false) || came) && listener.status) listener.status(fetch());
    coach_state.catch_up(std::exchange(coach_back, false));
  }

  bus::Peer peer;
  bus::PeerObject tracker{peer, "/org/sitwell/Tracker1", interface};
  TrackerListener listener;
  TrackerStatus status;
  bool subscribed = false, stale = false, coach_back = false;
  std::unique_ptr<sdbus::IProxy> signals;
  CoachClient::State coach_state{peer};
  CoachClient coach{coach_state};
};

TrackerClient::TrackerClient(std::chrono::milliseconds limit)
    : state_(std::make_unique<State>(limit)) {}
TrackerClient::~TrackerClient() = default;

bool TrackerClient::running() { return state_->peer.has_owner(); }
TrackerStatus TrackerClient::status() { return state_->fetch(); }
CoachClient& TrackerClient::coach() { return state_->coach; }
void TrackerClient::stand() { state_->tracker.command("Stand"); }
void TrackerClient::snooze() { state_->tracker.command("Snooze"); }
void TrackerClient::skip() { state_->tracker.command("Skip"); }
void TrackerClient::take_break() { state_->tracker.command("Break"); }
void TrackerClient::resume() { state_->tracker.command("Resume"); }

std::int64_t TrackerClient::quiet(unsigned minutes) {
  const auto until = state_->tracker.ask<std::int64_t>("Quiet", std::uint32_t{minutes});
  return bus::moment(until).value_or(0);
}

std::int64_t TrackerClient::pause() {
  return bus::moment(state_->tracker.ask<std::int64_t>("Pause")).value_or(0);
}

void TrackerClient::calibrate(const std::string& site, const std::string& pose) {
  state_->tracker.command("Calibrate", site, pose);
}

std::vector<std::string> TrackerClient::reload() {
  auto complaints = state_->tracker.ask<std::vector<std::string>>("Reload");
  for (std::string& complaint : complaints) complaint = bus::plain_text(complaint);
  return complaints;
}

std::vector<TrackerSource> TrackerClient::sources() {
  using Row = sdbus::Struct<std::string, bool, std::string>;
  std::vector<TrackerSource> sources;
  for (const Row& row : state_->tracker.ask<std::vector<Row>>("Sources"))
    sources.push_back({bus::plain_text(row.get<0>()), row.get<1>(), bus::plain_text(row.get<2>())});
  return sources;
}

void TrackerClient::listen(TrackerListener listener) {
  state_->listener = std::move(listener);
  bus::Peer::guarded([&] { state_->listen(); });
}

void TrackerClient::subscribe() {
  state_->tracker.command("Subscribe");
  state_->subscribed = true;
}

void TrackerClient::unsubscribe() {
  state_->subscribed = false;
  state_->tracker.command("Unsubscribe");
}

void TrackerClient::wait(std::chrono::milliseconds at_most) {
  state_->peer.wait(at_most);
  state_->catch_up();
}

int TrackerClient::descriptor() const { return state_->peer.descriptor(); }
std::optional<std::chrono::milliseconds> TrackerClient::due() const { return state_->peer.due(); }

}  // namespace sitwell
