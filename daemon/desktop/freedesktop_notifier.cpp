#include "daemon/desktop/freedesktop_notifier.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/notification_server.hpp"
#include "dbus/sdbus.hpp"

namespace sitwell::daemon {
namespace {

constexpr const char* interface = "org.freedesktop.Notifications";
constexpr const char* path = "/org/freedesktop/Notifications";
constexpr const char* driver = "org.freedesktop.DBus";
enum ClosedReason : std::uint32_t { expired = 1, dismissed = 2 };
/// A late answer is still needed: without its id, what came up late could not be closed.
constexpr std::chrono::hours reply_limit{1};
constexpr std::int32_t never = 0;
constexpr std::int32_t at_once_ms = 1;

using Hints = std::map<std::string, sdbus::Variant>;

Hints hints_for(const NotificationServer& server, const Notice& notice) {
  Hints hints{{"urgency", sdbus::Variant{std::uint8_t{1}}},
              {"category", sdbus::Variant{std::string{"x-sitwell.prompt"}}},
              {"desktop-entry", sdbus::Variant{std::string{"org.sitwell.Dashboard"}}}};
  if (!notice.sound) hints["suppress-sound"] = sdbus::Variant{true};
  if (notice.sound && server.sound) hints["sound-name"] = sdbus::Variant{std::string{"message"}};
  return hints;
}

/// One owner of the name, from its coming to its going. Calls go to it by its unique name, so that
/// an answer is its own, and what it never answered dies with it.
struct Session {
  Session(sdbus::IConnection& connection, const std::string& unique_name)
      : owner(unique_name),
        proxy(sdbus::createProxy(connection, bus::BusName{unique_name}, bus::ObjectPath{path})) {}

  [[nodiscard]] bool known() const { return introductions_left == 0; }

  std::string owner;
  std::unique_ptr<sdbus::IProxy> proxy;
  NotificationServer server;
  std::string name, version;
  std::vector<std::string> capabilities;
  int introductions_left = 2;
  Notice notice;         ///< what it was last asked to show
  bool asked = false;    ///< a Notify is under way: never more than one
  bool silent = false;   ///< it did not answer the last call, or refused
  std::uint32_t id = 0;  ///< of our notice with it; 0 without one
};

/// A connection that has broken throws; the bus tells its owner of that.
template <class Call>
bool tried(Call&& call) {
  try {
    call();
    return true;
  } catch (const sdbus::Error&) {
    return false;
  }
}

}  // namespace

struct FreedesktopNotifier::State : std::enable_shared_from_this<State> {
  State(boost::asio::io_context& io, Bus& to, NotifierListener& who, const NotifierSettings& how)
      : bus(to), listener(who), settings(how), patience(io) {}

  void begin() {
    sdbus::IConnection& connection = bus.connection();
    the_bus = sdbus::createProxy(connection, bus::BusName{driver},
                                 bus::ObjectPath{"/org/freedesktop/DBus"});
    const std::string from_server =
        std::string{"type='signal',sender='"} + interface + "',interface='" + interface + "'";
    owner_changes = bus::on_driver_signal(
        connection, std::string{"member='NameOwnerChanged',arg0='"} + interface + "'",
        [this](sdbus::Message& message) {
          std::string name, before, now;
          message >> name >> before >> now;
          if (name == interface) owned_by(now);
        });
    actions = bus::add_match(connection, from_server + ",member='ActionInvoked'",
                             [this](sdbus::Message& message) { action(message); });
    closings = bus::add_match(connection, from_server + ",member='NotificationClosed'",
                              [this](sdbus::Message& message) { closed(message); });
    the_bus->callMethodAsync("GetNameOwner")
        .onInterface(driver)
        .withArguments(std::string{interface})
        .uponReplyInvoke([this](bus::ReplyError error, const std::string& owner) {
          if (!error && !session) owned_by(owner);
        });
    bus.arm();
  }

  void owned_by(const std::string& owner) {
    patience.cancel();
    session.reset();
    stale = notice.has_value();
    if (owner.empty()) {
      if (stale) start_one();
      return;
    }
    tried([&] {
      session.emplace(bus.connection(), owner);
      introduce();
    });
    bus.arm();
  }

  /// Most servers are started by the bus when somebody wants one.
  void start_one() {
    if (revivals_left-- <= 0) return;
    tried([&] {
      the_bus->callMethodAsync("StartServiceByName")
          .onInterface(driver)
          .withArguments(std::string{interface}, std::uint32_t{0})
          .uponReplyInvoke([this](bus::ReplyError error, std::uint32_t) {
            if (error && !session) tell();
          });
    });
    bus.arm();
  }

  void introduce() {
    session->proxy->callMethodAsync("GetServerInformation")
        .onInterface(interface)
        .withTimeout(settings.patience)
        .uponReplyInvoke([this](bus::ReplyError error, const std::string& name, const std::string&,
                                const std::string& version, const std::string&) {
          session->name = name;
          session->version = version;
          introduced(!error);
        });
    session->proxy->callMethodAsync("GetCapabilities")
        .onInterface(interface)
        .withTimeout(settings.patience)
        .uponReplyInvoke([this](bus::ReplyError error, const std::vector<std::string>& all) {
          session->capabilities = all;
          introduced(!error);
        });
  }

