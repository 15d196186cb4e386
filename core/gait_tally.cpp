#include "core/gait_tally.hpp"

#include <algorithm>

namespace sitwell {
namespace {

/// Seconds that follow on one another are one piece up to this length: short against a bout.
constexpr Duration longest_piece = std::chrono::seconds{30};
/// Epochs of one stretch of samples follow on one another but for rounding.
constexpr Duration no_gap = std::chrono::milliseconds{100};

}  // namespace

void GaitTally::add(Instant begin, Instant end, const Gait& gait) {
  const Piece piece{.begin = begin,
                    .end = end,
                    .strides = static_cast<float>(gait.strides),
                    .running_s = static_cast<float>(gait.running_s)};
  if (size_ > 0) {
    Piece& last = pieces_[size_ - 1];
    if (begin - last.end <= no_gap && end - last.begin <= longest_piece) {
      last.end = end;
      last.strides += piece.strides;
      last.running_s += piece.running_s;
      return;
    }
  }
  append(piece);
}

void GaitTally::append(const Piece& piece) {
  if (size_ == capacity) {
    Piece& second = pieces_[1];
    second.begin = pieces_[0].begin;
    second.strides += pieces_[0].strides;
    second.running_s += pieces_[0].running_s;
    erase_first(1);
  }
  pieces_[size_++] = piece;
}

Gait GaitTally::between(Instant begin, Instant end) const {
  Gait sum;
  for (std::size_t i = 0; i < size_; ++i) {
    const Piece& piece = pieces_[i];
    const Duration common = std::min(piece.end, end) - std::max(piece.begin, begin);
    if (common <= Duration::zero()) continue;
    const double share = seconds(common) / seconds(piece.end - piece.begin);
    sum += {.strides = share * piece.strides, .running_s = share * piece.running_s};
  }
  return sum;
}

void GaitTally::forget_before(Instant at) {
  std::size_t past = 0;
  while (past < size_ && pieces_[past].end <= at) ++past;
  erase_first(past);
}

void GaitTally::erase_first(std::size_t count) {
  if (count == 0) return;
  const auto begin = pieces_.begin();
  std::move(begin + static_cast<std::ptrdiff_t>(count), begin + static_cast<std::ptrdiff_t>(size_),
            begin);
  size_ -= count;
}

}  // namespace sitwell
