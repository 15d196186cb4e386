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

}  // namespace sitwell
