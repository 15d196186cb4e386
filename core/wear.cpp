#include "core/wear.hpp"

#include <algorithm>

namespace sitwell {

WearDetector::WearDetector(const WearSettings& settings)
    : settings_(settings), rest_(settings.rest_deg, settings.rest_block) {}

void WearDetector::restart() {
  path_.restart();
  rest_.restart();
  still_ = false;
  begin_walk(stepped_);
  ride_ = {};
  moved_s_ = quiet_s_ = 0;
}

std::optional<WearDetector::Change> WearDetector::add(const Epoch& epoch) {
  note(epoch);
  return worn() ? watch_leaving(epoch.end()) : watch_return(epoch);
}

std::optional<WearDetector::Change> WearDetector::finish() {
  const auto since = rested(settings_.rest_before_end);
  if (!worn() || !since || !by_hand(*since)) return {};
  return leave(Place::rest, put_down(*since));
}

void WearDetector::note(const Epoch& epoch) {
  note_hand(epoch);
  note_steps(epoch);
  note_ride(epoch);
  note_rest(epoch);
}

void WearDetector::note_hand(const Epoch& epoch) {
  path_.add(epoch);
  handled_ = is_handled(epoch, path_.deg(), settings_.signs);
  if (!handled_) return;
  begin_walk(epoch.end());
  if (!hand_ || epoch.begin - hand_->last > settings_.put_down) hand_ = Hand{.since = epoch.begin};
  if (epoch.begin - hand_->last > settings_.handling_spell) hand_->turned_over_s = 0;
  hand_->last = epoch.end();
  if (is_turned_over(epoch, settings_.signs)) hand_->turned_over_s += seconds(epoch.length);
}

void WearDetector::note_steps(const Epoch& epoch) {
  if (handled_ || !is_stepping(epoch, settings_.signs)) return;
  if (epoch.begin - stepped_ > settings_.step_pause) begin_walk(epoch.begin);
  stepped_ = epoch.end();
  on_thigh_.add(is_on_thigh(epoch, settings_.signs));
  carried_.add(is_carried(epoch, settings_.signs));
  if (on_thigh_.of_last(20) >= settings_.thigh_of_20) hand_.reset();
}

void WearDetector::begin_walk(Instant at) {
  walked_since_ = at;
  on_thigh_.restart();
  carried_.restart();
}

void WearDetector::note_ride(const Epoch& epoch) {
  if (handled_ || is_stirring(epoch, settings_.signs)) {
    ride_ = {};
    return;
  }
  const double s = seconds(epoch.length);
  if (ride_.length_s == 0) ride_.since = epoch.begin;
  ride_.length_s += s;
  if (is_riding(epoch, settings_.signs)) ride_.riding_s += s;
}

void WearDetector::note_rest(const Epoch& epoch) {
  rest_.add(epoch);
  if (handled_) rest_.restart();
  if (handled_ || is_stirring(epoch, settings_.signs)) stirred_ = epoch.end();
  const bool still = epoch.total_sd_g < settings_.still_g;
  if (!still || !still_ || angle_deg(epoch.mean_up(), still_up_) > settings_.still_deg) {
    still_since_ = epoch.begin;
    still_up_ = epoch.mean_up();
  }
  still_ = still;
}

/// The blocks of rest do not tell to the second; what last stirred does.
std::optional<Instant> WearDetector::rested(Duration needed) const {
  if (!rest_.lasted(needed)) return {};
  return std::min(rest_.since(), std::max(stirred_, rest_.since() - settings_.put_down));
}

/// Whether what began then is where the hand has put it.
bool WearDetector::by_hand(Instant since) const {
  return hand_ && since - hand_->last <= settings_.put_down;
}

/// ...and so went off when the hand took it.
Instant WearDetector::put_down(Instant since) const {
  return by_hand(since) ? hand_->since : since;
}

std::optional<WearDetector::Change> WearDetector::watch_leaving(Instant now) {
  if (const auto since = rested(settings_.rest_after_hand))
    if (by_hand(*since) || rest_.lasted(settings_.rest))
      return leave(Place::rest, put_down(*since));
  if (still_ && now - still_since_ >= settings_.still_for)
    return leave(Place::rest, put_down(still_since_));
  const bool carried = hand_ ? carried_.of_last(20) >= settings_.carried_of_20
                             : carried_.of_last(60) >= settings_.carried_of_60;
  if (carried) return leave(Place::carried, put_down(walked_since_));
  if (!hand_) return {};
  if (hand_->turned_over_s >= seconds(settings_.turned_over_for))
    return leave(Place::hand, hand_->since);
  if (ride_.length_s >= seconds(settings_.ride_for) &&
      ride_.riding_s >= settings_.ride_share * ride_.length_s)
    return leave(Place::driven, put_down(ride_.since));
  return {};
}

std::optional<WearDetector::Change> WearDetector::watch_return(const Epoch& epoch) {
  if (place_ == Place::rest) return watch_pick_up(epoch);
  if (place_ == Place::hand) {
    if (!hand_) return come_back(walked_since_);
    if (epoch.begin - hand_->last < settings_.handling_spell) return {};
    hand_ = Hand{.since = hand_->last, .last = hand_->last};
    return come_back(hand_->last);
  }
  if (handled_) return come_back(hand_->since);
  if (!hand_) return come_back(walked_since_);
  if (rest_.lasted(settings_.rest_after_hand)) place_ = Place::rest;
  return {};
}

std::optional<WearDetector::Change> WearDetector::watch_pick_up(const Epoch& epoch) {
  const double s = seconds(epoch.length);
  const bool moved =
      epoch.total_sd_g > settings_.moving_g || epoch.turn_rms_dps > settings_.moving_turn_dps;
  if (moved && moved_s_ == 0) moved_since_ = epoch.begin;
  (moved ? moved_s_ : quiet_s_) += s;
  if (moved_s_ >= settings_.picked_up_s) {
    // No clip gets off a table but by a hand, however gentle.
    if (!hand_ || hand_->last < moved_since_) hand_ = Hand{.since = moved_since_};
    hand_->last = epoch.end();
    return come_back(moved_since_);
  }
  if (moved_s_ + quiet_s_ > settings_.picked_up_within_s || moved_s_ == 0) moved_s_ = quiet_s_ = 0;
  return {};
}

std::optional<WearDetector::Change> WearDetector::leave(Place place, Instant since) {
  place_ = place;
  if (!hand_) hand_ = Hand{.since = since, .last = since};  // a gentle one
  begin_walk(stepped_);
  moved_s_ = quiet_s_ = 0;
  return Change{.worn = false, .since = since};
}

std::optional<WearDetector::Change> WearDetector::come_back(Instant since) {
  place_ = Place::thigh;
  restart();
  return Change{.worn = true, .since = since};
}

}  // namespace sitwell
