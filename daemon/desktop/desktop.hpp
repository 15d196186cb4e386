// The desktop around the daemon: the two message buses, and what lives on them. Each is optional,
// and one that was lost is looked for again; everything on it is then made anew. Lives on the event
// loop's thread.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "daemon/desktop/coach_service.hpp"
#include "daemon/desktop/notifier.hpp"
#include "daemon/desktop/presence.hpp"
#include "daemon/desktop/tracker_service.hpp"
#include "daemon/desktop/tray.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

/// Whoever the desktop tells of its wearer, and who carries out what it asks for.
class DesktopListener : public PresenceListener, public NotifierListener, public TrackerCommands {
 public:
  /// The notifier, the service or the tray are new ones: what is to be seen is to be said again.
  virtual void desktop_changed() = 0;
};

struct DesktopSettings {
  /// Prompts on the screen; otherwise only in the log.
  bool notifications = true;
  bool tray = true;
  /// False keeps off the buses and looks at nothing.
  bool connected = true;
  /// A bus that has gone is mostly a wearer who has logged out; one that is not there yet comes
  /// with the desktop.
  std::chrono::milliseconds look_again{10'000};
};

class Desktop {
 public:
  /// The listener and the coach outlive this, and are not called before the loop's next turn.
  /// Without a coach there is none on the bus.
  Desktop(boost::asio::io_context& io, DesktopListener& listener, const TrackerIdentity& identity,
          bool real, const DesktopSettings& settings = {}, CoachCommands* coach = nullptr);
  ~Desktop();
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  /// Notifications and a tray from now on, or no longer. What is on show is for the caller to
  /// close and to show.
  void use(bool notifications, bool tray);

  [[nodiscard]] Notifier& notifier();
  [[nodiscard]] Presence& presence();
  /// Null while there is no session bus.
  [[nodiscard]] TrackerService* service();
  /// Null while there is no session bus, or nobody to carry out what it is asked.
  [[nodiscard]] CoachService* coach();
  /// Null while there is no session bus, or none is wanted.
  [[nodiscard]] Tray* tray();
  /// Everything there is, for doctor.
  [[nodiscard]] std::vector<PresenceSource> sources() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
