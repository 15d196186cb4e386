#include "dbus/tracker_client.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <utility>

#include "dbus/sdbus.hpp"
#include "dbus/tracker_properties.hpp"

namespace sitwell {
namespace {

using Why = TrackerUnreachable::Why;

constexpr const char* name = "org.sitwell.Tracker1";
constexpr const char* path = "/org/sitwell/Tracker1";
constexpr const char* the_bus = "org.freedesktop.DBus";
constexpr const char* properties_interface = "org.freedesktop.DBus.Properties";
/// At most 20 angles a second arrive; who sends more is not listened to for ever.
constexpr int most_at_once = 200;

template <std::size_t n>
bool among(const std::string& text, const std::array<const char*, n>& those) {
  return std::find(those.begin(), those.end(), text) != those.end();
}

[[noreturn]] void fail(const sdbus::Error& error) {
  const std::string& which = error.getName();
  if (among(which, std::array{"org.freedesktop.DBus.Error.ServiceUnknown",
                              "org.freedesktop.DBus.Error.NameHasNoOwner"}))
    throw TrackerUnreachable(Why::not_running, "sitwelld is not running");
  if (among(which,
            std::array{"org.freedesktop.DBus.Error.Timeout", "org.freedesktop.DBus.Error.NoReply"}))
    throw TrackerUnreachable(Why::no_answer, "sitwelld runs, but does not answer");
  if (among(which,
            std::array{"org.freedesktop.DBus.Error.Disconnected", "System.Error.ENOTCONN",
                       "System.Error.ECONNRESET", "System.Error.EPIPE", "System.Error.ESHUTDOWN"}))
    throw TrackerUnreachable(Why::no_bus, "the session bus has gone away");
  if (among(which, std::array{"org.freedesktop.DBus.Error.UnknownMethod",
                              "org.freedesktop.DBus.Error.UnknownInterface",
                              "org.freedesktop.DBus.Error.UnknownObject"}) ||
      which.starts_with("System.Error."))
    throw TrackerRefused(which,
                         "sitwelld does not understand this, or answers what this program does "
                         "not: they are of different versions");
  throw TrackerRefused(which, bus::plain_text(error.getMessage()));
}

std::unique_ptr<sdbus::IConnection> connect() {
  try {
    return sdbus::createSessionBusConnection();
  } catch (const sdbus::Error&) {
    throw TrackerUnreachable(Why::no_bus,
                             "there is no session bus, which is where sitwelld is asked");
  }
}

}  // namespace

struct TrackerClient::State {
  explicit State(std::chrono::milliseconds time_limit) : limit(time_limit) {}

  bool has_owner() {
    try {
      bool owned = false;
      the_bus_proxy->callMethod("NameHasOwner")
          .onInterface(the_bus)
          .withTimeout(limit)
          .withArguments(std::string{name})
          .storeResultsTo(owned);
      return owned;
    } catch (const sdbus::Error&) {
      throw TrackerUnreachable(Why::no_bus, "the session bus does not answer");
    }
  }

  /// Asks first whether somebody is there: a call alone would have the bus start a daemon.
  template <class Call>
  void call(Call&& made) {
    if (!has_owner()) throw TrackerUnreachable(Why::not_running, "sitwelld is not running");
    try {
      made();
    } catch (const sdbus::Error& error) {
      fail(error);
    }
  }

  void command(const char* method) {
    call([&] { tracker->callMethod(method).onInterface(name).withTimeout(limit); });
  }

  TrackerStatus fetch() {
    bus::Properties properties;
    call([&] {
      tracker->callMethod("GetAll")
          .onInterface(properties_interface)
          .withTimeout(limit)
          .withArguments(std::string{name})
          .storeResultsTo(properties);
    });
    status = {};
    bus::apply(properties, status);
    return status;
  }

  void on_changed(const std::string& interface, const bus::Properties& changed,
                  const std::vector<std::string>& invalidated) {
    if (interface != name) return;
    bus::apply(changed, status);
    if (!invalidated.empty())
      stale = true;
    else if (listener.status)
      listener.status(status);
  }

  /// What arrives with other types than the interface has is left out by sdbus-c++.
  void listen() {
    changes = sdbus::createProxy(*connection, bus::BusName{name}, bus::ObjectPath{path});
    changes->uponSignal("PropertiesChanged")
        .onInterface(properties_interface)
        .call([this](const std::string& interface, const bus::Properties& changed,
                     const std::vector<std::string>& invalidated) {
          on_changed(interface, changed, invalidated);
        });
    changes->uponSignal("Angle").onInterface(name).call([this](std::int64_t time, double deg,
                                                               const std::string& posture) {
      if (listener.angle)
        listener.angle({bus::moment(time).value_or(0), bus::angle(deg), bus::plain_text(posture)});
    });
    changes->uponSignal("Calibrated")
        .onInterface(name)
        .call([this](const std::string& site, const std::string& result, double deg) {
          if (listener.calibrated)
            listener.calibrated(
                {bus::plain_text(site), bus::plain_text(result), bus::angle(deg).value_or(0)});
        });
    bus::finish_registration(*changes);
    owners = sdbus::createProxy(*connection, bus::BusName{the_bus},
                                bus::ObjectPath{"/org/freedesktop/DBus"});
    owners->uponSignal("NameOwnerChanged")
        .onInterface(the_bus)
        .call([this](const std::string& whose, const std::string&, const std::string& owner) {
          if (whose != name) return;
          left = left || owner.empty();
          came = !owner.empty();
        });
    bus::finish_registration(*owners);
  }

