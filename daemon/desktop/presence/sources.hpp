// The sources of presence: each owned by Presence, optional, and told of by the system's events, so
// that none costs anything while nothing happens. All live on the event loop's thread.
#pragma once

#include <functional>
#include <memory>

#include "daemon/desktop/presence.hpp"
#include "daemon/desktop/presence_merger.hpp"

namespace sitwell::daemon {

class PresenceFrom {
 public:
  virtual ~PresenceFrom() = default;
  /// Whether pauses are wanted.
  virtual void watch_input(bool /*wanted*/) {}
  [[nodiscard]] virtual PresenceSource describe() const = 0;
};

/// Takes all a source now says, from the loop; not called while the source is being made.
using ReportPresence = std::function<void(const PresenceFacts&)>;

/// The login manager: lock and idleness of the wearer's session; sleep, which it delays until the
/// listener has saved.
std::unique_ptr<PresenceFrom> presence_from_logind(Bus& system, ReportPresence report,
                                                   PresenceListener& sleep);
/// Whichever screen saver there is, of any desktop: the screen is locked or blanked.
std::unique_ptr<PresenceFrom> presence_from_screen_saver(Bus& session, ReportPresence report);
/// GNOME's shell: pauses, being away and coming back.
std::unique_ptr<PresenceFrom> presence_from_mutter(Bus& session, const PresenceSettings& settings,
                                                   ReportPresence report);
/// The X server, where it is the whole desktop: pauses, being away, and full-screen windows.
std::unique_ptr<PresenceFrom> presence_from_x11(boost::asio::io_context& io,
                                                const PresenceSettings& settings,
                                                ReportPresence report);
/// The notification server's do-not-disturb: dunst, Plasma, Xfce, GNOME.
std::unique_ptr<PresenceFrom> presence_from_do_not_disturb(boost::asio::io_context& io,
                                                           Bus& session, ReportPresence report);
/// Cameras and microphones in use.
std::unique_ptr<PresenceFrom> presence_from_devices(boost::asio::io_context& io,
                                                    const PresenceSettings& settings,
                                                    ReportPresence report);

}  // namespace sitwell::daemon
