#include "core/posture_timeline.hpp"

namespace sitwell {

void PostureTimeline::change(Instant at, Posture posture) {
  while (size_ > 0 && (*this)[size_ - 1].begin >= at) --size_;
  if (size_ > 0 && (*this)[size_ - 1].posture == posture) return;
  if (size_ == capacity) {
    first_ = (first_ + 1) % capacity;
    --size_;
  }
  segments_[(first_ + size_) % capacity] = {.begin = at, .posture = posture};
  ++size_;
}

void PostureTimeline::forget_before(Instant at) {
  while (size_ > 1 && (*this)[1].begin <= at) {
    first_ = (first_ + 1) % capacity;
    --size_;
  }
}

}  // namespace sitwell
