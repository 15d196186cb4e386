// A thigh that does what a guided session asks of it, in a style of its own: hears the session,
// takes its time, goes where it is asked to, and holds. Whoever simulates the wearer owns the body
// that it moves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

#include "core/pose_target.hpp"
#include "core/posture.hpp"
#include "core/routine.hpp"
#include "core/routine_session.hpp"
#include "core/time.hpp"
#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"

namespace sitwell {

enum class ExerciseStyle : std::uint8_t {
  well,         ///< near the middle of the band, with the sway that people have
  sloppy,       ///< near its edge, fidgeting, and out of it for some seconds now and then
  wrong_side,   ///< the other leg first, until told
  interrupted,  ///< gets up in the middle of a hold, walks a few steps, comes back
};
std::string_view name_of(ExerciseStyle style);

class ObedientThigh {
 public:
  /// Something done: on the way for so long, then there for so long.
  struct Act {
    Vector3 pose;
    Movement movement;
    double way_s = 0;
    double stay_s = for_ever_s;
    std::string_view label;  ///< static storage
    Posture posture = Posture::exercising;
  };
  static constexpr double for_ever_s = 1e6;

  ObedientThigh(Routine routine, Side clip_leg, ExerciseStyle style, Random random);

  /// What the session shows: what is asked is done once the wearer has reacted to it.
  void told(const SessionStatus& status, Instant now, SimulatedBody& body);
  /// Once a sample, before the body's step.
  void go_on(Instant now, SimulatedBody& body);

  /// Does this at once, whatever was asked before, and then what is told to follow.
  void begin(const Act& act, Instant now, SimulatedBody& body);
  void then(const Act& act) { acts_.push_back(act); }
  static Act standing_act(double way_s, double stay_s);

  [[nodiscard]] const Act& act() const { return act_; }
  [[nodiscard]] bool on_the_way(Instant now) const { return now < arrival_; }
  /// There, with nothing to do next.
  [[nodiscard]] bool settled(Instant now) const {
    return !to_obey_ && acts_.empty() && !on_the_way(now);
  }
  Random& random() { return random_; }

 private:
  /// What the session asks for.
  enum class Aim : std::uint8_t { stand, rest, hold };
  struct Wish {
    Aim aim = Aim::stand;
    std::size_t hold = 0;  ///< which, when one is asked for
    bool wrong_leg = false;
    friend bool operator==(const Wish&, const Wish&) = default;
  };

  [[nodiscard]] Wish wish_of(const SessionStatus& status);
  void obey(Instant now, SimulatedBody& body);
  void next_act(Instant now, SimulatedBody& body);
  void go_into_hold(Instant now, SimulatedBody& body);
  void get_up_for_a_while(Instant now, SimulatedBody& body);
  void leave_and_come_back(Instant now, SimulatedBody& body);
  [[nodiscard]] Act hold_act();
  [[nodiscard]] const RoutineStep& step() const { return routine_.steps[planned_.step]; }
  [[nodiscard]] double held_flexion_deg(const PoseTarget& shown);

  Routine routine_;
  Side clip_leg_;
  ExerciseStyle style_;
  Random random_;

  Act act_;
  Instant arrival_{};
  Instant act_end_{};
  std::deque<Act> acts_;  ///< what follows; after the last one, it goes on for ever

  // What was asked, and what became of it.
  Wish heard_;
  PlannedHold planned_;
  bool to_obey_ = false;
  Instant obey_at_{};
  std::optional<PoseTarget> shown_;  ///< by the clip's thigh in the hold, where the step says
  double lax_deg_ = 0;               ///< where a sloppy thigh sinks to
  std::size_t corrected_ = no_hold;  ///< the hold in which the wrong leg was pointed out
  bool interrupted_ = false;
  double interrupted_at_share_;

  static constexpr std::size_t no_hold = static_cast<std::size_t>(-1);
};

}  // namespace sitwell
