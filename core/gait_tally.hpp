// What a leg did on the way, kept by time for as long as bouts may be revised: whatever a stretch
// is taken for in the end, its strides are in it.
#pragma once

#include <array>
#include <cstddef>

#include "core/time.hpp"

namespace sitwell {

/// Strides are those of the thigh that wears the clip: half as many as steps.
struct Gait {
  double strides = 0;
  double running_s = 0;
  Gait& operator+=(const Gait& other) {
    strides += other.strides;
    running_s += other.running_s;
    return *this;
  }
};

class GaitTally {
 public:
  /// Notes what was done from begin to end, later than anything noted before.
  void add(Instant begin, Instant end, const Gait& gait);
  /// What was done in a stretch of time; what a piece held is spread evenly over it.
  [[nodiscard]] Gait between(Instant begin, Instant end) const;
  /// Forgets the pieces that end at or before `at`.
  void forget_before(Instant at);

 private:
  /// Twenty minutes' walk, or forty errands. When full, the two pieces nearest to each other become
  /// one: they are most likely of one bout.
  static constexpr std::size_t capacity = 40;

  struct Piece {
    Instant begin{}, end{};
    float strides = 0, running_s = 0;
  };

  void append(const Piece& piece);
  void join_nearest();
  void erase(std::size_t first, std::size_t count);

  std::array<Piece, capacity> pieces_{};  ///< in order of time
  std::size_t size_ = 0;
};

}  // namespace sitwell
