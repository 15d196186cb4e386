// Moments at which all of a clip's log before some position had ended: what turns "the history
// holds everything before this moment" into "the log before this position may be erased".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/time.hpp"

namespace sitwell::daemon {

class Waypoints {
 public:
  /// Acknowledging oftener gains little: it is what a killed program has to read again.
  static constexpr Duration apart = std::chrono::minutes{5};
  /// Five hours of them. Where nothing settles for longer, they come half as often.
  static constexpr std::size_t most = 64;

  /// Every epoch before `position` had ended by `ended`. Both only ever grow; others are ignored.
  void pass(std::uint32_t position, Instant ended);
  /// The newest position all of whose epochs ended by `until`; it and those before are forgotten.
  std::optional<std::uint32_t> take(Instant until);

 private:
  struct Waypoint {
    std::uint32_t position = 0;
    Instant ended{};
  };
  std::vector<Waypoint> kept_;  ///< in order
  Duration apart_ = apart;
  std::optional<Waypoint> last_;
};

}  // namespace sitwell::daemon
