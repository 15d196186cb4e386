// What walking says of how the clip sits: what counts as walking, where it agrees, and what becomes
// of a mounting that it does not agree with.
#include <algorithm>
#include <utility>

#include "core/hip_angle.hpp"
#include "core/mounting_learner.hpp"

namespace sitwell {

/// Clean gait does. A run blurs up, but not so far that a clip which was turned in it could hide;
/// and where nothing else is known, all movement counts.
bool MountingLearner::teaches(const Epoch& epoch) const {
  if (is_clean_gait(epoch, gait_)) return true;
  const bool runs = epoch.vertical_sd_g > gait_.learning_sd_g &&
                    epoch.impact_g > gait_.footfall_share * epoch.vertical_sd_g;
  return (runs || at_a_loss()) && is_moving(epoch, gait_) && !in_hand(epoch);
}

bool MountingLearner::has_footfalls(const Walking& walking) const {
  return walking.impact_sum > settings_.least_footfalls * walking.sd_sum;
}

bool MountingLearner::on_level_ground(const Walking& walking) const {
  return walking.impact_sum > settings_.level_footfalls * walking.sd_sum;
}

bool MountingLearner::is_level(const Walking& walking) const {
  return on_level_ground(walking) && walking.sd_sum < gait_.learning_sd_g * walking.length_s;
}

bool MountingLearner::is_on_feet(const Walking& walking) const {
  return has_footfalls(walking) &&
         (walking.turn_sum > settings_.least_gait_turn_dps * walking.length_s ||
          walking.turn_sum > settings_.least_gait_pace_per_s * walking.swing_sum);
}

double MountingLearner::walking_shift_deg(const Mounting& m, const Vector3& up) const {
  return walking_misfit_deg(m, up, settings_.least_walking_lean_deg,
                            settings_.most_walking_lean_deg);
}

double MountingLearner::shift_limit_deg(const Mounting& m) const {
  if (m.source == MountingSource::guided) return settings_.shift_from_guided_deg;
  return m.front_known ? settings_.shift_deg : settings_.shift_from_unfaced_deg;
}

bool MountingLearner::agrees(const Mounting& m, const Walking& walking) const {
  if (is_level(walking))
    return walking_misfit_deg(m, walking.up(), settings_.least_walking_lean_deg,
                              settings_.most_level_lean_deg) <= settings_.level_shift_deg;
  return walking_shift_deg(m, walking.up()) <= shift_limit_deg(m);
}

/// Whether a new placement walks as this mounting did: by chance, one in sixty does. Where it has
/// not walked yet, the current one has the benefit of its lean.
bool MountingLearner::same_place(const Known& known, bool current,
                                 const Vector3& walking_up) const {
  const Mounting& m = known.mounting;
  const Vector3& known_up = known.walking_up;
  if (!m.known()) return false;
  if (known_up != Vector3{} && angle_deg(walking_up, known_up) <= settings_.same_place_deg)
    return true;
  if (!current) return false;
  const bool walked = known_up != Vector3{} || m.source != MountingSource::guided;
  return walking_shift_deg(m, walking_up) <=
         (walked ? settings_.same_place_deg : settings_.shift_from_guided_deg);
}

std::optional<MountingLearner::News> MountingLearner::add_walking(const Epoch& epoch) {
  pause_s_ = 0;
  forget_poses();
  block_.add(epoch);
  if (block_.length_s < seconds(settings_.walking_block)) return {};
  return on_walking(std::exchange(block_, {}), epoch.end());
}

std::optional<MountingLearner::News> MountingLearner::on_walking(const Walking& block,
                                                                 Instant end) {
  const bool first = !current().known();
  const double off_deg = reference_.length_s > 0 ? angle_deg(block.up_sum, reference_.up_sum) : 180;
  // Stairs, or a run, add nothing to what level walking tells; what no stairs lift a thigh to does.
  if (doubt_ && is_level(reference_) && !is_level(block) &&
      off_deg <= settings_.most_walking_lean_deg)
    return {};
  const bool agreed = !first && agrees(current(), block);
  // At low rates footfalls are half lost, and a level walk is taken for stairs by turns.
  const bool alike =
      off_deg <= settings_.shift_deg &&
      (first || at_a_loss() || on_level_ground(block) == on_level_ground(reference_));
  // Flights and landings differ, and may all be elsewhere.
  const bool strays = !first && !agreed && off_deg <= settings_.most_walking_lean_deg &&
                      !is_level(block) && !is_level(reference_) && !agrees(current(), reference_);
  const bool same_way = alike || strays;
  if (!same_way) reference_ = {};
  reference_ += block;
  if (doubt_) return walk_in_placement(end);
  const bool put_right = known_[current_].provisional && is_level(reference_) &&
                         angle_deg(reference_.up_sum, current().y) > settings_.same_place_deg;
  if (agreed && !put_right) {
    agreed_ = end;
    if (is_level(block)) note_walking(block.up());
    return {};
  }
  return walk_elsewhere(end, first);
}

/// How this wearer walks with the clip where it is, the last minute or so counting most.
void MountingLearner::note_walking(const Vector3& up) {
  constexpr double weight = 0.1;
  Vector3& mean = known_[current_].walking_up;
  mean = mean == Vector3{} ? up : normalized(mean + (up - mean) * weight);
}

/// Walks where the current mounting does not have it, and nobody was seen to move the clip.
std::optional<MountingLearner::News> MountingLearner::walk_elsewhere(Instant end, bool first) {
  const Duration needed = first ? settings_.walking_needed : settings_.shift_walking;
  if (reference_.length_s < seconds(needed)) return {};
  const Vector3 up = reference_.up();
  const bool level = is_level(reference_);
  if (first) {
    remember(mounting_from_walking(reference_), !level);
    return News{.from = std::exchange(agreed_, end),
                .mounting = current(),
                .reason = MountingReason::walked};
  }
  if (known_[current_].provisional && level && agrees(current(), reference_))
    return replace(mounting_from_walking(reference_), false, placed_, end);
  if (agrees(current(), reference_)) return {};  // between two blocks of its own
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (i == current_ || !same_place(known_[i], false, up)) continue;
    make_current(i);
    placed_ = agreed_;
    return News{.from = std::exchange(agreed_, end),
                .mounting = current(),
                .reason = MountingReason::restored};
  }
  return replace(mounting_from_walking(reference_), !level, agreed_, end);
}

