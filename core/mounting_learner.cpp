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
  const bool at_a_loss = doubt_ && doubt_->basis <= Basis::same;
  if (is_clean_gait(epoch, gait_) || (at_a_loss && is_moving(epoch, gait_) && !in_hand(epoch)))
    return add_walking(epoch);
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
    return settle(*moved, epoch);
  }
  if (moving() || !after_gap_ || !is_still(epoch, gait_)) return {};
  after_gap_ = false;
  if (misfit_deg(current(), epoch.mean_up()) <= settings_.doubtful_fit_deg) return {};
  return begin_placement(epoch.begin);
}

/// The posture after a move is one of the mounting before it: by chance, one in fifty is.
bool MountingLearner::looks_unmoved(const ClipMoves::Moved& moved) const {
  const Mounting& m = current();
  const Vector3& up = moved.up_after;
  if (moved.on_feet) return walking_shift_deg(m, up) <= settings_.unmoved_walking_deg;
  return (m.front_known ? misfit_deg(m, up) : angle_deg(up, m.y)) <= settings_.unmoved_fit_deg ||
         (!moved.resting && angle_deg(moved.up_before, up) <= settings_.unmoved_walking_deg);
}

/// Either the clip did not move on the thigh, or the thigh did not move and the clip was carried
/// round it. Walking will tell for certain, back to here.
std::optional<MountingLearner::News> MountingLearner::settle(const ClipMoves::Moved& moved,
                                                             const Epoch& epoch) {
  if (moved.lost) return begin_placement(moved.since);
  const double turned_deg = moved.carry.angle_deg();
  const bool still_fits = misfit_deg(current(), moved.up_after) <= settings_.doubtful_fit_deg;
  if (moved.seen &&
      turned_deg <= (still_fits ? settings_.unmoved_fitting_deg : settings_.unmoved_deg))
    return {};
  block_ = reference_ = {};
  forget_poses();
  const double up_deg = angle_deg(moved.up_before, moved.up_after);
  const Known before = doubt_ ? doubt_->now : known_[current_];
  Known now = before;
  const double inclination = angle_deg(moved.up_before, now.mounting.y);
  const bool upright =
      inclination <= (moved.on_feet ? settings_.most_walking_lean_deg + settings_.unmoved_fit_deg
                                    : settings_.rise_share * now.mounting.seated_flexion_deg);
  const bool about_vertical = moved.resting && up_deg <= settings_.unmoved_fit_deg;
  if (about_vertical && upright) return begin_placement(moved.since);
  if (moved.on_feet && up_deg <= settings_.unmoved_walking_deg) return {};
  const bool unmoved = !about_vertical && looks_unmoved(moved);
  now.mounting = carried(now.mounting, moved.carry);
  if (moved.on_feet)
    align_to_gait(now.mounting, moved.up_after, moved.moment, settings_.clear_axis_ratio);
  now.mounting.source = MountingSource::learned;
  now.mounting.since = moved.since;
  if (now.walking_up != Vector3{}) now.walking_up = moved.carry(now.walking_up);
  now.noticed = true;
  Basis basis = Basis::seen;
  if (!moved.seen || (moved.on_feet && upright)) {
    basis = upright ? Basis::upright : Basis::seated;
    now.mounting.front_known = false;
    now.walking_up = {};
  }
  doubt_ = Doubt{.now = now,
                 .basis = basis,
                 .since = moved.since,
                 .last = moved.since,
                 .was_upright = upright,
                 .seated_up = epoch.mean_up(),
                 .other = before,
                 .other_basis = Basis::same};
  if (unmoved) {
    swap_hypotheses();
    return {};
  }
  return News{.from = moved.since, .mounting = current(), .reason = MountingReason::carried};
}

/// Whoever was seated when the clip moved unseen shows where the long axis is by standing up.
std::optional<MountingLearner::News> MountingLearner::rise(const Epoch& epoch) {
  if (!doubt_ || (doubt_->basis != Basis::seated && doubt_->basis != Basis::upright)) return {};
  Mounting& m = doubt_->now.mounting;
  const Vector3 up = epoch.mean_up();
  const bool was_seated = doubt_->basis == Basis::seated;
  const double rise_deg = settings_.rise_share * m.seated_flexion_deg;
  const double off_deg = angle_deg(up, m.y);
  const bool stands = was_seated
                          ? angle_deg(up, doubt_->seated_up) >= rise_deg
                          : off_deg > settings_.unmoved_fit_deg && off_deg < settings_.stand_deg;
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
    face(m, doubt_->seated_up, false);
  } else {
    stand_up(m, normalized(odd_sum_));
  }
  doubt_->basis = Basis::upright;
  forget_poses();
  return News{.from = doubt_->since, .mounting = m, .reason = MountingReason::replaced};
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

