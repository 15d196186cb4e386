// What is remembered of every clip for as long as the daemon runs, by serial number, whatever port
// it is on: how far it was fed and how its clock ran. Says which clip holds which body site. Owned
// by whoever owns the links; on their thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/epoch.hpp"
#include "daemon/clip/device_clock.hpp"
#include "daemon/clip/waypoints.hpp"

namespace sitwell::daemon {

/// A moment of one start of a clip.
struct BootPair {
  std::uint32_t boot_id = 0;
  ClockPair pair;
};

struct ClipMemory {
  std::string serial;
  /// Something of it was fed in this run.
  bool fed = false;
  /// Everything before this moment is done with: fed, or found not to be feedable.
  std::optional<BootPair> done;
  /// When the last thing fed took effect: the last reading, or the end of the last epoch.
  Instant last_fed{};
  /// The last moment that both clocks were seen at, in this run.
  std::optional<BootPair> seen;
  /// The log before this position is done with. Nothing: read it from its beginning.
  std::optional<std::uint32_t> read_from;
  Waypoints waypoints;
  /// Of its status: what the wearer knows already.
  std::uint8_t told_flags = 0;
  Instant told_at{};
};

class ClipRegistry {
 public:
  /// What is known of this clip; the same object for as long as the registry lives.
  ClipMemory& remember(const std::string& serial);

  /// A number for a link, to claim places with; never 0.
  int new_holder() { return ++holders_; }
  /// Takes the place on the body for the clip, until release(). Nothing where it worked, else the
  /// serial number of the clip that has the place, which may be this one's on another port.
  std::optional<std::string> claim(BodySite site, const std::string& serial, int holder);
  void release(int holder);

 private:
  struct Place {
    int holder = 0;
    std::string serial;
  };
  std::map<std::string, ClipMemory> clips_;
  std::array<Place, 2> places_;
  int holders_ = 0;
};

}  // namespace sitwell::daemon
