#include "core/told_spans.hpp"

#include <algorithm>

namespace sitwell {

void ToldSpans::add(Instant at, bool is_so) {
  const bool open = size_ > 0 && (*this)[size_ - 1].end == Instant::max();
  if (open == is_so) return;
  if (!is_so) {
    Span& last = spans_[(first_ + size_ - 1) % capacity];
    last.end = std::max(last.begin, at);
    return;
  }
  if (size_ == capacity)
    first_ = (first_ + 1) % capacity;
  else
    ++size_;
  spans_[(first_ + size_ - 1) % capacity] = {.begin = at};
}

std::optional<Instant> ToldSpans::begin_in(const Epoch& epoch) const {
  for (std::size_t i = size_; i-- > 0;) {
    const Span& span = (*this)[i];
    if (span.end <= epoch.begin) break;  // in order: no earlier one reaches further
    if (span.begin < epoch.end()) return span.begin;
  }
  return std::nullopt;
}

Instant ToldSpans::end_before(Instant at) const {
  for (std::size_t i = size_; i-- > 0;)
    if ((*this)[i].end <= at) return (*this)[i].end;
  return Instant::min();
}

}  // namespace sitwell
