// Whether the machine has slept since it was last asked about: clocks that do and that do not run
// on through sleep tell, whether or not a logind does.
#pragma once

#include <chrono>

#include "daemon/clock.hpp"

namespace sitwell::daemon {

class SleepWatch {
 public:
  /// The clock outlives this.
  explicit SleepWatch(const Clock& clock) : clock_(clock), slept_(clock.slept()) {}

  /// Once for each sleep, however it became known.
  [[nodiscard]] bool has_slept() {
    // The two clocks drift apart by less without any sleep.
    constexpr std::chrono::seconds least{5};
    if (clock_.slept() - slept_ < least) return false;
    noticed();
    return true;
  }
  /// Somebody else has told of it.
  void noticed() { slept_ = clock_.slept(); }

 private:
  const Clock& clock_;
  Duration slept_;
};

}  // namespace sitwell::daemon
