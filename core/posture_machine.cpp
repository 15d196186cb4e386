#include "core/posture_machine.hpp"

#include <algorithm>
#include <cmath>

#include "core/hip_angle.hpp"

namespace sitwell {

PostureMachine::PostureMachine(const PostureSettings& settings)
    : settings_(settings), lying_(settings.lying) {}

void PostureMachine::reset() {
  LyingEvidence lying = lying_;
  lying.begin(Instant{});
  *this = PostureMachine(settings_);
  lying_ = lying;
}

void PostureMachine::Run::add(bool is, const Epoch& epoch) {
  if (!is) {
    length_s = 0;
    return;
  }
  if (length_s == 0) begin = epoch.begin;
  length_s += seconds(epoch.length);
}

double PostureMachine::crossing_of(const Mounting& mounting) const {
  return std::min(settings_.crossing_deg, settings_.crossing_share * mounting.seated_flexion_deg);
}

/// Seated or lying, or one of the two.
bool PostureMachine::is_level() const {
  const PostureGroup group = group_of(posture_);
  return group == PostureGroup::flexed || group == PostureGroup::lying ||
         group == PostureGroup::reclined;
}

void PostureMachine::add(const Epoch& epoch, const Mounting& mounting, Instant decided,
                         Effects& effects, const Surroundings& surroundings) {
  const double crossing = crossing_of(mounting);
  note_turn(epoch, crossing);
  note_runs(epoch, mounting, crossing);
  if (!mounting.known()) {
    without_mounting(epoch, decided, effects);
    return;
  }
  note_crossings(epoch, mounting, crossing);
  if (group_of(posture_) == PostureGroup::none) begin(epoch, mounting, crossing, decided, effects);
  weigh(look_at(epoch, mounting, crossing), epoch);
  if (pending_ != Look::none && pending_s_ >= seconds(patience())) accept(decided, effects);
  refine(decided, effects);
  if (!is_level()) return;
  lying_.add(epoch, mounting, surroundings);
  refine_flexed(decided, effects);
}

/// A walking leg needs no mounting to be told; everything else does.
void PostureMachine::without_mounting(const Epoch& epoch, Instant decided, Effects& effects) {
  if (moving_.reached(settings_.least_walk))
    change(std::max(moving_.begin, group_edge_), Posture::moving, decided, effects);
  else if (!is_moving(epoch, settings_.gait))
    change(epoch.begin, Posture::unknown, decided, effects);
}

void PostureMachine::note_turn(const Epoch& epoch, double crossing_deg) {
  const Vector3 up = epoch.up[1];
  recent_up_[recent_ % recent_up_.size()] = up;
  recent_peak_[recent_ % recent_peak_.size()] = epoch.turn_peak_dps;
  ++recent_;
  const std::size_t n = std::min(recent_, recent_up_.size());
  const double needed = settings_.turn_deg * crossing_deg / settings_.crossing_deg;
  double farthest = angle_deg(up, epoch.up[0]);
  double peak = 0;
  for (std::size_t i = 0; i < n; ++i) {
    farthest = std::max(farthest, angle_deg(up, recent_up_[i]));
    peak = std::max(peak, recent_peak_[i]);
  }
  if (farthest < needed || peak < settings_.turn_peak_dps) return;
  turned_ = epoch.end();
  has_turned_ = true;
}

/// Interpolates between half-second means when the thigh passed the crossing angle.
void PostureMachine::note_crossings(const Epoch& epoch, const Mounting& mounting,
                                    double crossing_deg) {
  last_crossing_deg_ = crossing_deg;
  last_margin_deg_ = settings_.hysteresis_deg * crossing_deg / settings_.crossing_deg;
  for (int half = 0; half < 2; ++half) {
    const Instant at = epoch.begin + epoch.length * (1 + 2 * half) / 4;
    const double deg = angle_deg(epoch.up[half], mounting.y);
    if (has_half_ && (half_deg_ < crossing_deg) != (deg < crossing_deg)) {
      const double share = (crossing_deg - half_deg_) / (deg - half_deg_);
      const Instant crossed = half_at_ + from_seconds(share * seconds(at - half_at_));
      (deg >= crossing_deg ? sat_down_ : stood_up_) = {.at = crossed, .known = true};
    }
    half_at_ = at;
    half_deg_ = deg;
    has_half_ = true;
  }
}

void PostureMachine::note_runs(const Epoch& epoch, const Mounting& mounting, double crossing_deg) {
  const bool moving = is_moving(epoch, settings_.gait);
  moving_.add(moving, epoch);
  resting_.add(!moving, epoch);

  const SegmentAngles thigh = segment_angles(mounting, epoch.mean_up());
  const double perch_from_deg =
      settings_.perch_from_deg + (mounting.front_known ? 0 : settings_.perch_unfaced_deg);
  const bool perched = mounting.seated_flexion_deg >= settings_.perch_seated_flexion_deg &&
                       is_still(epoch, settings_.gait) && thigh.flexion_deg > perch_from_deg &&
                       thigh.flexion_deg < settings_.perch_to_deg &&
                       std::abs(thigh.roll_deg) < settings_.perch_roll_deg;
  perched_.add(perched, epoch);
  unperched_.add(!perched, epoch);

  const bool exercising = thigh.inclination_deg > crossing_deg &&
                          epoch.turn_rms_dps > settings_.exercise_turn_dps &&
                          epoch.swing_deg > settings_.exercise_swing_deg;
  unexercised_.add(!exercising, epoch);
  const bool goes_on =
      exercising || (exercise_.length_s > 0 && !unexercised_.reached(settings_.exercise_pause));
  exercise_.add(goes_on, epoch);
  if (!goes_on) exercise_turn_ = exercise_swing_ = 0;
  exercise_turn_ += epoch.turn_rms_dps * seconds(epoch.length);
  exercise_swing_ += epoch.swing_deg * seconds(epoch.length);
}

PostureMachine::Look PostureMachine::look_at(const Epoch& epoch, const Mounting& mounting,
                                             double crossing_deg) const {
  const double inclination = angle_deg(epoch.mean_up(), mounting.y);
  const double s = exercise_.length_s;
  if (exercise_.reached(settings_.least_exercise) &&
      exercise_turn_ > settings_.exercise_mean_turn_dps * s &&
      exercise_swing_ > settings_.exercise_mean_swing_deg * s)
    return Look::exercising;
  if (perched_.reached(settings_.least_perch)) return Look::perched;
  if (inclination <= crossing_deg && is_moving(epoch, settings_.gait)) return Look::upright;
  if (inclination > crossing_deg + last_margin_deg_) return Look::seated;
  if (inclination < crossing_deg - last_margin_deg_) return Look::upright;
  return Look::none;
}

/// There is no posture yet to be patient about: the first half second's side of the crossing is
/// taken, so that a stand-up in the first second already has something to rise from.
void PostureMachine::begin(const Epoch& epoch, const Mounting& mounting, double crossing_deg,
                           Instant decided, Effects& effects) {
  pending_ = angle_deg(epoch.up[0], mounting.y) < crossing_deg ? Look::upright : Look::seated;
  pending_since_ = epoch.begin;
  accept(decided, effects);
}

/// Collects patience for a look that differs from the posture; a look that agrees ends it.
void PostureMachine::weigh(Look look, const Epoch& epoch) {
  const PostureGroup group = group_of(posture_);
  const bool agrees = look == Look::none ||
                      (look == Look::upright && group == PostureGroup::upright) ||
                      (look == Look::exercising && group == PostureGroup::cycling) ||
                      ((look == Look::seated || look == Look::perched) && is_level());
  if (agrees) {
    pending_ = Look::none;
    return;
  }
  if (look != pending_) {
    const Crossing& crossing = look == Look::upright ? stood_up_ : sat_down_;
    const bool crossed = crossing.known && crossing.at > epoch.begin - settings_.crossing_memory;
    pending_ = look;
    pending_since_ = look == Look::exercising ? exercise_.begin
                     : look == Look::perched  ? perched_.begin
                     : crossed                ? crossing.at
                                              : epoch.begin;
    pending_s_ = 0;
  }
  pending_s_ += seconds(epoch.length);
}

/// The gyroscope has seen the turn that leads to what is pending.
bool PostureMachine::confirmed() const {
  return has_turned_ && turned_ >= pending_since_ - settings_.turn_lead;
}

Duration PostureMachine::patience() const {
  // These two have been waited for already.
  if (pending_ == Look::exercising || pending_ == Look::perched) return Duration{0};
  const bool sure = confirmed() || group_of(posture_) == PostureGroup::cycling;
  if (pending_ == Look::seated) return sure ? settings_.least_sit : settings_.unconfirmed;
  const bool walked = moving_.reached(settings_.least_walk);
  return sure || walked ? settings_.least_upright : settings_.unconfirmed;
}

void PostureMachine::accept(Instant decided, Effects& effects) {
  const Look look = pending_;
  pending_ = Look::none;
  group_edge_ =
      group_of(posture_) == PostureGroup::none ? pending_since_ : std::max(pending_since_, edge_);
  const Posture posture = look == Look::upright      ? Posture::standing
                          : look == Look::exercising ? Posture::cycling
                          : look == Look::perched    ? Posture::perching
                                                     : Posture::sitting;
  lying_.begin(group_edge_);
  change(group_edge_, posture, decided, effects);
}

/// Upright: standing or moving.
void PostureMachine::refine(Instant decided, Effects& effects) {
  if (!is_upright(posture_)) return;
  if (posture_ == Posture::standing && moving_.reached(settings_.least_walk))
    change(std::max(moving_.begin, group_edge_), Posture::moving, decided, effects);
  // Who walks up to a chair and sits does not stand in between: what is pending began before.
  const bool leaving = pending_ != Look::none && pending_since_ <= resting_.begin;
  if (posture_ == Posture::moving && resting_.reached(settings_.least_upright) && !leaving)
    change(std::max(resting_.begin, group_edge_), Posture::standing, decided, effects);
}

/// Level: lying or reclined as far as the evidence says so, else sitting or perching.
void PostureMachine::refine_flexed(Instant decided, Effects& effects) {
  const Recline verdict = lying_.verdict();
  const Instant since = std::max(lying_.since(), group_edge_);
  if (verdict != Recline::sitting) {
    change(since, verdict == Recline::lying ? Posture::lying : Posture::reclined, decided, effects);
    return;
  }
  if (!is_flexed(posture_)) change(since, Posture::sitting, decided, effects);
  if (posture_ == Posture::sitting && perched_.reached(settings_.least_perch))
    change(std::max(perched_.begin, group_edge_), Posture::perching, decided, effects);
  if (posture_ == Posture::perching && unperched_.reached(settings_.least_sit))
    change(std::max(unperched_.begin, group_edge_), Posture::sitting, decided, effects);
}

/// What comes next will never be known, so a turn that the gyroscope saw has to do, and the last
/// half second on the other side of the crossing.
void PostureMachine::finish(Instant decided, Effects& effects) {
  if (pending_ == Look::none && has_half_ && last_margin_deg_ > 0) {
    const bool sat = is_upright(posture_) && half_deg_ > last_crossing_deg_ + last_margin_deg_;
    const bool stood = is_level() && half_deg_ < last_crossing_deg_ - last_margin_deg_;
    const Crossing& crossing = sat ? sat_down_ : stood_up_;
    if ((sat || stood) && crossing.known && crossing.at > edge_) {
      pending_ = sat ? Look::seated : Look::upright;
      pending_since_ = crossing.at;
    }
  }
  if (pending_ != Look::none && confirmed()) accept(decided, effects);
}

void PostureMachine::change(Instant at, Posture posture, Instant decided, Effects& effects) {
  if (posture == posture_) return;
  posture_ = posture;
  edge_ = at;
  effects.push_back(PostureChanged{.at = at, .posture = posture, .decided = decided});
}

}  // namespace sitwell
