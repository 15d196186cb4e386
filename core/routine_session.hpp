// A guided session: leads a wearer through a routine's holds and counts only what counts. Pure like
// the tracker: inputs in, effects out, deadline() says when it must be called again.
//
// A hold is counted by the clip (confirmed) where the step has a target, the clip is on the leg
// that tells, and the clip is heard; else by the clock (timed), and said to be. The clip's count
// runs only while the pose is seen, strictly: it never exceeds the time spent in the band.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/input.hpp"
#include "core/pose_target.hpp"
#include "core/routine.hpp"
#include "core/routine_record.hpp"
#include "core/time.hpp"

namespace sitwell {

struct SessionSettings {
  /// Time to get down on the floor; taken before a hold that is counted by the clock, and before
  /// the first of all, which a pose that is seen cuts short.
  Duration get_ready = std::chrono::seconds{10};
  /// A pose that is only passed through is not held: the count begins, from the moment the pose was
  /// first seen, when it has been seen for so long (or for half of a short hold). People who stand
  /// at a desk take a leg back for three seconds now and then.
  Duration settle = std::chrono::seconds{4};
  /// The same for a pose that was held in this hold and left: who comes back means it.
  Duration settle_again = std::chrono::seconds{1};
  /// A pose that is left for no longer than this while it settles is still being taken: people
  /// fidget into place. The time out of it does not count.
  Duration fidget = std::chrono::milliseconds{500};
  /// A pose that is lost for no longer than this is a wobble: nothing is said, nothing counted.
  Duration grace = std::chrono::seconds{2};
  /// The clip is out of reach once no reading has come for so long: on by the clock.
  Duration clip_silent = std::chrono::seconds{5};
  /// Readings further apart than this leave a gap that is not counted.
  Duration reading_gap = std::chrono::milliseconds{500};
  /// Evidence of the wrong leg must last this long.
  Duration wrong_side = std::chrono::seconds{3};
  /// Nobody has been in the pose for so long: the session pauses itself.
  Duration give_up = std::chrono::seconds{60};
  /// Paused for so long it ends itself.
  Duration abandon = std::chrono::minutes{10};
  /// Said again this often, so that a crash loses no more of it.
  Duration heartbeat = std::chrono::seconds{10};
  friend bool operator==(const SessionSettings&, const SessionSettings&) = default;
};

struct SessionOptions {
  Side clip_leg = Side::right;  ///< the thigh that wears the clip
  bool clip = false;            ///< it counts where it can; else all of it is by the clock
  bool heard = true;            ///< it is there already, and knows how it sits
  Dose dose = 0;
};

/// What the clip shows, ten times a second or so; without a pose, it is heard but does not know how
/// it sits.
struct PoseReading {
  Instant at{};
  std::optional<ThighPose> pose;
};

enum class SessionCommand : std::uint8_t {
  pause,
  resume,
  skip,      ///< on to the next hold; during a rest, ends the rest
  repeat,    ///< this hold again, or the one before where this has not begun
  by_clock,  ///< "I am in the pose": the rest of this hold is counted by the clock
  stop,
};
struct SessionCommanded {
  Instant at{};
  SessionCommand command = SessionCommand::pause;
};
/// "This hurts": ends the session at once. A second one amends the record with more detail.
struct SessionHurts {
  Instant at{};
  Hurt hurt;
};
/// The program ends.
struct SessionInterrupted {
  Instant at{};
};
using SessionInput = std::variant<PoseReading, SessionCommanded, SessionHurts, ComputerResumed,
                                  SessionInterrupted, Tick>;
Instant when(const SessionInput& input);

enum class SessionPhase : std::uint8_t {
  getting_ready,
  finding,  ///< waits for the pose to be seen
  holding,
  lost,  ///< the pose was left for longer than a wobble; the count waits
  resting,
  paused,
  over,
};

/// A moment that may be heard or spoken.
enum class SessionCue : std::uint8_t {
  get_ready,   ///< a hold is next: its instruction
  began,       ///< the hold counts
  half,        ///< of the hold
  ended,       ///< the hold is done
  lost,        ///< the pose was left: the count waits
  found,       ///< ...and goes on
  wrong_side,  ///< the other leg
  by_clock,    ///< the clip is out of reach: on by the clock
  paused,
  resumed,
  completed,
  stopped,
  hurt,
};

/// Why the clip does not count a hold.
enum class ByClock : std::uint8_t {
  no,           ///< it does
  no_target,    ///< the clip cannot tell this step
  no_clip,      ///< there is none, it is out of reach, or it does not know how it sits
  other_leg,    ///< the clip is on the leg that does not tell
  wearer_says,  ///< it was asked for, of this hold or of all
};

struct CueGiven {
  Instant at{};
  SessionCue cue = SessionCue::get_ready;
};
/// Keep it; keyed by `begin`, saying it again replaces it.
struct RoutineSaved {
  RoutineRecord record;
};
/// ExerciseChanged is for the tracker.
using SessionEffect = std::variant<CueGiven, RoutineSaved, ExerciseChanged>;
using SessionEffects = std::vector<SessionEffect>;

/// For those who watch.
struct SessionStatus {
  SessionPhase phase = SessionPhase::getting_ready;
  std::size_t hold = 0;  ///< index of the hold that is on, or next
  std::size_t holds = 0;
  PlannedHold planned;
  ByClock by_clock = ByClock::no;
  Duration counted{};  ///< of this hold, by the clip and by the clock
  Duration confirmed{};
  Duration timed{};
  Duration left{};       ///< of getting ready, of the hold, or of the rest
  bool in_pose = false;  ///< the last reading showed the pose
  bool wrong_side = false;
  friend bool operator==(const SessionStatus&, const SessionStatus&) = default;
};

class RoutineSession {
 public:
  /// Begins at `at` with getting ready; begin() says so. The routine has a step at least.
  RoutineSession(const Routine& routine, const SessionOptions& options, Instant at,
                 const SessionSettings& settings = {});

