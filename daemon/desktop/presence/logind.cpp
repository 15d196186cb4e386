// The login manager, on the system bus.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>

#include "daemon/desktop/presence/sources.hpp"
#include "daemon/desktop/remote_object.hpp"

namespace sitwell::daemon {
namespace {

constexpr const char* service = "org.freedesktop.login1";
constexpr const char* manager_interface = "org.freedesktop.login1.Manager";
constexpr const char* session_interface = "org.freedesktop.login1.Session";

/// Its signals Lock and Unlock are not listened to: they ask lockers to act, which may not follow,
/// and a lock that nobody ever takes back would hold prompts for ever.
class Logind : public PresenceFrom {
 public:
  Logind(Bus& system, ReportPresence report, PresenceListener& sleep)
      : bus_(system),
        report_(std::move(report)),
        sleep_(sleep),
        manager_(system, service, "/org/freedesktop/login1", [this] { changed(); }) {
    manager_.on_signal(manager_interface, "PrepareForSleep", [this](sdbus::Message& message) {
      bool begins = false;
      message >> begins;
      begins ? fall_asleep() : wake_up();
    });
    for (const char* signal : {"SessionNew", "SessionRemoved"})
      manager_.on_signal(manager_interface, signal, [this](sdbus::Message&) { find_session(); });
  }

  PresenceSource describe() const override {
    PresenceSource source{"logind", manager_.present(), {}};
    if (!source.live) {
      source.detail = "org.freedesktop.login1 is not on the system bus.";
      return source;
    }
    if (!session_)
      source.detail = "It knows no session of yours.";
    else if (facts_.locked)
      source.detail = *facts_.locked ? "The session is locked." : "The session is not locked.";
    else
      source.detail = "It does not tell whether the session is locked.";
    source.detail += inhibitor_.isValid() ? " Sleep waits until all is saved."
                                          : " Sleep does not wait until all is saved.";
    return source;
  }

 private:
  void changed() {
    inhibitor_ = {};
    asleep_ = false;
    drop_session();
    if (!manager_.present()) return;
    delay_sleep();
    find_session();
  }

  void delay_sleep() {
    manager_.call(
        manager_interface, "Inhibit",
        [this](bus::ReplyError error, sdbus::UnixFd inhibitor) {
          // While asleep it came too late: what it was to wait for is done.
          if (!error && !asleep_) inhibitor_ = std::move(inhibitor);
        },
        std::string{"sleep"}, std::string{"Sitwell"},
        std::string{"What was measured is being saved"}, std::string{"delay"});
  }

  void fall_asleep() {
    asleep_ = true;
    sleep_.about_to_sleep();
    inhibitor_ = {};
  }

  void wake_up() {
    asleep_ = false;
    sleep_.woke_up();
    delay_sleep();
  }

  /// The one with the display: a daemon of the user's service manager belongs to none itself.
  void find_session() {
    manager_.call(
        manager_interface, "GetUser",
        [this](bus::ReplyError error, const sdbus::ObjectPath& path) {
          if (error) return drop_session();
          user_ = std::make_unique<RemoteObject>(bus_, service, path, [] {});
          user_->follow("org.freedesktop.login1.User", "Display",
                        [this](const sdbus::Variant* value) { display_is(value); });
        },
        static_cast<std::uint32_t>(::getuid()));
  }

  void display_is(const sdbus::Variant* value) {
    using Display = sdbus::Struct<std::string, sdbus::ObjectPath>;
    const auto display = value_of<Display>(value);
    if (display && !std::get<0>(*display).empty()) return session_is(std::get<1>(*display));
    const char* const own = std::getenv("XDG_SESSION_ID");
    if (own == nullptr) return drop_session();
    manager_.call(
        manager_interface, "GetSession",
        [this](bus::ReplyError error, const sdbus::ObjectPath& path) {
          error ? drop_session() : session_is(path);
        },
        std::string{own});
  }

  void session_is(const std::string& path) {
    if (session_ && path == session_path_) return;
    drop_session();
    session_path_ = path;
    session_ = std::make_unique<RemoteObject>(bus_, service, path, [] {});
    session_->follow(session_interface, "LockedHint", [this](const sdbus::Variant* value) {
      facts_.locked = value_of<bool>(value);
      report_(facts_);
    });
    session_->follow(session_interface, "IdleHint", [this](const sdbus::Variant* value) {
      facts_.input.reset();
      if (const auto idle = value_of<bool>(value))
        facts_.input = *idle ? InputActivity::away : InputActivity::active;
      report_(facts_);
    });
  }

  void drop_session() {
    session_.reset();
    facts_ = {};
    report_(facts_);
  }

  Bus& bus_;
  ReportPresence report_;
  PresenceListener& sleep_;
  PresenceFacts facts_;
  bool asleep_ = false;
  sdbus::UnixFd inhibitor_;
  RemoteObject manager_;
  std::unique_ptr<RemoteObject> user_, session_;
  std::string session_path_;
};

}  // namespace

std::unique_ptr<PresenceFrom> presence_from_logind(Bus& system, ReportPresence report,
                                                   PresenceListener& sleep) {
  return std::make_unique<Logind>(system, std::move(report), sleep);
}

}  // namespace sitwell::daemon
