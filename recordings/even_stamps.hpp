// Gives every sample its own time where a phone delivered them in bunches.
//
// A phone stamps samples when it hands them over: nothing for 50 ms, then six with nearly one time
// stamp. The sensor sampled evenly all the while, so where stamps are bunched, a sample's time is
// the mean stamp of the samples round it. That keeps the rate, cannot run backwards, and moves no
// sample by more than the delivery was late. At the ends of a stretch, where there is nothing
// round it on one side, a line through the first or last window takes the mean's place.
// Where no stamps are bunched they pass as they are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/time.hpp"

namespace sitwell {

class EvenStamps {
 public:
  /// A pause above this is a gap in the recording, not a late delivery (those seen: up to 0.16 s).
  static constexpr Duration gap = std::chrono::milliseconds{250};
  /// Samples on either side: at 100 Hz 0.3 s, a few deliveries.
  static constexpr std::size_t reach = 32;
  static constexpr std::size_t window = 2 * reach + 1;

  /// Stamps come in order; equal ones are expected. Pop all that is ready before the next one.
  void push(Instant stamp);
  /// No more stamps: the last ones become ready.
  void finish();
  /// The time of the oldest sample not popped yet, once it can be told. Always later than the one
  /// before.
  std::optional<Instant> pop();
  /// Withdraws the newest stamp if it stands alone after a gap; false if it does not.
  bool take_back();

 private:
  [[nodiscard]] std::int64_t& stamp(std::size_t i) { return stamps_[i % window]; }
  [[nodiscard]] bool is_short(std::int64_t interval);
  void release(std::size_t first, std::size_t last);

  std::array<std::int64_t, window> stamps_{};  ///< microseconds, a ring
  std::array<bool, window> short_{};           ///< came much sooner after the last than usual
  std::size_t count_ = 0;                      ///< samples in this stretch
  std::size_t short_count_ = 0;                ///< short ones in the window
  std::int64_t sum_ = 0;                       ///< of the window
  std::array<std::int64_t, window + 1> ready_{};
  std::size_t ready_begin_ = 0;
  std::size_t ready_end_ = 0;
  std::optional<std::int64_t> last_ready_;
};

}  // namespace sitwell
