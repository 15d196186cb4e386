// A new placement of the clip: what is made of a move, and how it is weighed.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/hip_angle.hpp"
#include "core/mounting_learner.hpp"

namespace sitwell {

/// The leg moved, with footfalls.
bool MountingLearner::walks_on(const ClipMoves::Moved& moved) const {
  return !moved.resting && has_footfalls(moved.after);
}

/// The leg swings about another axis of the clip than before.
bool MountingLearner::swings_elsewhere(const ClipMoves::Moved& moved) const {
  if (!current().roll_known()) return false;
  const GaitAxis gait = gait_axis(moved.after.moment, moved.up_after);
  const double off_deg = angle_deg(gait.axis, current().z);
  return gait.ratio >= settings_.clear_axis_ratio &&
         std::min(off_deg, 180 - off_deg) > settings_.other_swing_deg;
}

/// The posture after a move is one of the mounting before it: by chance, one in fifty is.
bool MountingLearner::looks_unmoved(const ClipMoves::Moved& moved) const {
  const Mounting& m = current();
  const Vector3& up = moved.up_after;
  const bool on_feet = walks_on(moved);
  if (on_feet && moved.jumped() && is_level(moved.after)) return false;
  if (on_feet && swings_elsewhere(moved)) return false;
  if (on_feet && walking_shift_deg(m, up) <= settings_.unmoved_walking_deg) return true;
  if (on_feet && moved.moves_on) return false;
  if (moved.resting)
    return (m.front_known ? misfit_deg(m, up) : angle_deg(up, m.y)) <= settings_.unmoved_fit_deg;
  // Whoever walked may have whirled round and sat down: any seat may be one of the mounting before.
  return (on_feet || m.front_known ? misfit_deg(m, up) : angle_deg(up, m.y)) <=
             settings_.unmoved_fit_deg ||
         angle_deg(moved.up_before, up) <= settings_.unmoved_walking_deg;
}

/// Either the clip did not move on the thigh, or the thigh did not move and the clip was carried
/// round it. Walking will tell for certain, back to here.
std::optional<MountingLearner::News> MountingLearner::settle(const ClipMoves::Moved& moved) {
  if (moved.lost) return begin_placement(moved.since);
  const bool still_fits = misfit_deg(current(), moved.up_after) <= settings_.doubtful_fit_deg;
  const double unmoved_deg = still_fits ? settings_.unmoved_fitting_deg : settings_.unmoved_deg;
  if (moved.seen && moved.carry.angle_deg() <= unmoved_deg) return {};
  block_ = {};
  if (goes_on_alike(moved)) return {};
  reference_ = {};
  forget_poses();
  const double up_deg = angle_deg(moved.up_before, moved.up_after);
  const bool upright = was_upright(moved);
  const bool about_vertical = moved.resting && up_deg <= settings_.unmoved_fit_deg;
  if (about_vertical && upright) return begin_placement(moved.since);
  const bool unmoved = !about_vertical && looks_unmoved(moved);

  const Known before = doubt_ ? doubt_->now : known_[current_];
  const double lean_deg = angle_deg(moved.up_before, current().y);
  const bool may_have_turned = walks_on(moved) && upright && lean_deg <= settings_.stairs_lean_deg;
  const Basis basis = moved.seen && !may_have_turned ? Basis::seen
                      : upright                      ? Basis::upright
                                                     : Basis::seated;
  doubt_ = Doubt{.now = carried_along(before, moved, basis),
                 .basis = basis,
                 .since = moved.since,
                 .last = moved.since,
                 .was_upright = upright,
                 .was_moving = moved.jumped() ? moved.moves_on : moved.moved,
                 .moved_up = moved.up_after,
                 .moved_deg = std::min(lean_deg, current().seated_flexion_deg),
                 .other = before,
                 .other_basis = Basis::same};
  if (!unmoved)
    return News{.from = moved.since, .mounting = current(), .reason = MountingReason::carried};
  swap_hypotheses();
  return {};
}

/// A moving leg goes on as it did, so the clip is where it was: an odd stride looked like a jump or
/// for a moment like a hand. Stairs and pedals are trodden less evenly than level ground.
bool MountingLearner::goes_on_alike(const ClipMoves::Moved& moved) const {
  const bool on_feet = walks_on(moved);
  if (moved.resting || (on_feet && swings_elsewhere(moved))) return false;
  const double up_deg = angle_deg(moved.up_before, moved.up_after);
  if (!moved.jumped())
    return on_feet && moved.hand_s <= seconds(settings_.odd_strides) &&
           up_deg <= settings_.unmoved_walking_deg;
  const bool level = on_feet && is_level(moved.after);
  return up_deg <= (level ? settings_.unmoved_walking_deg : settings_.unmoved_stairs_deg);
}

/// Footfalls are only heard upright, however far stairs lift the thigh.
bool MountingLearner::was_upright(const ClipMoves::Moved& moved) const {
  const double most_deg = walks_on(moved)
                              ? settings_.most_walking_lean_deg + settings_.unmoved_fit_deg
                          : moved.resting ? settings_.rise_share * current().seated_flexion_deg
                                          : settings_.pedals_deg;
  return angle_deg(moved.up_before, current().y) <= most_deg;
}

MountingLearner::Known MountingLearner::carried_along(Known known, const ClipMoves::Moved& moved,
                                                      Basis basis) const {
  Mounting& m = known.mounting;
  m = carried(m, moved.carry);
  if (walks_on(moved) && basis != Basis::seen)
    align_to_gait(m, moved.up_after, moved.after.moment, settings_.clear_axis_ratio);
  // Which way it leaned nobody saw: not at all is wrong by the lean, any way by up to twice that.
  if (basis == Basis::upright && moved.jumped() && !moved.resting) stand_up(m, moved.up_after);
  m.source = MountingSource::learned;
  m.since = moved.since;
  m.evidence_s = 0;  // none of its own until it has walked
  m.front_known = m.front_known && basis == Basis::seen;
  const bool walked = known.walking_up != Vector3{} && basis == Basis::seen;
  known.walking_up = walked ? moved.carry(known.walking_up) : Vector3{};
  known.noticed = true;
  return known;
}

/// Whoever was seated when the clip moved unseen shows where the long axis is by standing up.
std::optional<MountingLearner::News> MountingLearner::rise(const Epoch& epoch) {
  if (!doubt_ || (doubt_->basis != Basis::seated && doubt_->basis != Basis::upright)) return {};
  Mounting& m = doubt_->now.mounting;
  const Vector3 up = epoch.mean_up();
  const bool was_seated = doubt_->basis == Basis::seated;
  const bool stands =
      was_seated ? angle_deg(up, doubt_->moved_up) >= settings_.rise_share * doubt_->moved_deg
                 : doubt_->was_moving && stands_at(up);
  if (!stands) {
    odd_s_ = 0;
    odd_sum_ = {};
    return {};
  }
  odd_sum_ += up * seconds(epoch.length);
  odd_s_ += seconds(epoch.length);
  if (odd_s_ < seconds(was_seated ? settings_.better_fit_for : settings_.stand_for)) return {};
  if (was_seated) {
    m.y = normalized(odd_sum_);
    face(m, doubt_->moved_up, false);
  } else {
    stand_up(m, normalized(odd_sum_));
  }
  doubt_->basis = Basis::upright;
  forget_poses();
  return News{.from = doubt_->since, .mounting = m, .reason = MountingReason::replaced};
}

/// Whoever walked when the clip moved unseen: the long axis is only known to within the lean. That
/// from stairs may be as far from a seat as from standing.
bool MountingLearner::stands_at(const Vector3& up) const {
  const Mounting& m = doubt_->now.mounting;
  const double off_deg = angle_deg(up, m.y);
  if (off_deg <= settings_.unmoved_fit_deg || off_deg >= settings_.stand_deg) return false;
  const double lean_deg = doubt_->moved_deg;
  if (lean_deg <= settings_.stairs_lean_deg) return true;
  const double from_walking_deg = angle_deg(up, doubt_->moved_up);
  return std::abs(from_walking_deg - lean_deg) <
         std::abs(from_walking_deg - std::abs(m.seated_flexion_deg - lean_deg));
}

/// A wearer who stood may have turned round with the clip in hand: one who lies on the side or the
/// face next, before walking bore anything out, more likely sits.
std::optional<MountingLearner::News> MountingLearner::doubt_front(const Epoch& epoch) {
  if (!doubt_ || !doubt_->was_upright) return {};
  Mounting& m = doubt_->now.mounting;
  const SegmentAngles thigh = segment_angles(m, epoch.mean_up());
  if (!m.front_known || std::abs(thigh.roll_deg) < settings_.rolled_deg ||
      thigh.inclination_deg < settings_.sit_inclination_deg)
    return {};
  m.front_known = false;
  doubt_->now.walking_up = {};
  forget_poses();
  return News{.from = epoch.begin, .mounting = m, .reason = MountingReason::slipped};
}

void MountingLearner::swap_hypotheses() {
  std::swap(doubt_->now, doubt_->other);
  std::swap(doubt_->basis, doubt_->other_basis);
  doubt_->other_s = 0;
}

/// Of the two explanations of a move, the other one may turn out to be the better.
std::optional<MountingLearner::News> MountingLearner::weigh_hypotheses(const Epoch& epoch) {
  if (!doubt_ || !doubt_->other.mounting.front_known) return {};
  const Vector3 up = epoch.mean_up();
  const double now_deg = misfit_deg(doubt_->now.mounting, up);
  const double other_deg = misfit_deg(doubt_->other.mounting, up);
  if (other_deg <= settings_.good_fit_deg && now_deg - other_deg >= settings_.better_fit_deg)
    doubt_->other_s += seconds(epoch.length);
  else if (other_deg > now_deg)
    doubt_->other_s = std::max(0.0, doubt_->other_s - seconds(epoch.length));
  if (doubt_->other_s < seconds(settings_.other_for)) return {};
  swap_hypotheses();
  return News{.from = doubt_->since, .mounting = current(), .reason = MountingReason::replaced};
}

/// As far as is known it is where it was, but front and back are in doubt. Inclination goes on
/// meanwhile, since the long axis moves least and walking will tell.
std::optional<MountingLearner::News> MountingLearner::begin_placement(Instant at) {
  block_ = reference_ = {};
  forget_poses();
  if (doubt_) {
    // What the mounting before does not explain speaks for having been moved then, not only now.
    const bool another = at - doubt_->last > settings_.handling_spell;
    if (another && doubt_->strange_s <= doubt_->fits_s) {
      doubt_->since = at;
      doubt_->fits_s = doubt_->strange_s = 0;
    }
    doubt_->last = at;
  } else {
    doubt_ = Doubt{.now = known_[current_], .since = at, .last = at};
  }
  Mounting& m = doubt_->now.mounting;
  doubt_->basis = Basis::none;
  doubt_->other = {};
  if (!m.front_known) return {};
  m.front_known = false;
  return News{.from = at, .mounting = m, .reason = MountingReason::slipped};
}

void MountingLearner::weigh_doubt(const Epoch& epoch) {
  const bool fits =
      misfit_deg(known_[current_].mounting, epoch.mean_up()) <= settings_.doubtful_fit_deg;
  (fits ? doubt_->fits_s : doubt_->strange_s) += seconds(epoch.length);
}

bool MountingLearner::same_axes(const Mounting& a, const Mounting& b) const {
  return a.known() && a.front_known && b.front_known &&
         angle_deg(a.y, b.y) <= settings_.same_place_deg &&
         angle_deg(a.x, b.x) <= 2 * settings_.same_place_deg;
}

}  // namespace sitwell
