#include "recordings/even_stamps.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace sitwell {

void EvenStamps::push(Instant at) {
  const std::int64_t now = at.time_since_epoch().count();
  if (count_ > 0 && now - stamp(count_ - 1) > gap.count()) finish();
  const bool is_bunched = count_ > 0 && is_short(now - stamp(count_ - 1));
  const std::size_t slot = count_ % window;
  if (count_ >= window) {
    sum_ -= stamps_[slot];
    short_count_ -= short_[slot];
  }
  stamps_[slot] = now;
  short_[slot] = is_bunched;
  sum_ += now;
  short_count_ += is_bunched;
  ++count_;
  if (count_ == window)
    release(0, reach);
  else if (count_ > window)
    release(count_ - 1 - reach, count_ - 1 - reach);
}

void EvenStamps::finish() {
  if (count_ > 0) release(count_ >= window ? count_ - reach : 0, count_ - 1);
  count_ = short_count_ = 0;
  sum_ = 0;
}

std::optional<Instant> EvenStamps::pop() {
  if (ready_begin_ == ready_end_) return std::nullopt;
  const std::int64_t at = ready_[ready_begin_++];
  if (ready_begin_ == ready_end_) ready_begin_ = ready_end_ = 0;
  return Instant{Duration{at}};
}

bool EvenStamps::take_back() {
  if (count_ != 1) return false;
  count_ = short_count_ = 0;
  sum_ = 0;
  return true;
}

/// Less than half of the window's mean interval.
bool EvenStamps::is_short(std::int64_t interval) {
  const std::size_t held = std::min(count_, window);
  if (held < 2) return interval == 0;
  const std::int64_t span = stamp(count_ - 1) - stamp(count_ - held);
  return 2 * interval * static_cast<std::int64_t>(held - 1) < span || interval == 0;
}

/// Makes the samples first..last of the stretch ready; they are in the window.
void EvenStamps::release(std::size_t first, std::size_t last) {
  const std::size_t held = std::min(count_, window);
  const double middle = static_cast<double>(held - 1) / 2;
  const double mean = static_cast<double>(sum_) / static_cast<double>(held);
  double slope = 0;
  if (short_count_ > 0 && first != last) {
    double squares = 0;
    for (std::size_t i = 0; i < held; ++i) {
      const double x = static_cast<double>(i) - middle;
      slope += x * (static_cast<double>(stamp(count_ - held + i)) - mean);
      squares += x * x;
    }
    slope /= squares;
  }
  for (std::size_t i = first; i <= last; ++i) {
    const double x = static_cast<double>(i - (count_ - held)) - middle;
    std::int64_t at = short_count_ > 0 ? std::llround(mean + slope * x) : stamp(i);
    if (last_ready_) at = std::max(at, *last_ready_ + 1);
    last_ready_ = at;
    assert(ready_end_ < ready_.size());
    ready_[ready_end_++] = at;
  }
}

}  // namespace sitwell
