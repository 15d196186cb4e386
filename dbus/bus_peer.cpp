#include "dbus/bus_peer.hpp"

#include <poll.h>

#include <algorithm>
#include <array>

#include "dbus/tracker_client.hpp"

namespace sitwell::bus {
namespace {

using Why = TrackerUnreachable::Why;

constexpr const char* name = "org.sitwell.Tracker1";
constexpr const char* driver_name = "org.freedesktop.DBus";
constexpr const char* driver_path = "/org/freedesktop/DBus";
/// At most 20 angles a second arrive; who sends more is not listened to for ever.
constexpr int most_at_once = 200;

template <std::size_t n>
bool among(const std::string& text, const std::array<const char*, n>& those) {
  return std::find(those.begin(), those.end(), text) != those.end();
}

std::unique_ptr<sdbus::IConnection> connect() {
  try {
    return sdbus::createSessionBusConnection();
  } catch (const sdbus::Error&) {
    throw TrackerUnreachable(Why::no_bus,
                             "there is no session bus, which is where sitwelld is asked");
  }
}

[[noreturn]] void not_running() {
  throw TrackerUnreachable(Why::not_running, "sitwelld is not running");
}

}  // namespace

Peer::Peer(std::chrono::milliseconds limit)
    : limit_(limit),
      connection_(connect()),
      driver_(sdbus::createProxy(*connection_, BusName{driver_name}, ObjectPath{driver_path})) {}

bool Peer::has_owner() {
  try {
    bool owned = false;
    driver_->callMethod("NameHasOwner")
        .onInterface(driver_name)
        .withTimeout(limit_)
        .withArguments(std::string{name})
        .storeResultsTo(owned);
    return owned;
  } catch (const sdbus::Error&) {
    throw TrackerUnreachable(Why::no_bus, "the session bus does not answer");
  }
}

void Peer::need_owner() {
  if (!has_owner()) not_running();
}

void Peer::fail(const sdbus::Error& error) {
  const std::string& which = error.getName();
  if (among(which, std::array{"org.freedesktop.DBus.Error.ServiceUnknown",
                              "org.freedesktop.DBus.Error.NameHasNoOwner"}))
    not_running();
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
  throw TrackerRefused(which, plain_text(error.getMessage()));
}

void Peer::listen_to_owner() {
  if (owners_) return;
  guarded([&] {
    owners_ = sdbus::createProxy(*connection_, BusName{driver_name}, ObjectPath{driver_path});
    owners_->uponSignal("NameOwnerChanged")
        .onInterface(driver_name)
        .call([this](const std::string& whose, const std::string&, const std::string& owner) {
          if (whose != name) return;
          owner_.left = owner_.left || owner.empty();
          owner_.came = !owner.empty();
        });
    finish_registration(*owners_);
  });
}

bool Peer::handle() {
  int handled = 0;
  while (handled < most_at_once && process_pending(*connection_)) ++handled;
  return handled > 0;
}

std::optional<std::chrono::milliseconds> Peer::due() const {
  const auto left = timeout_of(connection_->getEventLoopPollData());
  if (!left) return std::nullopt;
  return std::chrono::ceil<std::chrono::milliseconds>(*left);
}

void Peer::wait(std::chrono::milliseconds at_most) {
  guarded([&] {
    if (handle()) return;
    const auto wanted = connection_->getEventLoopPollData();
    pollfd waiting{.fd = wanted.fd, .events = wanted.events, .revents = 0};
    if (const auto left = due()) at_most = std::min(at_most, *left);
    poll(&waiting, 1, static_cast<int>(at_most.count()));
    handle();
  });
}

std::unique_ptr<sdbus::IProxy> PeerObject::make() {
  return sdbus::createProxy(peer_.connection(), BusName{name}, ObjectPath{path_});
}

}  // namespace sitwell::bus
