// A bout: an unbroken stretch of one posture, with the short interruptions that did not break it.
#pragma once

#include <optional>

#include "core/posture.hpp"
#include "core/time.hpp"

namespace sitwell {

/// Bouts of one wearer never overlap and come in order of time. Stretches without a claim
/// (posture unknown) are not bouts: they are the gaps between them.
struct Bout {
  Instant begin{};
  Duration duration{};  ///< from begin to the end, interruptions included
  Posture posture = Posture::unknown;
  /// Time inside the bout that was not spent in its posture's group: stood up for a moment, or no
  /// data. Never counted as sitting.
  Duration interrupted{};
  /// Upright interruptions of two seconds or more inside a flexed bout: the raw sedentary breaks
  /// that were too short to end it.
  int interruptions = 0;
  /// Time inside the bout spent moving (all of it in a moving bout, less interruptions).
  Duration moving{};
  /// Steps of both legs in its upright parts, twice the strides of the leg that wears the clip;
  /// empty where nobody counted them.
  std::optional<int> steps{};
  /// Time inside its upright parts spent running; known where the steps are.
  Duration running{};

  [[nodiscard]] Instant end() const { return begin + duration; }
  /// The bout's duration without its interruptions: what exposure adds up.
  [[nodiscard]] Duration net() const { return duration - interrupted; }
  friend bool operator==(const Bout&, const Bout&) = default;
};

}  // namespace sitwell