  /// The first effects, once, before any step.
  [[nodiscard]] SessionEffects begin();
  [[nodiscard]] SessionEffects step(const SessionInput& input);
  /// When step() must next be called with a Tick; nothing once it is over.
  [[nodiscard]] std::optional<Instant> deadline() const;

  [[nodiscard]] SessionStatus status(Instant now) const;
  [[nodiscard]] bool over() const { return phase_ == SessionPhase::over; }
  [[nodiscard]] const Routine& routine() const { return routine_; }
  [[nodiscard]] Side clip_leg() const { return options_.clip_leg; }
  [[nodiscard]] const RoutineRecord& record() const { return record_; }

 private:
  void on(const PoseReading& reading, SessionEffects& effects);
  void on(const SessionCommanded& commanded, SessionEffects& effects);
  void on(const SessionHurts& hurts, SessionEffects& effects);
  void on(const ComputerResumed& resumed, SessionEffects& effects);
  void on(const SessionInterrupted& interrupted, SessionEffects& effects);
  void on(const Tick& tick, SessionEffects& effects);

  void pass_to(Instant now);
  void see(const PoseReading& reading, SessionEffects& effects);
  void see_right_leg(const ThighPose& pose, bool seen_before, Duration since_last);
  void see_wrong_leg(const ThighPose& pose, Duration since_last, SessionEffects& effects);
  void proceed(SessionEffects& effects);
  void look_for_clip(SessionEffects& effects);
  void follow_pose(SessionEffects& effects);
  void follow_count(SessionEffects& effects);

  void get_ready(SessionEffects& effects);
  void enter_hold(SessionEffects& effects);
  void start_counting(SessionEffects& effects);
  void end_hold(HoldOutcome outcome, SessionEffects& effects);
  void next_hold(SessionEffects& effects);
  void repeat_hold(SessionEffects& effects);
  void pause(Instant at, SessionEffects& effects);
  void resume(SessionEffects& effects);
  void finish(RoutineOutcome outcome, SessionEffects& effects);
  void enter(SessionPhase phase);
  void forget_pose();
  void set_exercising(Instant at, bool exercising, SessionEffects& effects);
  void save(SessionEffects& effects);
  void give(SessionCue cue, SessionEffects& effects) const;

  [[nodiscard]] const PlannedHold& planned() const { return holds_[hold_]; }
  [[nodiscard]] const RoutineStep& step_of(const PlannedHold& hold) const {
    return routine_.steps[hold.step];
  }
  [[nodiscard]] const PoseTarget* target() const;
  [[nodiscard]] bool clip_heard() const;
  [[nodiscard]] ByClock by_clock() const;
  [[nodiscard]] HoldRecord* current();
  [[nodiscard]] const HoldRecord* current() const;
  [[nodiscard]] Duration counted() const;
  [[nodiscard]] Duration asked_left() const { return planned().asked - counted(); }
  [[nodiscard]] Duration settle() const;
  [[nodiscard]] Duration rest_before_next() const;
  [[nodiscard]] bool clock_runs() const;
  [[nodiscard]] bool moved_on(std::size_t from, std::size_t to) const;

  Routine routine_;
  SessionOptions options_;
  SessionSettings settings_;
  std::vector<PlannedHold> holds_;
  RoutineRecord record_;

  Instant now_{};
  SessionPhase phase_ = SessionPhase::getting_ready;
  Instant phase_since_{};
  Instant phase_until_{};  ///< of getting ready and of a rest
  std::size_t hold_ = 0;
  bool in_hold_ = false;  ///< the last hold of the record is the planned one, and under way
  bool half_said_ = false;
  bool wearer_says_ = false;  ///< by_clock was asked for in this hold
  bool exercising_ = false;
  Instant saved_{};

  // What the clip has shown.
  Instant reading_at_{};  ///< of the last reading with a pose; the session's begin before one
  bool clip_ = false;     ///< it was there when last looked for
  bool in_pose_ = false;
  Duration seen_{};         ///< how long the pose has been seen in a row, while that is not counted
  bool left_since_ = true;  ///< the pose was left since the last hold, or is another one
  bool got_up_ = false;     ///< the thigh was seen in another place than that of the other leg
  std::optional<Instant> out_since_;
  bool wrong_ = false;  ///< the last reading showed the other leg
  Duration wrong_seen_{};
  bool wrong_side_ = false;  ///< ...and has for long enough
};

/// As feed() for the tracker. While a computer slept nobody held anything, so that ComputerResumed,
/// which must come first after a sleep, is not preceded by the deadlines it slept through.
template <class Sink>
void feed(RoutineSession& session, const SessionInput& input, Sink&& sink) {
  const Instant now = when(input);
  if (!std::holds_alternative<ComputerResumed>(input))
    for (auto next = session.deadline(); next && *next < now; next = session.deadline())
      for (const SessionEffect& effect : session.step(Tick{*next})) sink(effect);
  for (const SessionEffect& effect : session.step(input)) sink(effect);
}

std::string_view name_of(SessionPhase phase);
std::string_view name_of(SessionCue cue);
std::string_view name_of(ByClock why);

}  // namespace sitwell
