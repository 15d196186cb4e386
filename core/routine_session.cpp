#include "core/routine_session.hpp"

#include <algorithm>
#include <utility>

namespace sitwell {

Instant when(const SessionInput& input) {
  return std::visit([](const auto& value) { return value.at; }, input);
}

RoutineSession::RoutineSession(const Routine& routine, const SessionOptions& options, Instant at,
                               const SessionSettings& settings)
    : routine_(routine),
      options_(options),
      settings_(settings),
      holds_(holds_of(routine, options.dose)),
      now_(at),
      phase_since_(at),
      saved_(at),
      reading_at_(options.heard ? at : at - settings.clip_silent),
      clip_(options.clip && options.heard) {
  record_.begin = at;
  record_.routine = routine.id;
  record_.title = routine.title;
}

SessionEffects RoutineSession::begin() {
  SessionEffects effects;
  set_exercising(now_, true, effects);
  get_ready(effects);
  save(effects);
  return effects;
}

SessionEffects RoutineSession::step(const SessionInput& input) {
  SessionEffects effects;
  std::visit([&](const auto& value) { on(value, effects); }, input);
  if (!over()) proceed(effects);
  return effects;
}

// ---- what comes in ----

void RoutineSession::on(const PoseReading& reading, SessionEffects& effects) {
  if (over() || reading.at < now_) return;
  pass_to(reading.at);
  if (reading.pose && options_.clip) see(reading, effects);
}

void RoutineSession::on(const SessionCommanded& commanded, SessionEffects& effects) {
  if (over()) return;
  pass_to(commanded.at);
  const bool is_paused = phase_ == SessionPhase::paused;
  switch (commanded.command) {
    case SessionCommand::pause:
      if (!is_paused) pause(now_, effects);
      break;
    case SessionCommand::resume:
      if (is_paused) resume(effects);
      break;
    case SessionCommand::skip:
      if (is_paused) resume(effects);
      if (in_hold_)
        end_hold(HoldOutcome::skipped, effects);
      else
        enter_hold(effects);  // no more waiting
      break;
    case SessionCommand::repeat:
      if (is_paused) resume(effects);
      repeat_hold(effects);
      break;
    case SessionCommand::by_clock:
      if (is_paused || !in_hold_) break;
      wearer_says_ = true;
      if (phase_ != SessionPhase::holding) start_counting(effects);
      break;
    case SessionCommand::stop: finish(RoutineOutcome::stopped, effects); break;
  }
}

void RoutineSession::on(const SessionHurts& hurts, SessionEffects& effects) {
  if (!over()) {
    pass_to(hurts.at);
    record_.hurt = hurts.hurt;
    finish(RoutineOutcome::hurt, effects);
    return;
  }
  // What hurts may show, or be told, only afterwards.
  record_.outcome = RoutineOutcome::hurt;
  if (hurts.hurt.where != HurtPlace::not_said) record_.hurt.where = hurts.hurt.where;
  if (hurts.hurt.how != HurtKind::not_said) record_.hurt.how = hurts.hurt.how;
  save(effects);
}

/// Nothing is known of the time asleep, so the session paused when it was last heard of.
void RoutineSession::on(const ComputerResumed& resumed, SessionEffects& effects) {
  if (over()) return;
  if (phase_ != SessionPhase::paused) pause(now_, effects);
  now_ = std::max(now_, resumed.at);
}

void RoutineSession::on(const SessionInterrupted& interrupted, SessionEffects& effects) {
  if (over()) return;
  pass_to(interrupted.at);
  finish(RoutineOutcome::interrupted, effects);
}

void RoutineSession::on(const Tick& tick, SessionEffects&) {
  if (!over()) pass_to(tick.at);
}

/// Time passes; where the clock counts, it counts.
void RoutineSession::pass_to(Instant now) {
  if (now <= now_) return;
  if (clock_runs()) {
    HoldRecord& hold = *current();
    hold.timed += std::min(now - now_, planned().asked - hold.confirmed - hold.timed);
  }
  now_ = now;
}

// ---- what the clip shows ----

void RoutineSession::see(const PoseReading& reading, SessionEffects& effects) {
  const Duration since_last = reading.at - reading_at_;
  const bool continuous = since_last <= settings_.reading_gap;
  reading_at_ = reading.at;
  see_wrong_leg(*reading.pose, continuous ? since_last : Duration{}, effects);
  see_right_leg(*reading.pose, continuous && in_pose_, since_last);
}

/// Only the time between two readings that both show the pose is time in the pose.
void RoutineSession::see_right_leg(const ThighPose& pose, bool seen_before, Duration since_last) {
  in_pose_ = target() && matches(*target(), pose);
  // A twitch leaves no pose; who has left one begins anew.
  if ((!target() || !in_band(*target(), pose)) && !std::exchange(left_since_, true)) seen_ = {};
  if (!in_pose_) {
    if (!out_since_) out_since_ = now_;
    if (now_ - *out_since_ >= settings_.fidget) seen_ = {};
    return;
  }
  if (phase_ == SessionPhase::holding && by_clock() == ByClock::no) {
    if (seen_before) {
      HoldRecord& hold = *current();
      hold.confirmed += std::min(since_last, planned().asked - hold.confirmed - hold.timed);
    }
  } else if (seen_before) {
    seen_ += since_last;
  }
  out_since_.reset();
}

/// The clip on the leg in front where it should be behind, or the other way round.
void RoutineSession::see_wrong_leg(const ThighPose& pose, Duration since_last,
                                   SessionEffects& effects) {
  const RoutineStep& step = step_of(planned());
  const bool on_working_leg = planned().side == options_.clip_leg;
  const auto& telling = on_working_leg ? step.other_leg : step.target;
  const bool sided = planned().side != Side::none && step.other_leg && telling;
  const bool looks_wrong = sided && matches(*telling, pose);
  // Whoever still sits on a chair looks like the leg in front.
  if (!looks_wrong) got_up_ = true;
  const bool waiting = phase_ == SessionPhase::finding || phase_ == SessionPhase::holding ||
                       phase_ == SessionPhase::lost;
  const bool was_wrong = std::exchange(wrong_, looks_wrong && got_up_ && waiting);
  wrong_seen_ = wrong_ ? wrong_seen_ + (was_wrong ? since_last : Duration{}) : Duration{};
  if (!wrong_) wrong_side_ = false;
  if (wrong_seen_ >= settings_.wrong_side && !std::exchange(wrong_side_, true))
    give(SessionCue::wrong_side, effects);
}

const PoseTarget* RoutineSession::target() const {
  const auto& target = step_of(planned()).target;
  const bool tells = planned().side == Side::none || planned().side == options_.clip_leg;
  return target && tells ? &*target : nullptr;
}

bool RoutineSession::clip_heard() const {
  return options_.clip && now_ - reading_at_ < settings_.clip_silent;
}

ByClock RoutineSession::by_clock() const {
  if (wearer_says_ || !options_.clip) return ByClock::wearer_says;
  if (!step_of(planned()).target) return ByClock::no_target;
  if (!clip_) return ByClock::no_clip;
  return target() ? ByClock::no : ByClock::other_leg;
}

/// The clock counts a hold that the clip does not, unless the clip shows that it is the wrong leg.
bool RoutineSession::clock_runs() const {
  return phase_ == SessionPhase::holding && by_clock() != ByClock::no &&
         !(wrong_ && by_clock() == ByClock::other_leg);
}

// ---- what follows ----

void RoutineSession::proceed(SessionEffects& effects) {
  if (phase_ == SessionPhase::paused) {
    if (now_ - phase_since_ >= settings_.abandon) finish(RoutineOutcome::abandoned, effects);
    return;
  }
  look_for_clip(effects);
  follow_pose(effects);
  if (!over()) follow_count(effects);
  if (!over() && now_ - saved_ >= settings_.heartbeat) save(effects);
}

void RoutineSession::look_for_clip(SessionEffects& effects) {
  const bool had = std::exchange(clip_, clip_heard());
  if (had == clip_ || wearer_says_ || !step_of(planned()).target) return;
  forget_pose();
  if (clip_ || !in_hold_) return;
  give(SessionCue::by_clock, effects);
  // Who was not in the pose needs time to get there; who was goes on.
  if (phase_ == SessionPhase::finding || phase_ == SessionPhase::lost) get_ready(effects);
}

/// From waiting for the pose to holding it, and back.
void RoutineSession::follow_pose(SessionEffects& effects) {
  const bool ready = phase_ == SessionPhase::getting_ready || phase_ == SessionPhase::resting;
  const bool already_there = target() && left_since_ && seen_ >= settle();
  if (ready && (already_there || now_ >= phase_until_)) enter_hold(effects);
  const bool waiting = phase_ == SessionPhase::finding || phase_ == SessionPhase::lost;
  if (waiting && by_clock() == ByClock::no && seen_ >= settle()) {
    start_counting(effects);
  } else if (waiting && now_ - phase_since_ >= settings_.give_up) {
    pause(now_, effects);
  } else if (phase_ == SessionPhase::holding && by_clock() == ByClock::no && out_since_ &&
             now_ - *out_since_ > settings_.grace) {
    enter(SessionPhase::lost);
    give(SessionCue::lost, effects);
  }
}

void RoutineSession::follow_count(SessionEffects& effects) {
  if (phase_ != SessionPhase::holding) return;
  constexpr Duration worth_halving = std::chrono::seconds{20};
  const Duration asked = planned().asked;
  if (asked >= worth_halving && 2 * counted() >= asked && counted() < asked &&
      !std::exchange(half_said_, true))
    give(SessionCue::half, effects);
  if (counted() >= asked) end_hold(HoldOutcome::held, effects);
}

void RoutineSession::get_ready(SessionEffects& effects) {
  enter(SessionPhase::getting_ready);
  phase_until_ = now_ + settings_.get_ready;
  give(SessionCue::get_ready, effects);
}

void RoutineSession::enter_hold(SessionEffects& effects) {
  if (!left_since_) seen_ = {};  // a rest spent in the pose is a rest
  if (!in_hold_) {
    record_.holds.push_back({.step = static_cast<int>(planned().step),
                             .repetition = planned().repetition,
                             .side = planned().side,
                             .asked = planned().asked});
    in_hold_ = true;
    half_said_ = false;
  }
  if (by_clock() != ByClock::no)
    start_counting(effects);
  else
    enter(SessionPhase::finding);
}

/// What was seen of the pose until now counts: it has turned out to be one that is held.
void RoutineSession::start_counting(SessionEffects& effects) {
  const bool goes_on = counted() > Duration{};
  enter(SessionPhase::holding);
  if (by_clock() == ByClock::no) current()->confirmed += std::min(seen_, asked_left());
  seen_ = {};
  out_since_.reset();
  give(goes_on ? SessionCue::found : SessionCue::began, effects);
}

void RoutineSession::end_hold(HoldOutcome outcome, SessionEffects& effects) {
  current()->outcome = outcome;
  in_hold_ = wearer_says_ = false;
  forget_pose();
  if (outcome == HoldOutcome::held) give(SessionCue::ended, effects);
  if (hold_ + 1 < holds_.size()) {
    next_hold(effects);
    save(effects);
    return;
  }
  const bool held = std::any_of(record_.holds.begin(), record_.holds.end(),
                                [](const auto& hold) { return hold.outcome == HoldOutcome::held; });
  finish(held ? RoutineOutcome::completed : RoutineOutcome::stopped, effects);
}

void RoutineSession::next_hold(SessionEffects& effects) {
  const Duration rest = rest_before_next();
  const bool other_pose = moved_on(hold_, hold_ + 1);
  const PoseTarget* const shown = target();
  ++hold_;
  left_since_ = !shown || !target() || *shown != *target();  // to a clip, steps may look alike
  if (other_pose || rest > Duration{}) give(SessionCue::get_ready, effects);
  enter(SessionPhase::resting);
  phase_until_ = now_ + rest;
}

/// Who is counted by the clock must have time to get there; the clip waits for itself.
Duration RoutineSession::rest_before_next() const {
  const Duration rest = holds_[hold_].rest;
  const bool clip_tells =
      clip_ && step_of(holds_[hold_ + 1]).target &&
      (holds_[hold_ + 1].side == Side::none || holds_[hold_ + 1].side == options_.clip_leg);
  return moved_on(hold_, hold_ + 1) && !clip_tells ? std::max(rest, settings_.get_ready) : rest;
}

/// The next hold is another pose, or the same on the other side.
bool RoutineSession::moved_on(std::size_t from, std::size_t to) const {
  return holds_[from].step != holds_[to].step || holds_[from].side != holds_[to].side;
}

void RoutineSession::repeat_hold(SessionEffects& effects) {
  if (in_hold_) {
    current()->outcome = HoldOutcome::skipped;
    in_hold_ = false;
  } else if (hold_ > 0) {
    --hold_;
  }
  wearer_says_ = false;
  left_since_ = true;
  forget_pose();
  get_ready(effects);
  save(effects);
}

void RoutineSession::pause(Instant at, SessionEffects& effects) {
  set_exercising(at, false, effects);
  enter(SessionPhase::paused);
  phase_since_ = at;
  forget_pose();
  give(SessionCue::paused, effects);
  save(effects);
}

void RoutineSession::resume(SessionEffects& effects) {
  set_exercising(now_, true, effects);
  give(SessionCue::resumed, effects);
  clip_ = clip_heard();
  left_since_ = true;
  get_ready(effects);
  save(effects);
}

void RoutineSession::finish(RoutineOutcome outcome, SessionEffects& effects) {
  if (in_hold_) current()->outcome = HoldOutcome::cut_short;
  in_hold_ = false;
  set_exercising(now_, false, effects);
  record_.outcome = outcome;
  enter(SessionPhase::over);
  switch (outcome) {
    case RoutineOutcome::completed: give(SessionCue::completed, effects); break;
    case RoutineOutcome::hurt: give(SessionCue::hurt, effects); break;
    default: give(SessionCue::stopped, effects); break;
  }
  save(effects);
}

void RoutineSession::enter(SessionPhase phase) {
  phase_ = phase;
  phase_since_ = now_;
}

void RoutineSession::forget_pose() {
  in_pose_ = wrong_ = wrong_side_ = false;
  seen_ = wrong_seen_ = {};
  out_since_.reset();
}

void RoutineSession::set_exercising(Instant at, bool exercising, SessionEffects& effects) {
  if (std::exchange(exercising_, exercising) == exercising) return;
  if (exercising)
    record_.active.push_back({at, at});
  else
    record_.active.back().end = at;
  effects.push_back(ExerciseChanged{.at = at, .exercising = exercising});
}

void RoutineSession::save(SessionEffects& effects) {
  saved_ = now_;
  if (exercising_) record_.active.back().end = now_;
  record_.length = record_.active.back().end - record_.begin;
  effects.push_back(RoutineSaved{record_});
}

void RoutineSession::give(SessionCue cue, SessionEffects& effects) const {
  effects.push_back(CueGiven{.at = now_, .cue = cue});
}

HoldRecord* RoutineSession::current() { return in_hold_ ? &record_.holds.back() : nullptr; }
const HoldRecord* RoutineSession::current() const {
  return in_hold_ ? &record_.holds.back() : nullptr;
}

Duration RoutineSession::counted() const {
  return current() ? current()->confirmed + current()->timed : Duration{};
}

/// A short hold cannot be waited for as long; who has held a pose is soon believed to be back in
/// it.
Duration RoutineSession::settle() const {
  return std::min(counted() > Duration{} ? settings_.settle_again : settings_.settle,
                  planned().asked / 2);
}

// ---- for those who drive and watch ----

std::optional<Instant> RoutineSession::deadline() const {
  if (over()) return std::nullopt;
  if (phase_ == SessionPhase::paused) return phase_since_ + settings_.abandon;
  Instant due = saved_ + settings_.heartbeat;
  if (clip_) due = std::min(due, reading_at_ + settings_.clip_silent);
  switch (phase_) {
    case SessionPhase::getting_ready:
    case SessionPhase::resting: due = std::min(due, phase_until_); break;
    case SessionPhase::finding:
    case SessionPhase::lost: due = std::min(due, phase_since_ + settings_.give_up); break;
    case SessionPhase::holding:
      if (clock_runs()) {
        due = std::min(due, now_ + asked_left());
        if (const Duration half = planned().asked / 2 - counted(); !half_said_ && half > Duration{})
          due = std::min(due, now_ + half);
      } else if (by_clock() == ByClock::no && out_since_) {
        due = std::min(due, *out_since_ + settings_.grace + Duration{1});
      }
      break;
    case SessionPhase::paused:
    case SessionPhase::over: break;
  }
  return std::max(due, now_);
}

SessionStatus RoutineSession::status(Instant now) const {
  SessionStatus status{.phase = phase_,
                       .hold = hold_,
                       .holds = holds_.size(),
                       .planned = planned(),
                       .by_clock = by_clock(),
                       .in_pose = in_pose_,
                       .wrong_side = wrong_side_};
  if (const HoldRecord* hold = current()) {
    status.confirmed = hold->confirmed;
    status.timed = hold->timed;
    if (clock_runs() && now > now_) status.timed += std::min(now - now_, asked_left());
  }
  const bool settling = by_clock() == ByClock::no &&
                        (phase_ == SessionPhase::finding || phase_ == SessionPhase::lost);
  status.counted =
      std::min(planned().asked, status.confirmed + status.timed + (settling ? seen_ : Duration{}));
  const bool waits = phase_ == SessionPhase::getting_ready || phase_ == SessionPhase::resting;
  if (waits)
    status.left = std::max(Duration{}, phase_until_ - now);
  else if (!over())
    status.left = planned().asked - status.counted;
  return status;
}

std::string_view name_of(SessionPhase phase) {
  switch (phase) {
    case SessionPhase::getting_ready: return "getting_ready";
    case SessionPhase::finding: return "finding";
    case SessionPhase::holding: return "holding";
    case SessionPhase::lost: return "lost";
    case SessionPhase::resting: return "resting";
    case SessionPhase::paused: return "paused";
    case SessionPhase::over: return "over";
  }
  return "over";
}

std::string_view name_of(SessionCue cue) {
  switch (cue) {
    case SessionCue::get_ready: return "get_ready";
    case SessionCue::began: return "began";
    case SessionCue::half: return "half";
    case SessionCue::ended: return "ended";
    case SessionCue::lost: return "lost";
    case SessionCue::found: return "found";
    case SessionCue::wrong_side: return "wrong_side";
    case SessionCue::by_clock: return "by_clock";
    case SessionCue::paused: return "paused";
    case SessionCue::resumed: return "resumed";
    case SessionCue::completed: return "completed";
    case SessionCue::stopped: return "stopped";
    case SessionCue::hurt: return "hurt";
  }
  return "stopped";
}

std::string_view name_of(ByClock why) {
  switch (why) {
    case ByClock::no: return "no";
    case ByClock::no_target: return "no_target";
    case ByClock::no_clip: return "no_clip";
    case ByClock::other_leg: return "other_leg";
    case ByClock::wearer_says: return "wearer_says";
  }
  return "no";
}

}  // namespace sitwell