bool MountingLearner::is_level(const Walking& walking) const {
  return walking.impact_sum > settings_.level_footfalls * walking.sd_sum &&
         walking.sd_sum < gait_.learning_sd_g * walking.length_s;
}

bool MountingLearner::is_on_feet(const Walking& walking) const {
  return walking.impact_sum > settings_.least_footfalls * walking.sd_sum &&
         walking.turn_sum > settings_.least_gait_turn_dps * walking.length_s;
}

double MountingLearner::walking_shift_deg(const Mounting& m, const Vector3& up) const {
  return walking_misfit_deg(m, up, settings_.least_walking_lean_deg,
                            settings_.most_walking_lean_deg);
}

double MountingLearner::shift_limit_deg(const Mounting& m) const {
  if (m.source == MountingSource::guided) return settings_.shift_from_guided_deg;
  return m.front_known ? settings_.shift_deg : settings_.shift_from_unfaced_deg;
}

bool MountingLearner::agrees(const Mounting& m, const Vector3& walking_up) const {
  return walking_shift_deg(m, walking_up) <= shift_limit_deg(m);
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
  // Stairs, or a run, add nothing to what level walking tells.
  if (reference_.length_s > 0 && is_level(reference_) && !is_level(block) && doubt_) return {};
  const bool same_way = reference_.length_s > 0 &&
                        angle_deg(block.up_sum, reference_.up_sum) <= settings_.shift_deg &&
                        is_level(block) == is_level(reference_);
  if (!same_way) reference_ = {};
  reference_ += block;
  if (doubt_) return walk_in_placement(end);
  const bool first = !current().known();
  const bool put_right = known_[current_].provisional && is_level(reference_) &&
                         angle_deg(reference_.up_sum, current().y) > settings_.same_place_deg;
  if (!first && !put_right && agrees(current(), block.up_sum)) {
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

bool MountingLearner::same_axes(const Mounting& a, const Mounting& b) const {
  return a.known() && a.front_known && b.front_known &&
         angle_deg(a.y, b.y) <= settings_.same_place_deg &&
         angle_deg(a.x, b.x) <= 2 * settings_.same_place_deg;
}

/// Walking bears out what was carried, or puts it right; nothing where it does neither. Stairs and
/// runs are too unlike to do more than agree.
std::optional<std::optional<MountingLearner::News>> MountingLearner::walk_carried(
    Instant end, const Vector3& up) {
  using Answer = std::optional<News>;
  Known now = doubt_->now;
  if (!is_level(reference_)) {
    if (walking_shift_deg(now.mounting, up) <= (now.mounting.front_known
                                                    ? settings_.shift_from_guided_deg
                                                    : settings_.shift_from_unfaced_deg))
      return Answer{};
    return {};
  }
  if (doubt_->basis == Basis::upright) {
    if (angle_deg(now.mounting.y, up) > settings_.put_right_deg) return {};
    if (reference_.length_s < seconds(settings_.shift_walking)) return Answer{};
    return Answer{replace(mounting_from_walking(reference_), false, end)};
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
  const bool unmoved = doubt_->basis <= Basis::same;
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
  return replace(mounting_from_walking(reference_), !level, end);
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
  if (known_[current_].provisional && level && agrees(current(), up)) {
    const Instant placed = placed_;
    auto news = replace(mounting_from_walking(reference_), false, end);
    placed_ = news->from = placed;
    return news;
  }
  if (agrees(current(), up)) return {};  // between two blocks of its own
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (i == current_ || !same_place(known_[i], false, up)) continue;
    make_current(i);
    placed_ = agreed_;
    return News{.from = std::exchange(agreed_, end),
                .mounting = current(),
                .reason = MountingReason::restored};
  }
  return replace(mounting_from_walking(reference_), !level, end);
}

/// Another mounting holds since the placement began, or since the last one was borne out.
std::optional<MountingLearner::News> MountingLearner::replace(const Mounting& mounting,
                                                              bool provisional, Instant now) {
  const bool noticed = doubt_.has_value();
  const Instant from = doubt_ ? doubt_->since : agreed_;
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
  return replace(m, true, epoch.end());
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
