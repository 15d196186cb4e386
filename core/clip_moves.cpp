#include "core/clip_moves.hpp"

#include <algorithm>

namespace sitwell {

ClipMoves::ClipMoves(const ClipMoveSettings& settings, const GaitSettings& gait)
    : settings_(settings), gait_(gait) {}

void ClipMoves::forget() {
  known_ = 0;
  moving_up_ = {};
  moving_turn_dps_ = 0;
  move_.reset();
}

bool ClipMoves::in_hand(const Epoch& epoch) const {
  if (epoch.turn_peak_dps <= settings_.handling_turn_dps) return false;
  return !is_moving(epoch, gait_) || (epoch.turn_rms_dps > settings_.handling_mean_turn_dps &&
                                      epoch.vertical_sd_g < settings_.handling_sd_g);
}

/// Up is elsewhere, and nothing was seen to turn it there. What was logged may not have been looked
/// at: means of some seconds hold a whole standing up, and some logs no turn rates.
bool ClipMoves::unseen(const Second& now, bool after_gap) const {
  const Second& before = last_.back();
  return known_ > 0 && now.turned && now.resting && (before.resting || after_gap) &&
         angle_deg(now.up, before.up) > settings_.unseen_deg;
}

void ClipMoves::begin(const Epoch& epoch, bool after_gap) {
  const bool from_older =
      known_ == last_.size() && !after_gap &&
      (last_.back().turn_peak_dps > settings_.onset_dps || last_.back().resting);
  const Second& before = from_older ? last_.front() : last_.back();
  move_ = Move{.begin = epoch.begin,
               .up = before.up,
               .resting = before.resting,
               .moving = before.moving,
               .turn_rms_dps = before.turn_rms_dps};
  if (before.moving && moving_turn_dps_ > 0) {
    move_->up = normalized(moving_up_);
    move_->turn_rms_dps = std::max(before.turn_rms_dps, moving_turn_dps_);
  } else if (!before.resting) {
    move_->up = before.last_up;  // on the way from one posture to the next
  }
  if (from_older)
    move_->turned = last_.back().turned;
  else if (!after_gap)
    move_->turned = Rotation{};
}

std::optional<ClipMoves::Moved> ClipMoves::add(const Epoch& epoch,
                                               const std::optional<Rotation>& turned, bool jumped) {
  const Duration gap = epoch.begin - last_end_;
  const bool after_gap = known_ > 0 && gap >= settings_.shortest_gap;
  last_end_ = epoch.end();
  if (after_gap && gap > settings_.longest_gap) forget();
  const Second now{.up = epoch.mean_up(),
                   .last_up = epoch.up[1],
                   .turned = turned,
                   .turn_rms_dps = epoch.turn_rms_dps,
                   .turn_peak_dps = epoch.turn_peak_dps,
                   .resting = epoch.turn_rms_dps < settings_.rest_turn_dps,
                   .moving = is_moving(epoch, gait_)};

  const bool lost_sight = jumped || unseen(now, after_gap);
  const bool stirred = lost_sight || in_hand(epoch);
  if (known_ > 0 && stirred && !move_) begin(epoch, after_gap);
  std::optional<Moved> moved;
  if (move_) moved = follow(epoch, now, stirred, lost_sight || after_gap);
  if (moved) forget();
  last_.front() = last_.back();
  last_.back() = now;
  known_ = std::min(known_ + 1, last_.size());
  if (move_) return moved;
  constexpr double weight = 0.25;
  if (!now.moving) {
    moving_up_ = {};
    moving_turn_dps_ = 0;
  } else if (moving_turn_dps_ == 0) {
    moving_up_ = now.up;
    moving_turn_dps_ = now.turn_rms_dps;
  } else {
    moving_up_ += (now.up - moving_up_) * weight;
    moving_turn_dps_ += (now.turn_rms_dps - moving_turn_dps_) * weight;
  }
  return moved;
}

std::optional<ClipMoves::Moved> ClipMoves::follow(const Epoch& epoch, const Second& now,
                                                  bool stirred, bool unseen) {
  Move& m = *move_;
  // Whoever walks up to a chair while we look at some strides has shown enough.
  const bool elsewhere = m.calm > 2 && angle_deg(now.up, m.up_after) > settings_.unseen_deg;
  if (elsewhere && !stirred) return settled(epoch, m.rests);
  m.seen = m.seen && !unseen;
  m.turned = m.turned && now.turned ? std::optional(*m.turned * *now.turned) : std::nullopt;
  const double goes_on_dps =
      std::max(settings_.goes_on_dps, settings_.goes_on_share * m.turn_rms_dps);
  const bool runs = epoch.vertical_sd_g > settings_.handling_sd_g;
  if (in_hand(epoch)) m.hand_s += seconds(epoch.length);
  const bool goes_on = m.hand_s > 0 && now.turn_rms_dps > goes_on_dps && !runs;
  m.calm = stirred || goes_on ? 0 : m.calm + 1;
  m.rests = now.resting;
  // The SD along up is of two seconds, and a jump in either makes a run or pedalling of it.
  if (m.calm <= (m.hand_s > 0 ? 1 : 2)) m.after = {};
  if (m.calm > 0) m.after.add(epoch);
  m.up_after = now.resting ? now.up : m.after.up();
  const int needed = !now.resting   ? settings_.moving_epochs
                     : m.hand_s > 0 ? settings_.calm_epochs
                                    : 1;
  if (m.calm < needed && epoch.end() - m.begin <= settings_.longest) return {};
  return settled(epoch, now.resting);
}

/// Gravity puts right what the gyroscope got wrong, but for the turn about the vertical.
ClipMoves::Moved ClipMoves::settled(const Epoch& epoch, bool rests) const {
  const Rotation seen = move_->turned ? move_->turned->inverse() : Rotation{};
  const Rotation put_right = Rotation::between(seen(move_->up), move_->up_after);
  const bool resting = move_->resting && rests;
  const double doubtful_deg = resting ? settings_.unseen_deg : settings_.swinging_deg;
  const bool lost = move_->calm < 1;
  return {.since = lost ? move_->begin : epoch.begin,
          .up_before = move_->up,
          .up_after = move_->up_after,
          .resting = resting,
          .moved = move_->moving,
          .moves_on = is_moving(epoch, gait_),
          .after = move_->after,
          .carry = (put_right * seen).normal(),
          .seen = move_->seen && move_->turned && put_right.angle_deg() <= doubtful_deg,
          .hand_s = move_->hand_s,
          .lost = lost};
}

}  // namespace sitwell