  void introduced(bool answered) {
    if (!answered) session->silent = true;
    if (--session->introductions_left > 0) return;
    session->server.introduce(session->name, session->version, session->capabilities);
    tell();
    send();
  }

  void send() {
    if (!session || !session->known() || session->asked || !stale) return;
    stale = false;
    session->notice = *notice;
    session->asked = tried([&] { notify(never, [this](std::uint32_t id) { notified(id); }); });
    if (!session->asked) return;
    patience.expires_after(settings.patience);
    patience.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
      const auto self = weak.lock();
      if (error || !self || !self->session || !self->session->asked) return;
      self->session->silent = true;
      self->tell();
    });
    bus.arm();
  }

  void notify(std::int32_t expires_ms, const std::function<void(std::uint32_t)>& answered) {
    const NotificationServer& server = session->server;
    const Notice& shown = session->notice;
    session->proxy->callMethodAsync("Notify")
        .onInterface(interface)
        .withTimeout(reply_limit)
        .withArguments(std::string{"Sitwell"}, session->id, std::string{"appointment-soon"},
                       summary_for(server, shown), body_for(server, shown),
                       actions_for(server, shown), hints_for(server, shown), expires_ms)
        .uponReplyInvoke(
            [answered](bus::ReplyError error, std::uint32_t id) { answered(error ? 0 : id); });
  }

  /// No id: it was refused.
  void notified(std::uint32_t id) {
    patience.cancel();
    session->asked = false;
    session->silent = id == 0;
    if (id != 0) session->id = id;
    tell();
    if (notice)
      send();
    else
      withdraw();
  }

  void withdraw() {
    if (session && session->id != 0 && session->server.leaves_closed)
      tried([&] { notify(at_once_ms, [](std::uint32_t) {}); });
    close();
  }

  void close() {
    if (!session || session->id == 0) return;
    tried([&] {
      session->proxy->callMethodAsync("CloseNotification")
          .onInterface(interface)
          .withArguments(std::exchange(session->id, 0))
          .uponReplyInvoke([](bus::ReplyError) {});
    });
    bus.arm();
  }

  [[nodiscard]] bool ours(const sdbus::Message& message, std::uint32_t id) const {
    return session && id != 0 && id == session->id && bus::sender_of(message) == session->owner;
  }

  void action(sdbus::Message& message) {
    std::uint32_t id = 0;
    std::string key;
    message >> id >> key;
    if (!notice || !ours(message, id) || notice->actions.empty()) return;
    if (key == "default") key = notice->actions.front().key;
    const auto same = [&](const NoticeAction& offered) { return offered.key == key; };
    if (std::none_of(notice->actions.begin(), notice->actions.end(), same)) return;
    forget();
    close();  // most have done so already
    listener.acted(key);
  }

  void closed(sdbus::Message& message) {
    std::uint32_t id = 0, reason = 0;
    message >> id >> reason;
    if (!ours(message, id)) return;
    session->id = 0;
    // A server that is about to end closes what it shows, too; then it is still to be shown.
    if (!session->asked && (reason == expired || reason == dismissed)) forget();
  }

  void forget() {
    notice.reset();
    stale = false;
  }

  [[nodiscard]] std::string description() const {
    if (!session) return "there is no notification server; prompts are only in `sitwell status`";
    if (session->silent)
      return session->server.name +
             " does not show prompts when asked to; they are only in `sitwell status`";
    if (!session->known()) return "the notification server has not yet said what it can do";
    return session->server.described();
  }

  void tell() {
    std::string now = description();
    if (now == told) return;
    told = now;
    listener.say(now);
  }

  Bus& bus;
  NotifierListener& listener;
  NotifierSettings settings;
  boost::asio::steady_timer patience;
  std::unique_ptr<sdbus::IProxy> the_bus;
  std::optional<Session> session;
  std::optional<Notice> notice;  ///< to be before the wearer's eyes
  bool stale = false;            ///< the session has not been told of it
  int revivals_left = 0;
  std::string told;
  sdbus::Slot owner_changes, actions, closings;  // last: gone before what they touch
};

FreedesktopNotifier::FreedesktopNotifier(boost::asio::io_context& io, Bus& bus,
                                         NotifierListener& listener,
                                         const NotifierSettings& settings)
    : state_(std::make_shared<State>(io, bus, listener, settings)) {
  state_->begin();
}
FreedesktopNotifier::~FreedesktopNotifier() = default;

void FreedesktopNotifier::show(const Notice& notice) {
  state_->notice = notice;
  state_->stale = true;
  state_->revivals_left = state_->settings.revivals;
  if (state_->session)
    state_->send();
  else
    state_->start_one();
}

void FreedesktopNotifier::close() {
  state_->forget();
  state_->withdraw();
}

std::string FreedesktopNotifier::describe() const { return state_->description(); }
bool FreedesktopNotifier::live() const {
  return state_->session && state_->session->known() && !state_->session->silent;
}

}  // namespace sitwell::daemon
