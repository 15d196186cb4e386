// GNOME's idle monitor, on the session bus.
#include <cstdint>
#include <optional>
#include <utility>

#include "daemon/desktop/presence/sources.hpp"
#include "daemon/desktop/remote_object.hpp"

namespace sitwell::daemon {
namespace {

constexpr const char* interface = "org.gnome.Mutter.IdleMonitor";

class MutterIdle : public PresenceFrom {
 public:
  MutterIdle(Bus& session, const PresenceSettings& settings, ReportPresence report)
      : settings_(settings),
        report_(std::move(report)),
        monitor_(session, interface, "/org/gnome/Mutter/IdleMonitor/Core", [this] { changed(); }) {
    monitor_.on_signal(interface, "WatchFired", [this](sdbus::Message& message) {
      std::uint32_t watch = 0;
      message >> watch;
      fired(watch);
    });
  }

  void watch_input(bool wanted) override {
    if (std::exchange(wanted_, wanted) == wanted) return;
    if (wanted)
      watch_pause();
    else if (pause_)
      remove(*std::exchange(pause_, std::nullopt));
  }

  PresenceSource describe() const override {
    if (!facts_.input) return {"Mutter idle monitor", false, "GNOME's shell is not running."};
    return {"Mutter idle monitor", true, "GNOME tells of pauses and of coming back."};
  }

 private:
  void changed() {
    pause_ = away_ = active_ = std::nullopt;
    asking_ = false;
    say(std::nullopt);
    add(settings_.away, [this](std::uint32_t watch) {
      away_ = watch;
      if (!facts_.input) say(InputActivity::active);
    });
    if (wanted_) watch_pause();
  }

  void watch_pause() {
    add(settings_.pause, [this](std::uint32_t watch) {
      if (wanted_ && !pause_)
        pause_ = watch;
      else
        remove(watch);  // not wanted any more meanwhile
    });
  }

  /// Fires each time nothing was touched for that long; at once if that is so now.
  template <class Added>
  void add(std::chrono::milliseconds idle, Added added) {
    monitor_.call(
        interface, "AddIdleWatch",
        [added](bus::ReplyError error, std::uint32_t watch) {
          if (!error) added(watch);
        },
        static_cast<std::uint64_t>(idle.count()));
  }

  void remove(std::uint32_t watch) {
    monitor_.call(
        interface, "RemoveWatch", [](bus::ReplyError) {}, watch);
  }

  void fired(std::uint32_t watch) {
    if (watch == away_) {
      say(InputActivity::away);
      await_activity();
    } else if (watch == pause_) {
      if (facts_.input == InputActivity::active) say(InputActivity::paused);
      await_activity();
    } else if (watch == active_) {
      active_.reset();
      say(InputActivity::active);
    }
  }

  /// Such a watch fires once and is gone.
  void await_activity() {
    if (active_ || std::exchange(asking_, true)) return;
    monitor_.call(interface, "AddUserActiveWatch",
                  [this](bus::ReplyError error, std::uint32_t watch) {
                    asking_ = false;
                    if (!error) active_ = watch;
                  });
  }

  void say(std::optional<InputActivity> input) {
    facts_.input = input;
    facts_.input_watched = true;
    report_(facts_);
  }

  PresenceSettings settings_;
  ReportPresence report_;
  PresenceFacts facts_;
  bool wanted_ = false, asking_ = false;
  std::optional<std::uint32_t> pause_, away_, active_;
  RemoteObject monitor_;
};

}  // namespace

std::unique_ptr<PresenceFrom> presence_from_mutter(Bus& session, const PresenceSettings& settings,
                                                   ReportPresence report) {
  return std::make_unique<MutterIdle>(session, settings, std::move(report));
}

}  // namespace sitwell::daemon
