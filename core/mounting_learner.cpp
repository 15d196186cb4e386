#include "core/mounting_learner.hpp"

#include <utility>

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
