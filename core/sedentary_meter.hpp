// How long the wearer has sat since the last break that counted, from postures that are back-dated
// and revised: a pure function of the timeline, so a revision needs no case of its own. What is
// long past is carried as a sum, so that a day of fidgeting stays small and is still counted right.
#pragma once

#include <optional>

#include "core/posture_timeline.hpp"

namespace sitwell {

struct SedentarySettings {
  /// Out of the flexed hip this long is a break (Exposure counts by the same minute).
  Duration counting_break = std::chrono::seconds{60};
  /// A clip that loses its radio or USB for a moment has not sat its wearer down: a break goes on
  /// behind a gap shorter than this, but does not grow in it.
  Duration hiccup = std::chrono::seconds{5};
  /// After nothing was known for this long, nobody can claim the sitting before it: as likely as
  /// not there was a break. Anything shorter neither counts nor resets.
  Duration forgets = std::chrono::minutes{60};
  /// Edges reach no further back than this; the tracker revises three quarters of an hour.
  Duration remembers = std::chrono::hours{2};

  friend bool operator==(const SedentarySettings&, const SedentarySettings&) = default;
};

/// A stretch out of the flexed hip: upright, cycling or lying, in a row.
struct SedentaryBreak {
  Instant begin{};
  Instant end{};      ///< until when it has been seen
  Duration length{};  ///< as seen: gaps in it are left out
  bool under_way = false;
  friend bool operator==(const SedentaryBreak&, const SedentaryBreak&) = default;
};

/// What is known of the wearer's sitting up to a moment.
struct Sedentary {
  Instant until{};
  Posture posture = Posture::unknown;
  Duration flexed{};                      ///< flexed-hip sitting since the beginning
  Duration flexed_before{};               ///< ...of which before the count last began anew
  Instant anew{};                         ///< when that was
  std::optional<SedentaryBreak> latest;   ///< counting or not
  std::optional<SedentaryBreak> counted;  ///< the latest that counted
  /// For how long nothing has been known of it; reclined is nothing, too.
  Duration nothing{};

  /// Since the last break that counted.
  [[nodiscard]] Duration sat() const { return flexed - flexed_before; }
  [[nodiscard]] bool up() const { return latest && latest->under_way; }
  friend bool operator==(const Sedentary&, const Sedentary&) = default;
};

class SedentaryMeter {
 public:
  explicit SedentaryMeter(const SedentarySettings& settings = {});

  /// From `at` on the posture is this one, whatever was said before of `at` and later.
  void change(Instant at, Posture posture);
  /// Up to then, if the last posture goes on. Cheap from the last edge on.
  [[nodiscard]] Sedentary at(Instant now) const;
  /// When that much flexed-hip sitting had been seen, or would be if the last posture, flexed,
  /// goes on. No earlier than what is remembered.
  [[nodiscard]] Instant reached(Duration flexed) const;
  /// Edges before it are taken as if they were of this moment.
  [[nodiscard]] Instant remembered_from() const { return carried_.until; }
  /// What is carried as a sum stays as it was counted.
  void set(const SedentarySettings& settings);

 private:
  void pass(Sedentary& sedentary, Posture posture, Instant to) const;
  void pass_break(Sedentary& sedentary, Instant to) const;
  void pass_nothing(Sedentary& sedentary, Instant to) const;
  void fold();
  void reckon();

  SedentarySettings settings_;
  PostureTimeline timeline_;
  bool folded_ = false;
  Sedentary carried_;  ///< up to the timeline's first edge
  Sedentary edge_;     ///< up to its last
};

}  // namespace sitwell
