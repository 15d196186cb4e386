#include "core/lying.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitwell {
namespace {

constexpr double level_deg = 60;  // roll of an upright thigh means nothing

double log_normal(double value, double mean, double spread) {
  const double off = (value - mean) / spread;
  return -0.5 * off * off - std::log(spread * std::sqrt(2 * std::numbers::pi));
}

}  // namespace

LyingEvidence::LyingEvidence(const LyingSettings& settings)
    : settings_(settings),
      seated_thigh_(settings.seated_thigh),
      seated_trunk_(settings.seated_trunk) {}

void LyingEvidence::begin(Instant at) {
  conclude();
  pose_ = next_ = {};
  rolled_s_ = extreme_s_ = total_s_ = asleep_s_ = 0;
  rolled_earlier_ = extreme_earlier_ = sat_ = false;
  verdict_ = Recline::sitting;
  level_since_ = since_ = at;
}

void LyingEvidence::restore(BodySite site, const LearnedSeat& seat, Instant until) {
  (site == BodySite::thigh ? seated_thigh_ : seated_trunk_).restore(seat);
  learned_until_ = std::max(learned_until_, until);
}

void LyingEvidence::add(const Epoch& epoch, const Mounting& mounting,
                        const Surroundings& surroundings) {
  see_chair(mounting);
  const SegmentAngles thigh = segment_angles(mounting, epoch.mean_up());
  note_roll(epoch, mounting, thigh);
  // Without a front, up in walking stands for the thigh's axis, and is off by its lean.
  const bool leans = mounting.source == MountingSource::learned && !mounting.front_known;
  const double inclination_deg = thigh.inclination_deg + (leans ? settings_.walking_lean_deg : 0);
  if (pose_.s > 0 && elsewhere(epoch, surroundings.trunk_tilt_deg)) {
    next_.count_steps(epoch, settings_);
    next_.add(epoch, inclination_deg, thigh.roll_deg, surroundings);
    if (next_.s >= settings_.pose_change_s) change_pose();
  } else {
    if (next_.s > 0) pose_.steps += 1, pose_.wide_steps += 1;  // it was elsewhere, and is back
    next_ = {};
    pose_.count_steps(epoch, settings_);
    pose_.add(epoch, inclination_deg, thigh.roll_deg, surroundings);
  }
  total_s_ += seconds(epoch.length);
  if (epoch.total_sd_g < settings_.asleep_g) asleep_s_ += seconds(epoch.length);
  judge();
}

void LyingEvidence::Pose::add(const Epoch& epoch, double inclination_deg, double roll_deg,
                              const Surroundings& surroundings) {
  const double length_s = seconds(epoch.length);
  if (s == 0) begin = epoch.begin;
  end = epoch.end();
  up_sum += epoch.mean_up() * length_s;
  s += length_s;
  inclined += inclination_deg * length_s;
  rolled_off += std::abs(roll_deg) * length_s;
  if (const auto tilt_deg = surroundings.trunk_tilt_deg)
    tilted += *tilt_deg * length_s, tilted_s += length_s;
  if (surroundings.computer_in_use) in_use_s += length_s;
}

/// An epoch may be longer than a step, where stillness was joined: it stands for as many.
void LyingEvidence::Pose::count_steps(const Epoch& epoch, const LyingSettings& settings) {
  step_sum += epoch.mean_up() * seconds(epoch.length);
  step_s += seconds(epoch.length);
  if (step_s < settings.step_s) return;
  if (steps > 0 && angle_deg(step_sum, last_up) > settings.wide_step_deg) wide_steps += 1;
  steps += std::floor(step_s / settings.step_s);
  last_up = step_sum;
  step_sum = {};
  step_s = 0;
}

/// A guided calibration shows this wearer's chair; any other mounting only supposes one.
void LyingEvidence::see_chair(const Mounting& mounting) {
  const bool shown =
      mounting.source == MountingSource::guided && mounting.front_known && mounting.evidence_s > 0;
  if (shown) seated_thigh_.show(mounting.seated_flexion_deg);
}

bool LyingEvidence::elsewhere(const Epoch& epoch, std::optional<double> trunk_tilt_deg) const {
  if (angle_deg(epoch.mean_up(), pose_.up_sum) > settings_.pose_change_deg) return true;
  return trunk_tilt_deg && pose_.tilted_s > 0 &&
         std::abs(*trunk_tilt_deg - pose_.tilt_deg()) > settings_.trunk_change_deg;
}

void LyingEvidence::note_roll(const Epoch& epoch, const Mounting& mounting,
                              const SegmentAngles& thigh) {
  const double s = seconds(epoch.length);
  const bool level = thigh.inclination_deg > level_deg;
  const bool on_side = level && mounting.roll_known() &&
                       std::abs(thigh.roll_deg) > settings_.roll_deg &&
                       std::abs(thigh.roll_deg) < 180 - settings_.roll_deg;
  const bool prone = mounting.front_known && thigh.flexion_deg < settings_.prone_flexion_deg;
  const bool knees_up =
      mounting.borne_out() && thigh.inclination_deg > settings_.knees_up_flexion_deg;
  const bool extreme = level && (prone || knees_up);
  rolled_s_ = on_side && epoch.total_sd_g < settings_.roll_still_g ? rolled_s_ + s : 0;
  extreme_s_ = extreme ? extreme_s_ + s : 0;
  // The pose it was held in, which may still be on its way to being one.
  Pose& held = next_.s > 0 ? next_ : pose_;
  if (rolled_s_ >= settings_.roll_for_s) held.rolled = true;
  if (extreme_s_ >= settings_.extreme_for_s) held.extreme = true;
}

