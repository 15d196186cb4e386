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
  if (size_ == capacity) join_nearest();
  pieces_[size_++] = piece;
}

/// Of equals the oldest: a long walk's seconds before those of two walks.
void GaitTally::join_nearest() {
  std::size_t nearest = 0;
  const auto gap_after = [this](std::size_t i) { return pieces_[i + 1].begin - pieces_[i].end; };
  for (std::size_t i = 1; i + 1 < size_; ++i)
    if (gap_after(i) < gap_after(nearest)) nearest = i;
  Piece& joined = pieces_[nearest];
  const Piece& next = pieces_[nearest + 1];
  joined.end = next.end;
  joined.strides += next.strides;
  joined.running_s += next.running_s;
  erase(nearest + 1, 1);
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
  erase(0, past);
}

void GaitTally::erase(std::size_t first, std::size_t count) {
  if (count == 0) return;
  const auto from = pieces_.begin() + static_cast<std::ptrdiff_t>(first + count);
  const auto end = pieces_.begin() + static_cast<std::ptrdiff_t>(size_);
  std::move(from, end, pieces_.begin() + static_cast<std::ptrdiff_t>(first));
  size_ -= count;
}

}  // namespace sitwell
