#include "accuracy/disturbance.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell::accuracy {
namespace {

constexpr double hand_turn_s = 0.6;
constexpr int hand_turns = 5;
constexpr std::size_t batch = 16;
/// Neither while it calibrates nor while a stitched turn is under way.
bool may_be_replaced(std::string_view label) {
  return label != "transition" && !label.starts_with("calibrate");
}

/// Even over all rotations (Shoemake 1992), as an axis and an angle.
std::pair<Vector3, double> any_rotation(Random& random) {
  const double u = random.between(0, 1);
  const double v = random.between(0, 2 * std::numbers::pi);
  const double w = random.between(0, 2 * std::numbers::pi);
  const Vector3 q{std::sqrt(1 - u) * std::sin(v), std::sqrt(1 - u) * std::cos(v),
                  std::sqrt(u) * std::sin(w)};
  return {normalized(q), 2 * std::atan2(norm(q), std::sqrt(u) * std::cos(w))};
}

Turned turned_by(const Turned& from, const Vector3& axis, double angle_rad, double t_s) {
  return {t_s, rotated(from.x, axis, angle_rad), rotated(from.y, axis, angle_rad),
          rotated(from.z, axis, angle_rad)};
}

}  // namespace

DisturbedRows::DisturbedRows(const Recorded& recorded, const Disturbance& disturbance)
    : recorded_(recorded), disturbance_(disturbance), random_(disturbance.seed) {
  const auto& rows = recorded.rows;
  if (rows.size() > 1)
    recorded_hz_ =
        static_cast<double>(rows.size() - 1) / std::max(rows.back().t_s - rows.front().t_s, 1e-3);
  Random random(disturbance.seed + 1);
  choose_replacements(random);
}

/// One in each of so many equal parts of the recording, so that they do not crowd.
void DisturbedRows::choose_replacements(Random& random) {
  const auto& rows = recorded_.rows;
  const double length_s = rows.empty() ? 0 : rows.back().t_s;
  const double part_s = length_s / std::max(disturbance_.replacements, 1);
  for (int i = 0; i < disturbance_.replacements; ++i) {
    double at_s = part_s * (i + random.between(0.1, 0.9));
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const ReplayRow& r) {
      return r.t_s >= at_s && may_be_replaced(r.label);
    });
    if (row == rows.end()) continue;
    at_s = row->t_s;
    const bool by_hand = disturbance_.replacement == Replacement::by_hand;
    for (int k = 0; k < (by_hand ? hand_turns : 1); ++k) {
      const auto [axis, angle_rad] = any_rotation(random);
      const double end_s = at_s + (by_hand ? hand_turn_s : 0);
      turns_.push_back({at_s, end_s, turned_.back(), axis, angle_rad});
      turned_.push_back(turned_by(turned_.back(), axis, angle_rad, end_s));
      at_s = end_s;
    }
    if (by_hand) turned_.erase(turned_.end() - hand_turns, turned_.end() - 1);
  }
}

bool DisturbedRows::next(ReplayRow& row) {
  do {
    if (!next_at_rate(row)) return false;
    turn(row);
    if (delivered_++ % batch == 0) lost_ = random_.chance(disturbance_.lost_share);
  } while (lost_);
  row.thigh.turn_rate_radps += disturbance_.gyroscope_bias_dps * radians(1);
  row.thigh.acceleration_mps2 +=
      disturbance_.accelerometer_offset_mg * (standard_gravity_mps2 / 1000);
  const double t_s = seconds(row.thigh.at - Instant{});
  row.thigh.at += from_seconds(t_s * disturbance_.clock_drift_ppm * 1e-6);
  return true;
}

bool DisturbedRows::next_at_rate(ReplayRow& row) {
  if (disturbance_.rate_hz <= 0) {
    if (next_ == recorded_.rows.size()) return false;
    row = recorded_.rows[next_++];
    return true;
  }
  return disturbance_.rate_hz < recorded_hz_ * 0.9 ? averaged(row) : interpolated(row);
}

/// As a sensor does that is asked for a lower rate: the mean of what it saw.
bool DisturbedRows::averaged(ReplayRow& row) {
  const auto n =
      static_cast<std::size_t>(std::max(1.0, std::round(recorded_hz_ / disturbance_.rate_hz)));
  if (next_ + n > recorded_.rows.size()) return false;
  row = recorded_.rows[next_ + n - 1];
  Vector3 acceleration, turn_rate;
  for (std::size_t i = next_; i < next_ + n; ++i) {
    acceleration += recorded_.rows[i].thigh.acceleration_mps2;
    turn_rate += recorded_.rows[i].thigh.turn_rate_radps;
  }
  row.thigh.acceleration_mps2 = acceleration * (1.0 / static_cast<double>(n));
  row.thigh.turn_rate_radps = turn_rate * (1.0 / static_cast<double>(n));
  next_ += n;
  return true;
}

/// More often than recorded: nothing new is in it, but the product's filters run at that rate.
bool DisturbedRows::interpolated(ReplayRow& row) {
  const auto n =
      static_cast<std::size_t>(std::max(1.0, std::round(disturbance_.rate_hz / recorded_hz_)));
  if (next_ + 1 >= recorded_.rows.size()) return false;
  const ReplayRow& a = recorded_.rows[next_];
  const ReplayRow& b = recorded_.rows[next_ + 1];
  const double share = static_cast<double>(within_) / static_cast<double>(n);
  row = a;
  row.t_s += share * (b.t_s - a.t_s);
  row.thigh.at += from_seconds(share * seconds(b.thigh.at - a.thigh.at));
  row.thigh.acceleration_mps2 += (b.thigh.acceleration_mps2 - a.thigh.acceleration_mps2) * share;
  row.thigh.turn_rate_radps += (b.thigh.turn_rate_radps - a.thigh.turn_rate_radps) * share;
  if (++within_ == n) within_ = 0, ++next_;
  return true;
}

/// A vector that stays where it is in the world is turned by the frame's rotation; that the frame
/// turns, the gyroscope feels the other way round.
void DisturbedRows::turn(ReplayRow& row) {
  while (turn_ < turns_.size() && row.t_s >= turns_[turn_].end_s) ++turn_;
  const bool turning = turn_ < turns_.size() && row.t_s >= turns_[turn_].begin_s;
  Vector3 own_rate;
  Turned frame;
  if (turning) {
    const HandTurn& hand = turns_[turn_];
    const double length_s = hand.end_s - hand.begin_s;
    const double share = (row.t_s - hand.begin_s) / length_s;
    // A smooth start and end: the rate goes with 1 - cos.
    const double phase = 2 * std::numbers::pi * share;
    const double angle = hand.angle_rad * (share - std::sin(phase) / (2 * std::numbers::pi));
    frame = turned_by(hand.from, hand.axis, angle, row.t_s);
    own_rate = hand.axis * (-hand.angle_rad / length_s * (1 - std::cos(phase)));
    row.label = "handling";
  } else if (turn_ > 0) {
    const HandTurn& last = turns_[turn_ - 1];
    frame = turned_by(last.from, last.axis, last.angle_rad, last.end_s);
  }
  row.thigh.acceleration_mps2 = frame.to_sensor(row.thigh.acceleration_mps2);
  row.thigh.turn_rate_radps = frame.to_sensor(row.thigh.turn_rate_radps) + own_rate;
}

}  // namespace sitwell::accuracy