void LyingEvidence::change_pose() {
  conclude();
  rolled_earlier_ = rolled_earlier_ || pose_.rolled;
  extreme_earlier_ = extreme_earlier_ || pose_.extreme;
  pose_ = next_;
  next_ = {};
}

/// A pose is over. A long one that was sitting is a chair to remember; where that was certain, as
/// where the thigh was too steep, nothing before its end can have been lying.
void LyingEvidence::conclude() {
  if (pose_.s < settings_.pose_change_s || pose_.rolled || pose_.extreme) return;
  const bool sat = pose_.s >= settings_.least_sit_s && verdict_ == Recline::sitting;
  const bool surely = sat && log_odds() < settings_.surely_sitting_below;
  if (surely || pose_.inclination_deg() < settings_.least_inclination_deg) {
    level_since_ = pose_.end;
    rolled_earlier_ = extreme_earlier_ = false;
    total_s_ = asleep_s_ = 0;
  }
  // What was judged a seat for as long again as that takes stays one, whatever its wearer does next
  // without standing up; who lies down on the back is not on it for long before turning over.
  if (sat && pose_.s >= 2 * needed_s()) level_since_ = pose_.end;
  sat_ = sat_ || surely;
  if (!sat || pose_.begin < learned_until_) return;
  learned_until_ = pose_.end;
  seated_thigh_.add(pose_.inclination_deg());
  if (pose_.tilted_s > 0) seated_trunk_.add(pose_.tilt_deg());
}

double LyingEvidence::by_angle() const {
  if (pose_.s == 0) return 0;
  const double deg = pose_.inclination_deg();
  const double weight =
      log_normal(deg, settings_.lying_thigh_deg, settings_.lying_thigh_spread_deg) -
      seated_thigh_.log_density(deg);
  const bool on_side = pose_.rolled || pose_.extreme;  // and no seat has such an angle
  return std::clamp(weight, on_side ? 0 : settings_.least_by_angle, settings_.most_by_angle);
}

double LyingEvidence::by_calm() const {
  const bool trunk_tells = pose_.tilted_s > 0;
  if (pose_.wide_steps > settings_.lively_share * pose_.steps)
    return trunk_tells ? 0 : settings_.lively_weight;
  if (pose_.wide_steps > settings_.calm_share * pose_.steps) return 0;
  return std::clamp(by_angle() + by_trunk() - settings_.calm_from, 0.0, settings_.calm_weight);
}

double LyingEvidence::by_trunk() const {
  if (pose_.tilted_s == 0) return 0;
  const double deg = pose_.tilt_deg();
  const bool on_side = pose_.roll_deg() > settings_.on_side_roll_deg;
  const double lying = on_side ? settings_.on_side_trunk_deg : settings_.lying_trunk_deg;
  const double spread =
      on_side ? settings_.on_side_trunk_spread_deg : settings_.lying_trunk_spread_deg;
  // Head down is no less lying.
  const double weight =
      log_normal(std::min(deg, lying), lying, spread) - seated_trunk_.log_density(deg);
  return std::clamp(weight, settings_.least_by_trunk, settings_.most_by_trunk);
}

/// A leg that merely does not shake is seated often enough.
bool LyingEvidence::asleep() const {
  return pose_.wide_steps <= settings_.calm_share * pose_.steps &&
         total_s_ >= settings_.asleep_for_s && asleep_s_ >= settings_.asleep_share * total_s_;
}

double LyingEvidence::log_odds() const {
  const auto share = [this](bool now, bool earlier) {
    return now ? 1 : earlier ? settings_.earlier_share : 0;
  };
  const bool turned = pose_.rolled || pose_.extreme || rolled_earlier_ || extreme_earlier_;
  const double prior = pose_.tilted_s > 0
                           ? settings_.prior_with_trunk
                           : settings_.prior + (sat_ && !turned ? settings_.sat_weight : 0);
  const double at_computer = turned || pose_.s == 0 ? 0 : pose_.in_use_s / pose_.s;
  return prior + by_angle() + by_calm() + by_trunk() + settings_.computer_weight * at_computer +
         settings_.roll_weight * share(pose_.rolled, rolled_earlier_) +
         settings_.extreme_weight * share(pose_.extreme, extreme_earlier_) +
         (asleep() ? settings_.asleep_weight : 0);
}

double LyingEvidence::needed_s() const {
  return pose_.tilted_s > 0 ? settings_.least_pose_with_trunk_s : settings_.least_pose_s;
}

void LyingEvidence::judge() {
  if (pose_.s < needed_s() && !pose_.rolled && !pose_.extreme) return;
  const double odds = log_odds();
  const double lying_from =
      verdict_ == Recline::lying ? settings_.lying_until : settings_.lying_from;
  const Recline verdict = odds >= lying_from                ? Recline::lying
                          : odds >= settings_.sitting_below ? Recline::unsure
                                                            : Recline::sitting;
  if (verdict == verdict_) return;
  const bool towards_sitting = verdict < verdict_;
  verdict_ = verdict;
  since_ = towards_sitting ? std::max(pose_.begin, level_since_) : level_since_;
}

}  // namespace sitwell
