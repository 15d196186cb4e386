#include "core/mounting_learner.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/hip_angle.hpp"

namespace sitwell {

MountingLearner::MountingLearner(const MountingSettings& settings, const GaitSettings& gait)
    : settings_(settings), gait_(gait), moves_(settings.moves, gait) {}

void MountingLearner::adopt(const Mounting& mounting, Instant at) {
  remember(mounting);
  reference_ = block_ = {};
  agreed_ = at;
}

/// The oldest makes room, but never the one the wearer took the trouble to calibrate.
void MountingLearner::remember(const Mounting& mounting, bool provisional) {
  if (mounting.source == MountingSource::guided) {  // then nothing from before holds
    known_ = {};
    moves_.forget();
  }
  if (known_[next_].mounting.source == MountingSource::guided) next_ = (next_ + 1) % known_.size();
  make_current(next_);
  known_[current_] = {mounting, {}, provisional};
  next_ = (next_ + 1) % known_.size();
}

void MountingLearner::make_current(std::size_t i) {
  doubt_.reset();
  current_ = i;
  forget_poses();
}

void MountingLearner::forget_poses() {
  better_for_s_ = sat_s_ = odd_s_ = 0;
  sit_sum_ = odd_sum_ = {};
}

std::optional<MountingLearner::News> MountingLearner::add(const Epoch& epoch,
                                                          const std::optional<Rotation>& turned,
                                                          bool jumped) {
  after_gap_ =
      after_gap_ || (last_end_ != Instant::min() && epoch.begin - last_end_ >= settings_.gap);
  last_end_ = epoch.end();
  if (current().known()) {
    if (auto news = watch(epoch, turned, jumped)) return news;
    if (moving()) return {};
  }
  if (teaches(epoch)) return add_walking(epoch);
  pause_s_ += seconds(epoch.length);
  if (!doubt_ || pause_s_ > seconds(settings_.walking_pause)) block_ = {};
  if (!current().known() || !is_still(epoch, gait_)) return {};
  if (doubt_) weigh_doubt(epoch);
  if (auto news = upside_down(epoch)) return news;
  if (auto news = rise(epoch)) return news;
  if (auto news = weigh_hypotheses(epoch)) return news;
  if (auto news = doubt_front(epoch)) return news;
  // In a new placement any posture fits some mounting by chance; walking will tell.
  if (!doubt_)
    if (auto news = on_still(epoch)) return news;
  return learn_front(epoch);
}

/// Clean gait does. A run blurs up, but not so far that a clip which was turned in it could hide;
/// and where nothing else is known, all movement counts.
bool MountingLearner::teaches(const Epoch& epoch) const {
  if (is_clean_gait(epoch, gait_)) return true;
  const bool runs = epoch.vertical_sd_g > gait_.learning_sd_g &&
                    epoch.impact_g > gait_.footfall_share * epoch.vertical_sd_g;
  return (runs || at_a_loss()) && is_moving(epoch, gait_) && !in_hand(epoch);
}

/// Notices what may have moved the clip: a hand, or something during a gap.
std::optional<MountingLearner::News> MountingLearner::watch(const Epoch& epoch,
                                                            const std::optional<Rotation>& turned,
                                                            bool jumped) {
  if (const auto at = std::exchange(put_on_, std::nullopt)) {
    moves_.forget();
    after_gap_ = false;
    if (auto news = begin_placement(*at)) return news;
  }
  if (const auto moved = moves_.add(epoch, turned, jumped)) {
    after_gap_ = false;
    return settle(*moved);
  }
  if (moving() || !after_gap_ || !is_still(epoch, gait_)) return {};
  after_gap_ = false;
  if (misfit_deg(current(), epoch.mean_up()) <= settings_.doubtful_fit_deg) return {};
  return begin_placement(epoch.begin);
}

bool MountingLearner::on_level_ground(const Walking& walking) const {
  return walking.impact_sum > settings_.level_footfalls * walking.sd_sum;
}

bool MountingLearner::is_level(const Walking& walking) const {
  return on_level_ground(walking) && walking.sd_sum < gait_.learning_sd_g * walking.length_s;
}

bool MountingLearner::has_footfalls(const Walking& walking) const {
  return walking.impact_sum > settings_.least_footfalls * walking.sd_sum;
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

/// Another mounting holds from there on.
std::optional<MountingLearner::News> MountingLearner::replace(const Mounting& mounting,
                                                              bool provisional, Instant from,
                                                              Instant now) {
  const bool noticed = doubt_.has_value();
  placed_ = from;
  remember(mounting, provisional);
  known_[current_].noticed = noticed;
  agreed_ = now;
  return News{.from = from, .mounting = current(), .reason = MountingReason::replaced};
}

std::optional<MountingLearner::News> MountingLearner::upside_down(const Epoch& epoch) {
  if (doubt_) return {};
  const Vector3 up = epoch.mean_up();
  if (angle_deg(up, current().y) <= settings_.upside_down_deg) {
    odd_s_ = 0;
    odd_sum_ = {};
    return {};
  }
  odd_sum_ += up * seconds(epoch.length);
  odd_s_ += seconds(epoch.length);
  if (odd_s_ < seconds(settings_.upside_down_for)) return {};
  Mounting m;
  m.source = MountingSource::learned;
  m.y = normalized(odd_sum_);
  m.z = normalized(current().z - m.y * dot(current().z, m.y));
  m.x = cross(m.y, m.z);
  m.evidence_s = odd_s_;
  m.since = epoch.end() - from_seconds(odd_s_);
  return replace(m, true, agreed_, epoch.end());
}

/// The mounting that explains a still posture clearly better than the current one; the current one
/// where none does. Without its front a mounting explains a third of all directions, and so none.
std::size_t MountingLearner::better_at(const Vector3& up) const {
  const double misfit = misfit_deg(current(), up);
  std::size_t best = current_;
  double most_gained = 0;
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const Mounting& m = known_[i].mounting;
    if (!m.known() || !m.front_known) continue;
    const double its_misfit = misfit_deg(m, up);
    const double gained = misfit - its_misfit;
    const bool guided = m.source == MountingSource::guided;
    if (gained < (guided ? settings_.better_guided_fit_deg : settings_.better_fit_deg) ||
        gained <= most_gained || its_misfit > settings_.good_fit_deg)
      continue;
    best = i;
    most_gained = gained;
  }
  return best;
}

std::optional<MountingLearner::News> MountingLearner::on_still(const Epoch& epoch) {
  const Vector3 up = epoch.mean_up();
  const std::size_t best = known_[current_].noticed ? current_ : better_at(up);
  if (best == current_) {
    better_for_s_ = 0;
    // Without a front, only standing is a posture of its own.
    const double misfit =
        current().front_known ? misfit_deg(current(), up) : angle_deg(up, current().y);
    if (misfit <= settings_.better_fit_deg) agreed_ = epoch.end();
    return {};
  }
  if (better_for_s_ == 0 || best != better_) {
    better_ = best;
    better_since_ = epoch.begin;
    better_for_s_ = 0;
  }
  better_for_s_ += seconds(epoch.length);
  if (better_for_s_ < seconds(settings_.better_fit_for)) return {};
  make_current(best);
  placed_ = better_since_;
  agreed_ = epoch.end();
  return News{.from = better_since_, .mounting = current(), .reason = MountingReason::restored};
}

std::optional<MountingLearner::News> MountingLearner::learn_front(const Epoch& epoch) {
  Mounting& m = doubt_ ? doubt_->now.mounting : known_[current_].mounting;
  const Vector3 up = epoch.mean_up();
  if (m.front_known || (doubt_ && doubt_->basis == Basis::seated) ||
      angle_deg(up, m.y) < settings_.sit_inclination_deg)
    return {};
  sit_sum_ += up * seconds(epoch.length);
  sat_s_ += seconds(epoch.length);
  if (sat_s_ < seconds(settings_.sit_needed)) return {};

  const Vector3 seated_up = normalized(sit_sum_);
  if (doubt_ && doubt_->basis == Basis::upright) {
    face(m, seated_up, false);
    return News{.from = epoch.end(), .mounting = m, .reason = MountingReason::sat};
  }
  if (doubt_) {  // the long axis itself is in doubt: only sitting as before tells anything
    const Mounting& before = known_[current_].mounting;
    if (!before.front_known || misfit_deg(before, seated_up) > settings_.good_fit_anew_deg)
      return {};
    doubt_.reset();
  } else {
    face(m, seated_up, false);
    if (m.source == MountingSource::learned) take_out_lean(m, settings_.walking_lean_deg);
  }
  return News{.from = epoch.end(), .mounting = current(), .reason = MountingReason::sat};
}

}  // namespace sitwell
