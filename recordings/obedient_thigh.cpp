#include "recordings/obedient_thigh.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "recordings/exercise_poses.hpp"
#include "recordings/simulated_movements.hpp"

namespace sitwell {
namespace {

/// A thigh on the floor lies quieter than one that carries its wearer.
constexpr Movement held_lying{.sway_deg = 0.25, .sway_every_s = 6, .rumble_g = 0.002};
constexpr Movement held_upright{.sway_deg = 0.5, .sway_every_s = 2.5, .rumble_g = 0.004};
constexpr Movement fidgeting{.sway_deg = 0.8, .sway_every_s = 1.5, .rumble_g = 0.006};

/// People take a pose to within a tenth of its band, and keep a thigh straight to a few degrees.
constexpr double spread_share = 0.1;
constexpr double aside_sd_deg = 2;
constexpr double most_aside_deg = 5;
/// A sloppy thigh is this far inside the band's edge, and leaves it by so much.
constexpr double edge_margin_deg = 4;
constexpr double least_out_deg = 10;
constexpr double most_out_deg = 20;

}  // namespace

std::string_view name_of(ExerciseStyle style) {
  switch (style) {
    case ExerciseStyle::well: return "well";
    case ExerciseStyle::sloppy: return "sloppy";
    case ExerciseStyle::wrong_side: return "wrong_side";
    case ExerciseStyle::interrupted: return "interrupted";
  }
  return "well";
}

ObedientThigh::ObedientThigh(Routine routine, Side clip_leg, ExerciseStyle style, Random random)
    : routine_(std::move(routine)),
      clip_leg_(clip_leg),
      style_(style),
      random_(random),
      interrupted_at_share_(random_.between(0.3, 0.6)) {}

void ObedientThigh::told(const SessionStatus& status, Instant now, SimulatedBody& body) {
  const bool clip_counts =
      status.phase == SessionPhase::holding && status.by_clock == ByClock::no && now >= arrival_;
  if (style_ == ExerciseStyle::interrupted && !interrupted_ && clip_counts &&
      seconds(status.counted) >= interrupted_at_share_ * seconds(status.planned.asked))
    get_up_for_a_while(now, body);
  const Wish wish = wish_of(status);
  if (wish == heard_) return;
  heard_ = wish;
  planned_ = status.planned;
  to_obey_ = true;
  const double reaction_s =
      wish.aim == Aim::hold ? random_.between(1, 3) : random_.between(0.5, 1.5);
  obey_at_ = now + from_seconds(reaction_s);
}

ObedientThigh::Wish ObedientThigh::wish_of(const SessionStatus& status) {
  switch (status.phase) {
    case SessionPhase::over: return {Aim::stand};
    case SessionPhase::paused:
    case SessionPhase::resting: return {Aim::rest};
    case SessionPhase::getting_ready:
    case SessionPhase::finding:
    case SessionPhase::holding:
    case SessionPhase::lost: break;
  }
  if (status.wrong_side) corrected_ = status.hold;
  const bool tellable = routine_.steps[status.planned.step].other_leg.has_value();
  const bool takes_wrong_leg = style_ == ExerciseStyle::wrong_side && tellable &&
                               status.planned.side != Side::none &&
                               status.planned.repetition == 1 && corrected_ != status.hold;
  return {Aim::hold, status.hold, takes_wrong_leg};
}

void ObedientThigh::obey(Instant now, SimulatedBody& body) {
  to_obey_ = false;
  acts_.clear();
  const double way_s = random_.between(2, 4);
  switch (heard_.aim) {
    case Aim::stand: begin(standing_act(way_s, for_ever_s), now, body); break;
    case Aim::rest: {
      const double flexion = resting_flexion_deg(routine_, step());
      const bool stays = step().target && in_band(*step().target, pose_of(up_when(flexion)));
      if (!stays) begin({up_when(flexion), held_lying, way_s, for_ever_s, "rest"}, now, body);
      break;
    }
    case Aim::hold: go_into_hold(now, body); break;
  }
}

void ObedientThigh::go_into_hold(Instant now, SimulatedBody& body) {
  const Side leg = clip_leg_;
  const Side opposite = leg == Side::left ? Side::right : Side::left;
  const PoseTarget* shown = shown_on(step(), planned_.side, heard_.wrong_leg ? opposite : leg);
  shown_ = shown ? std::optional(*shown) : std::nullopt;
  lax_deg_ = resting_flexion_deg(routine_, step());
  begin(hold_act(), now, body);
}

ObedientThigh::Act ObedientThigh::hold_act() {
  const bool lying = lax_deg_ > 90;
  const bool sloppy = style_ == ExerciseStyle::sloppy;
  Act act{.movement = sloppy  ? fidgeting
                      : lying ? held_lying
                              : held_upright,
          .way_s = random_.between(2, 4),
          .stay_s = for_ever_s,
          .label = "hold"};
  if (!shown_) {
    act.pose = up_when(lax_deg_);
    return act;
  }
  const double most_aside = std::min(most_aside_deg, shown_->most_roll_deg / 3);
  const double flexion = held_flexion_deg(*shown_);
  act.pose = up_when(flexion, std::clamp(aside_sd_deg * random_.normal(), -most_aside, most_aside));
  if (sloppy) act.stay_s = random_.between(6, 20);
  return act;
}

double ObedientThigh::held_flexion_deg(const PoseTarget& shown) {
  const FlexionRange range = flexions_of(shown);
  if (style_ != ExerciseStyle::sloppy)
    return range.middle_deg() + spread_share * range.width_deg() * random_.between(-1, 1);
  const double margin = std::min(edge_margin_deg, range.width_deg() / 2);
  return lax_deg_ < range.middle_deg() ? range.from_deg + margin : range.to_deg - margin;
}

/// A sloppy thigh sinks out of the band on the side where it would rest, and is put back.
void ObedientThigh::leave_and_come_back(Instant now, SimulatedBody& body) {
  const FlexionRange range = flexions_of(*shown_);
  const double out_deg = random_.between(least_out_deg, most_out_deg);
  const double flexion =
      lax_deg_ < range.middle_deg() ? range.from_deg - out_deg : range.to_deg + out_deg;
  const double way_s = random_.between(0.7, 1.2);
  const double stay_s = random_.between(0.3, 5);
  begin({up_when(flexion), fidgeting, way_s, stay_s, "out"}, now, body);
  Act back = hold_act();
  back.way_s = way_s;
  acts_.push_back(back);
}

void ObedientThigh::get_up_for_a_while(Instant now, SimulatedBody& body) {
  interrupted_ = true;
  acts_.clear();
  const double up_s = random_.between(2, 3);
  const double look_s = random_.between(3, 5);
  const double walk_s = random_.between(12, 24);
  const double turn_s = random_.between(2, 3);
  begin(standing_act(up_s, look_s), now, body);
  const Movement gait = movement::walking(random_);
  acts_.push_back({up_when(11), gait, 1, walk_s, "walk", Posture::moving});
  acts_.push_back(standing_act(1, turn_s));
  acts_.push_back(hold_act());
}

void ObedientThigh::begin(const Act& act, Instant now, SimulatedBody& body) {
  act_ = act;
  arrival_ = now + from_seconds(act.way_s);
  act_end_ = arrival_ + from_seconds(act.stay_s);
  if (act.way_s > 0) body.go_to(act.pose, act.way_s);
  body.set_movement(act.movement);
}

void ObedientThigh::go_on(Instant now, SimulatedBody& body) {
  if (to_obey_ && now >= obey_at_) obey(now, body);
  if (now >= act_end_) next_act(now, body);
}

/// A sloppy exerciser finds something to do.
void ObedientThigh::next_act(Instant now, SimulatedBody& body) {
  if (!acts_.empty()) {
    const Act act = acts_.front();
    acts_.pop_front();
    begin(act, now, body);
  } else if (heard_.aim == Aim::hold && shown_) {
    leave_and_come_back(now, body);
  }
}

ObedientThigh::Act ObedientThigh::standing_act(double way_s, double stay_s) {
  return {up_when(0), movement::on_the_feet, way_s, stay_s, "std", Posture::standing};
}

}  // namespace sitwell
