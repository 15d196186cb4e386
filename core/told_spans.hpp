// When something beside the clip was so (a routine, the computer in use): told in order, but
// perhaps long before the clip's log of that time is read. Bounded: the oldest are forgotten.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/epoch.hpp"

namespace sitwell {

class ToldSpans {
 public:
  /// More than anybody begins and ends in the day that a clip's log reaches back.
  static constexpr std::size_t capacity = 128;

  /// From `at` on it is so, or no longer; what is so already is not told again.
  void add(Instant at, bool is_so);
  /// When the first span that an epoch touches began; nothing where it touches none.
  [[nodiscard]] std::optional<Instant> begin_in(const Epoch& epoch) const;
  /// When the last span before then ended.
  [[nodiscard]] Instant end_before(Instant at) const;

 private:
  struct Span {
    Instant begin{};
    Instant end = Instant::max();
  };
  [[nodiscard]] const Span& operator[](std::size_t i) const {
    return spans_[(first_ + i) % capacity];
  }

  std::array<Span, capacity> spans_{};
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sitwell
