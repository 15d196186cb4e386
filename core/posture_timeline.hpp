// The postures said so far, with the last word winning: an edge replaces everything at and after
// its time. Holds as much of the past as may still be revised.
#pragma once

#include <array>
#include <cstddef>

#include "core/posture.hpp"
#include "core/time.hpp"

namespace sitwell {

/// A posture from `begin` until the next segment's.
struct PostureSegment {
  Instant begin{};
  Posture posture = Posture::unknown;
};

/// A bounded timeline: when full, the oldest segment is forgotten.
class PostureTimeline {
 public:
  static constexpr std::size_t capacity = 512;

  /// From `at` on the posture is this one, whatever was said before.
  void change(Instant at, Posture posture);
  /// Forgets the segments that end at or before `at`.
  void forget_before(Instant at);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const PostureSegment& operator[](std::size_t i) const {
    return segments_[(first_ + i) % capacity];
  }

 private:
  std::array<PostureSegment, capacity> segments_{};
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sitwell