/// Walking bears out what was carried, or puts it right; nothing where it does neither. Stairs and
/// runs are too unlike to do more than agree.
std::optional<std::optional<MountingLearner::News>> MountingLearner::walk_carried(
    Instant end, const Vector3& up) {
  using Answer = std::optional<News>;
  Known now = doubt_->now;
  if (!is_level(reference_)) {
    const double shift_deg = walking_shift_deg(now.mounting, up);
    if (shift_deg > (now.mounting.front_known ? settings_.shift_from_guided_deg
                                              : settings_.shift_from_unfaced_deg))
      return {};
    const bool much = reference_.length_s >= seconds(settings_.provisional_walking);
    if (much && shift_deg <= settings_.shift_deg) doubt_->agreed = end;
    return Answer{};
  }
  if (doubt_->basis == Basis::upright) {
    if (angle_deg(now.mounting.y, up) > settings_.put_right_deg) return {};
    if (reference_.length_s < seconds(settings_.shift_walking)) return Answer{};
    return Answer{replace(mounting_from_walking(reference_), false, doubt_->since, end)};
  }
  const Vector3 expected = now.walking_up != Vector3{}
                               ? now.walking_up
                               : up_at(now.mounting, settings_.walking_lean_deg);
  const double off_deg = angle_deg(expected, up);
  if (off_deg > settings_.put_right_deg) return {};
  const bool same = off_deg <= settings_.same_place_deg;
  if (!same && reference_.length_s < seconds(settings_.shift_walking)) return Answer{};
  now.mounting = carried(now.mounting, Rotation::between(expected, up));
  const Vector3 z = now.mounting.z;
  const bool clear = align_to_gait(now.mounting, up, reference_.moment, settings_.clear_axis_ratio);
  // Whoever stood may have turned round meanwhile; the leg's swing then tells.
  if (doubt_->was_upright && !(clear && angle_deg(z, now.mounting.z) <= settings_.same_front_deg))
    now.mounting.front_known = false;
  now.walking_up = up;
  const Instant since = doubt_->since;
  agreed_ = end;
  placed_ = since;
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (!same_axes(known_[i].mounting, now.mounting)) continue;
    make_current(i);
    return Answer{News{
        .from = same ? end : since, .mounting = current(), .reason = MountingReason::restored}};
  }
  now.mounting.evidence_s = reference_.length_s;
  remember(now.mounting, now.provisional);
  known_[current_] = now;
  return Answer{News{.from = same ? end : since,
                     .mounting = current(),
                     .reason = same ? MountingReason::restored : MountingReason::replaced}};
}

/// The placement's first walking tells whether the clip is where one of the known mountings had it.
std::optional<MountingLearner::News> MountingLearner::walk_in_placement(Instant end) {
  if (reference_.length_s < seconds(settings_.same_walking) || !is_on_feet(reference_)) return {};
  const Vector3 up = reference_.up();
  const Instant since = doubt_->since;
  if (doubt_->basis == Basis::seen || doubt_->basis == Basis::upright)
    if (auto answer = walk_carried(end, up)) return *answer;
  const bool unmoved = at_a_loss();  // as far as is known
  if (same_place(known_[current_], true, up)) {
    make_current(current_);
    agreed_ = end;
    return News{
        .from = unmoved ? end : since, .mounting = current(), .reason = MountingReason::restored};
  }
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (i == current_ || !same_place(known_[i], false, up)) continue;
    make_current(i);
    agreed_ = end;
    placed_ = since;
    return News{.from = since, .mounting = current(), .reason = MountingReason::restored};
  }
  const bool level = is_level(reference_);
  const Duration needed = level ? settings_.shift_walking : settings_.provisional_walking;
  if (reference_.length_s < seconds(needed)) return {};
  return replace(mounting_from_walking(reference_), !level, std::max(since, doubt_->agreed), end);
}

}  // namespace sitwell