  bool handle() {
    int handled = 0;
    while (handled < most_at_once && bus::process_pending(*connection)) ++handled;
    return handled > 0;
  }

  /// What needs calls of its own, outside the callbacks.
  void catch_up() {
    if (std::exchange(left, false) && listener.running) listener.running(false);
    const bool back = std::exchange(came, false);
    if (back && subscribed) command("Subscribe");
    if (back && listener.running) listener.running(true);
    if ((std::exchange(stale, false) || back) && listener.status) listener.status(fetch());
  }

  std::chrono::milliseconds limit;
  std::unique_ptr<sdbus::IConnection> connection = connect();
  std::unique_ptr<sdbus::IProxy> tracker =
      sdbus::createProxy(*connection, bus::BusName{name}, bus::ObjectPath{path});
  std::unique_ptr<sdbus::IProxy> the_bus_proxy = sdbus::createProxy(
      *connection, bus::BusName{the_bus}, bus::ObjectPath{"/org/freedesktop/DBus"});
  TrackerListener listener;
  TrackerStatus status;
  bool subscribed = false, stale = false, left = false, came = false;
  std::unique_ptr<sdbus::IProxy> changes, owners;
};

TrackerClient::TrackerClient(std::chrono::milliseconds limit)
    : state_(std::make_unique<State>(limit)) {}
TrackerClient::~TrackerClient() = default;

bool TrackerClient::running() { return state_->has_owner(); }
TrackerStatus TrackerClient::status() { return state_->fetch(); }
void TrackerClient::stand() { state_->command("Stand"); }
void TrackerClient::snooze() { state_->command("Snooze"); }
void TrackerClient::skip() { state_->command("Skip"); }
void TrackerClient::take_break() { state_->command("Break"); }
void TrackerClient::resume() { state_->command("Resume"); }

std::int64_t TrackerClient::quiet(unsigned minutes) {
  std::int64_t until_utc_ms = 0;
  state_->call([&] {
    state_->tracker->callMethod("Quiet")
        .onInterface(name)
        .withTimeout(state_->limit)
        .withArguments(static_cast<std::uint32_t>(minutes))
        .storeResultsTo(until_utc_ms);
  });
  return bus::moment(until_utc_ms).value_or(0);
}

std::int64_t TrackerClient::pause() {
  std::int64_t until_utc_ms = 0;
  state_->call([&] {
    state_->tracker->callMethod("Pause")
        .onInterface(name)
        .withTimeout(state_->limit)
        .storeResultsTo(until_utc_ms);
  });
  return bus::moment(until_utc_ms).value_or(0);
}

void TrackerClient::calibrate(const std::string& site, const std::string& pose) {
  state_->call([&] {
    state_->tracker->callMethod("Calibrate")
        .onInterface(name)
        .withTimeout(state_->limit)
        .withArguments(site, pose);
  });
}

std::vector<std::string> TrackerClient::reload() {
  std::vector<std::string> complaints;
  state_->call([&] {
    state_->tracker->callMethod("Reload")
        .onInterface(name)
        .withTimeout(state_->limit)
        .storeResultsTo(complaints);
  });
  for (std::string& complaint : complaints) complaint = bus::plain_text(complaint);
  return complaints;
}

std::vector<TrackerSource> TrackerClient::sources() {
  std::vector<sdbus::Struct<std::string, bool, std::string>> said;
  state_->call([&] {
    state_->tracker->callMethod("Sources")
        .onInterface(name)
        .withTimeout(state_->limit)
        .storeResultsTo(said);
  });
  std::vector<TrackerSource> sources;
  for (const auto& source : said)
    sources.push_back(
        {bus::plain_text(source.get<0>()), source.get<1>(), bus::plain_text(source.get<2>())});
  return sources;
}

void TrackerClient::listen(TrackerListener listener) {
  state_->listener = std::move(listener);
  try {
    state_->listen();
  } catch (const sdbus::Error& error) {
    fail(error);
  }
}

void TrackerClient::subscribe() {
  state_->command("Subscribe");
  state_->subscribed = true;
}

void TrackerClient::unsubscribe() {
  state_->subscribed = false;
  state_->command("Unsubscribe");
}

void TrackerClient::wait(std::chrono::milliseconds at_most) {
  try {
    if (!state_->handle()) {
      const auto wanted = state_->connection->getEventLoopPollData();
      pollfd waiting{.fd = wanted.fd, .events = wanted.events, .revents = 0};
      if (const auto left = bus::timeout_of(wanted))
        at_most = std::min(at_most, std::chrono::ceil<std::chrono::milliseconds>(*left));
      poll(&waiting, 1, static_cast<int>(at_most.count()));
      state_->handle();
    }
  } catch (const sdbus::Error& error) {
    fail(error);
  }
  state_->catch_up();
}

int TrackerClient::descriptor() const { return state_->connection->getEventLoopPollData().fd; }

}  // namespace sitwell
