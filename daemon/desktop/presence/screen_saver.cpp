// The screen savers' common interface, which each desktop serves under its own name.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "daemon/desktop/presence/sources.hpp"
#include "daemon/desktop/remote_object.hpp"

namespace sitwell::daemon {
namespace {

/// A name is its interface's too; where versions differ in the path, both are asked.
constexpr std::array<std::pair<const char*, const char*>, 7> screen_savers{{
    {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
    {"org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"},
    {"org.mate.ScreenSaver", "/org/mate/ScreenSaver"},
    {"org.mate.ScreenSaver", "/"},
    {"org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"},
    {"org.xfce.ScreenSaver", "/"},
}};

class ScreenSavers : public PresenceFrom {
 public:
  ScreenSavers(Bus& session, ReportPresence report) : report_(std::move(report)) {
    savers_.reserve(screen_savers.size());
    for (const auto& [name, path] : screen_savers) {
      Saver& saver = savers_.emplace_back();
      saver.name = name;
      saver.object =
          std::make_unique<RemoteObject>(session, name, path, [this, &saver] { ask(saver); });
      saver.object->on_signal(name, "ActiveChanged", [this, &saver](sdbus::Message& message) {
        bool active = false;
        message >> active;
        say(saver, active);
      });
    }
  }

  PresenceSource describe() const override {
    const auto found = std::find_if(savers_.begin(), savers_.end(),
                                    [](const Saver& saver) { return saver.active.has_value(); });
    PresenceSource source{"screen saver", found != savers_.end(), {}};
    if (!source.live)
      source.detail = "No screen saver on the session bus tells whether it is active.";
    else
      source.detail = std::string{found->name} + " says the screen is " +
                      (active() ? "locked or blank." : "in use.");
    return source;
  }

 private:
  struct Saver {
    const char* name = nullptr;
    std::unique_ptr<RemoteObject> object;
    std::optional<bool> active;
  };

  void ask(Saver& saver) {
    say(saver, std::nullopt);
    saver.object->call(saver.name, "GetActive", [this, &saver](bus::ReplyError error, bool active) {
      if (!error) say(saver, active);
    });
  }

  void say(Saver& saver, std::optional<bool> active) {
    saver.active = active;
    report_({.locked = this->active()});
  }

  std::optional<bool> active() const {
    std::optional<bool> any;
    for (const Saver& saver : savers_)
      if (saver.active) any = any.value_or(false) || *saver.active;
    return any;
  }

  ReportPresence report_;
  std::vector<Saver> savers_;
};

}  // namespace

std::unique_ptr<PresenceFrom> presence_from_screen_saver(Bus& session, ReportPresence report) {
  return std::make_unique<ScreenSavers>(session, std::move(report));
}

}  // namespace sitwell::daemon
