#include "core/mounting_learner.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/hip_angle.hpp"
#include "core/symmetric_eigen.hpp"

namespace sitwell {

double misfit_deg(const Mounting& mounting, const Vector3& up) {
  const double inclination = angle_deg(up, mounting.y);
  if (!mounting.front_known)
    return std::min(inclination, std::abs(inclination - mounting.seated_flexion_deg));
  return std::min(inclination, angle_deg(up, up_at(mounting, mounting.seated_flexion_deg)));
}

MountingLearner::MountingLearner(const MountingSettings& settings, const GaitSettings& gait)
    : settings_(settings), gait_(gait) {}

void MountingLearner::Walking::add(const Epoch& epoch) {
  if (length_s == 0) begin = epoch.begin;
  const double s = seconds(epoch.length);
  up_sum += epoch.mean_up() * s;
  for (std::size_t i = 0; i < moment.size(); ++i) moment[i] += epoch.turn_moment[i] * s;
  length_s += s;
}

MountingLearner::Walking& MountingLearner::Walking::operator+=(const Walking& other) {
  if (length_s == 0) begin = other.begin;
  up_sum += other.up_sum;
  for (std::size_t i = 0; i < moment.size(); ++i) moment[i] += other.moment[i];
  length_s += other.length_s;
  return *this;
}

void MountingLearner::adopt(const Mounting& mounting, Instant at) {
  remember(mounting);
  reference_ = block_ = {};
  agreed_ = at;
}

/// The oldest makes room, but never the one the wearer took the trouble to calibrate.
void MountingLearner::remember(const Mounting& mounting) {
  if (mounting.source == MountingSource::guided) {  // then nothing from before holds
    known_ = {};
    doubted_.reset();
  }
  if (known_[next_].source == MountingSource::guided) next_ = (next_ + 1) % known_.size();
  make_current(next_);
  known_[current_] = mounting;
  next_ = (next_ + 1) % known_.size();
}

void MountingLearner::make_current(std::size_t i) {
  if (doubted_) known_[current_] = *std::exchange(doubted_, std::nullopt);
  current_ = i;
  better_for_s_ = sat_s_ = 0;
  sit_sum_ = {};
}

std::optional<MountingLearner::News> MountingLearner::add(const Epoch& epoch) {
  after_gap_ =
      after_gap_ || (last_end_ != Instant::min() && epoch.begin - last_end_ >= settings_.gap);
  last_end_ = epoch.end();
  if (is_clean_gait(epoch, gait_)) {
    block_.add(epoch);
    better_for_s_ = sat_s_ = 0;
    sit_sum_ = {};
    if (block_.length_s < seconds(settings_.walking_block)) return {};
    const Walking block = std::exchange(block_, {});
    return on_walking(block, epoch.end());
  }
  block_ = {};
  if (!current().known()) return {};
  if (auto news = doubt(epoch)) return news;
  if (!is_still(epoch, gait_)) return {};
  if (auto news = on_still(epoch)) return news;
  return learn_front(epoch);
}

/// Notices what may have moved the clip: a hand, or something during a gap. Inclination goes on
/// meanwhile, since the long axis moves least and walking will tell.
std::optional<MountingLearner::News> MountingLearner::doubt(const Epoch& epoch) {
  const bool handled =
      epoch.turn_peak_dps > settings_.handling_turn_dps && !is_moving(epoch, gait_);
  bool strange = false;
  if (after_gap_ && is_still(epoch, gait_)) {
    after_gap_ = false;
    strange = misfit_deg(current(), epoch.mean_up()) > settings_.doubtful_fit_deg;
  }
  Mounting& m = known_[current_];
  if (!m.front_known || !(handled || strange)) return {};
  doubted_ = m;
  m.front_known = false;
  return News{.from = epoch.begin, .mounting = m, .reason = MountingReason::slipped};
}

/// Walking where it was: nothing has moved, front and back are known again.
std::optional<MountingLearner::News> MountingLearner::settle_doubt(const Vector3& walking_up,
                                                                   Instant end) {
  if (!doubted_ || walking_shift_deg(*doubted_, walking_up) > settings_.slip_deg) return {};
  known_[current_] = *std::exchange(doubted_, std::nullopt);
  return News{.from = end, .mounting = current(), .reason = MountingReason::restored};
}

/// How far walking is from where this mounting expects it: leaning forward between level ground
/// and steep stairs, and to no side.
double MountingLearner::walking_shift_deg(const Mounting& m, const Vector3& up) const {
  if (!m.front_known) return angle_deg(up, m.y);
  const double lean = std::clamp(degrees(std::atan2(dot(up, m.x), dot(up, m.y))),
                                 settings_.least_walking_lean_deg, settings_.most_walking_lean_deg);
  return angle_deg(up, up_at(m, lean));
}

double MountingLearner::shift_limit_deg(const Mounting& m) const {
  if (m.source == MountingSource::guided) return settings_.shift_from_guided_deg;
  return m.front_known ? settings_.shift_deg : settings_.shift_from_unfaced_deg;
}

bool MountingLearner::agrees(const Mounting& m, const Vector3& walking_up) const {
  return walking_shift_deg(m, walking_up) <= shift_limit_deg(m);
}

std::optional<std::size_t> MountingLearner::agreeing(const Vector3& walking_up) const {
  if (current().known() && agrees(current(), walking_up)) return current_;
  for (std::size_t i = 0; i < known_.size(); ++i)
    if (known_[i].known() && agrees(known_[i], walking_up)) return i;
  return {};
}

std::optional<MountingLearner::News> MountingLearner::on_walking(const Walking& block,
                                                                 Instant end) {
  const bool same_place =
      reference_.length_s > 0 && angle_deg(block.up_sum, reference_.up_sum) <= settings_.shift_deg;
  if (!same_place) reference_ = {};
  reference_ += block;
  const auto known = agreeing(block.up_sum);
  if (known == current_) {
    agreed_ = end;
    return settle_doubt(block.up_sum, end);
  }
  const bool first = !current().known();
  const Duration needed = first ? settings_.walking_needed : settings_.shift_walking;
  if (reference_.length_s < seconds(needed)) return {};
  const Instant from = std::exchange(agreed_, end);
  if (known) {
    make_current(*known);
    return News{.from = from, .mounting = current(), .reason = MountingReason::restored};
  }
  remember(learned(reference_));
  return News{.from = from,
              .mounting = current(),
              .reason = first ? MountingReason::walked : MountingReason::replaced};
}

/// Only the long axis: a leg swings forward much as it swings back, so which is which waits for a
/// sit. The lean is left in until then, too.
Mounting MountingLearner::learned(const Walking& walking) const {
  const Eigen3 turning = symmetric_eigen(walking.moment);
  Mounting m;
  m.source = MountingSource::learned;
  m.y = normalized(walking.up_sum);
  const Vector3& axis = turning.axes[0];
  m.z = normalized(axis - m.y * dot(axis, m.y));
  m.x = cross(m.y, m.z);
  m.axis_ratio = turning.values[1] > 0 ? turning.values[0] / turning.values[1] : 0;
  m.evidence_s = walking.length_s;
  m.since = walking.begin;
  return m;
}

std::optional<MountingLearner::News> MountingLearner::on_still(const Epoch& epoch) {
  const Vector3 up = epoch.mean_up();
  const double misfit = misfit_deg(current(), up);
  std::size_t best = current_;
  double most_gained = 0;
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (!known_[i].known()) continue;
    const double its_misfit = misfit_deg(known_[i], up);
    const double gained = misfit - its_misfit;
    const bool guided = known_[i].source == MountingSource::guided;
    if (gained < (guided ? settings_.better_guided_fit_deg : settings_.better_fit_deg) ||
        gained <= most_gained || its_misfit > settings_.good_fit_deg)
      continue;
    best = i;
    most_gained = gained;
  }
  if (best == current_) {
    better_for_s_ = 0;
    // In doubt, a posture that fits may be another one seen from another side.
    if (misfit <= settings_.better_fit_deg && !doubted_) agreed_ = epoch.end();
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
  agreed_ = epoch.end();
  return News{.from = better_since_, .mounting = current(), .reason = MountingReason::restored};
}

std::optional<MountingLearner::News> MountingLearner::learn_front(const Epoch& epoch) {
  Mounting& m = known_[current_];
  const Vector3 up = epoch.mean_up();
  if (m.front_known || angle_deg(up, m.y) < settings_.sit_inclination_deg) return {};
  sit_sum_ += up * seconds(epoch.length);
  sat_s_ += seconds(epoch.length);
  if (sat_s_ < seconds(settings_.sit_needed)) return {};

  if (doubted_ && misfit_deg(*doubted_, normalized(sit_sum_)) <= settings_.doubtful_fit_deg)
    m = *doubted_;  // it sits as before: nothing has moved
  else
    face(m, normalized(sit_sum_));
  doubted_.reset();
  return News{.from = epoch.end(), .mounting = m, .reason = MountingReason::sat};
}

/// Tells front from back by where up is when seated, and takes out the lean that a mean over
/// walking has in it.
void MountingLearner::face(Mounting& m, const Vector3& seated_up) const {
  const Vector3 forward = normalized(seated_up - m.y * dot(seated_up, m.y));
  if (m.axis_ratio <= settings_.clear_axis_ratio) m.x = forward;
  if (dot(m.x, forward) < 0) m.x = -m.x;
  if (m.source == MountingSource::learned && !doubted_) {
    const double lean = radians(settings_.walking_lean_deg);
    const Vector3 walking_up = m.y;
    m.y = walking_up * std::cos(lean) - m.x * std::sin(lean);
    m.x = m.x * std::cos(lean) + walking_up * std::sin(lean);
  }
  m.z = cross(m.x, m.y);
  m.front_known = true;
}

}  // namespace sitwell
