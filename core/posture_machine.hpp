// Epochs and a mounting in, postures out: hysteresis on the thigh's angle, transitions confirmed
// by the gyroscope, every edge back-dated to the moment it happened. Decides late and says when.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/gait.hpp"
#include "core/lying.hpp"
#include "core/thigh_frame.hpp"

namespace sitwell {

struct PostureSettings {
  /// Seated beyond it, upright below: Acti4's cut (Skotte 2014).
  double crossing_deg = 45;
  /// A wearer whose seated thigh shows less than 70 degrees crosses at this share of it: phones
  /// in loose pockets sit at 40 and less.
  double crossing_share = 0.65;
  /// So far either side of the crossing it counts as made.
  double hysteresis_deg = 5;
  /// How long a posture must last once the gyroscope has seen the turn into it...
  Duration least_sit = std::chrono::seconds{5};
  Duration least_upright = std::chrono::seconds{2};
  Duration least_walk = std::chrono::seconds{2};
  /// ...and how long one that crept in has to wait.
  Duration unconfirmed = std::chrono::seconds{20};
  /// The turn: this far within four seconds, this fast at its peak. Scales with the crossing.
  double turn_deg = 30;
  double turn_peak_dps = 25;
  /// It belongs to a crossing if it ended no earlier than this before it...
  Duration turn_lead = std::chrono::seconds{2};
  /// ...and a crossing to a posture that shows no later than this after: slow sitters take four.
  Duration crossing_memory = std::chrono::seconds{6};
  /// Perching: flexed between these, still, for so long; a leg put aside is not.
  double perch_from_deg = 30;
  double perch_to_deg = 50;
  double perch_roll_deg = 35;
  /// Without the front, the lean of walking may still be in the angle: half of it.
  double perch_unfaced_deg = 6;
  Duration least_perch = std::chrono::seconds{10};
  /// Not told apart for a thigh whose seated angle is small anyway.
  double perch_seated_flexion_deg = 62;
  /// Seated exercise: a level leg that keeps turning and swinging. A second counts from the lower
  /// pair on, the whole stretch must average the upper.
  Duration least_exercise = std::chrono::seconds{10};
  /// One calmer second does not end it: rowers pause between strokes.
  Duration exercise_pause = std::chrono::seconds{2};
  double exercise_turn_dps = 14;
  double exercise_swing_deg = 1.5;
  double exercise_mean_turn_dps = 20;
  double exercise_mean_swing_deg = 2.5;
  GaitSettings gait;
  LyingSettings lying;
};

class PostureMachine {
 public:
  explicit PostureMachine(const PostureSettings& settings = {});

  /// Takes the next second. Appends what it decided; `decided` stamps it.
  void add(const Epoch& epoch, const Mounting& mounting, Instant decided, Effects& effects,
           const Surroundings& surroundings = {});
  /// The data ends: settles what was pending as far as the gyroscope bears it out.
  void finish(Instant decided, Effects& effects);
  /// Forgets everything but how the wearer sits, as after a gap.
  void reset();

  [[nodiscard]] Posture posture() const { return posture_; }
  /// What tells lying from sitting, and learns how the wearer sits.
  [[nodiscard]] LyingEvidence& lying() { return lying_; }

 private:
  /// What a second looks like, before any patience.
  enum class Look : std::uint8_t { none, upright, seated, perched, exercising };

  /// Seconds in a row of which something was true.
  struct Run {
    Instant begin{};
    double length_s = 0;
    void add(bool is, const Epoch& epoch);
    [[nodiscard]] bool reached(Duration needed) const { return length_s >= seconds(needed); }
  };

  struct Crossing {
    Instant at{};
    bool known = false;
  };

  [[nodiscard]] double crossing_of(const Mounting& mounting) const;
  void note_turn(const Epoch& epoch, double crossing_deg);
  void note_crossings(const Epoch& epoch, const Mounting& mounting, double crossing_deg);
  void note_runs(const Epoch& epoch, const Mounting& mounting, double crossing_deg);
  [[nodiscard]] Look look_at(const Epoch& epoch, const Mounting& mounting,
                             double crossing_deg) const;
  void without_mounting(const Epoch& epoch, Instant decided, Effects& effects);
  void begin(const Epoch& epoch, const Mounting& mounting, double crossing_deg, Instant decided,
             Effects& effects);
  void weigh(Look look, const Epoch& epoch);
  [[nodiscard]] bool confirmed() const;
  [[nodiscard]] Duration patience() const;
  void accept(Instant decided, Effects& effects);
  void refine(Instant decided, Effects& effects);
  void refine_flexed(Instant decided, Effects& effects);
  [[nodiscard]] bool is_level() const;
  void change(Instant at, Posture posture, Instant decided, Effects& effects);

  PostureSettings settings_;
  Posture posture_ = Posture::unknown;
  Instant edge_{};  ///< when the current posture began
  Instant group_edge_{};

  Look pending_ = Look::none;
  Instant pending_since_{};
  double pending_s_ = 0;

  std::array<Vector3, 4> recent_up_{};  ///< of the last four seconds
  std::array<double, 4> recent_peak_{};
  std::size_t recent_ = 0;
  Instant turned_{};  ///< end of the last second in which a turn was seen
  bool has_turned_ = false;

  Instant half_at_{};
  double half_deg_ = 0;
  bool has_half_ = false;
  double last_crossing_deg_ = 0, last_margin_deg_ = 0;
  Crossing sat_down_, stood_up_;

  Run moving_, resting_, perched_, unperched_, exercise_, unexercised_;
  double exercise_turn_ = 0, exercise_swing_ = 0;
  LyingEvidence lying_;
};

}  // namespace sitwell
