// What is remembered of every clip for as long as the daemon runs, by serial number, whatever port
// it is on: how far it was fed and how its clock ran. Says which clip holds which body site. Owned
// by whoever owns the links; on their thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

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

  /// What the wearer's settings say of clips, by serial number: a place on the body that goes
  /// before what the clip says of itself, or nothing for one to be left alone. Holds for clips that
  /// are identified from now on.
  void assign(std::map<std::string, std::optional<BodySite>> uses) { uses_ = std::move(uses); }
  [[nodiscard]] std::optional<BodySite> site_of(const std::string& serial, BodySite own) const;

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
  std::map<std::string, std::optional<BodySite>> uses_;
  std::array<Place, 2> places_;
  int holders_ = 0;
};

}  // namespace sitwell::daemon
