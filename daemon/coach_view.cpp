#include "daemon/coach_view.hpp"

#include <chrono>
#include <string>

namespace sitwell::daemon {
namespace {

/// Whole seconds, so that those who watch are told once a second; Progress tells them in between.
std::int64_t ms(Duration duration) { return duration / std::chrono::seconds{1} * 1000; }

}  // namespace

CoachSession view_of(const RoutineSession& session, const SessionStatus& status,
                     std::int64_t begin_utc_ms) {
  const RoutineRecord& record = session.record();
  const RoutineStep& step = session.routine().steps[status.planned.step];
  CoachSession view{.routine = record.routine,
                    .title = record.title,
                    .begin_utc_ms = begin_utc_ms,
                    .phase = std::string{name_of(status.phase)},
                    .hold = static_cast<std::uint32_t>(status.hold + 1),
                    .holds = static_cast<std::uint32_t>(status.holds),
                    .step = static_cast<std::uint32_t>(status.planned.step + 1),
                    .repetition = static_cast<std::uint32_t>(status.planned.repetition),
                    .repetitions = static_cast<std::uint32_t>(step.repetitions),
                    .step_title = step.title,
                    .instruction = step.instruction,
                    .cue = step.cue,
                    .side = std::string{name_of(status.planned.side)},
                    .figure = step.figure,
                    .by_clock = std::string{name_of(status.by_clock)},
                    .asked_ms = ms(status.planned.asked),
                    .counted_ms = ms(status.counted),
                    .confirmed_ms = ms(status.confirmed),
                    .timed_ms = ms(status.timed),
                    .left_ms = ms(status.left),
                    .in_pose = status.in_pose,
                    .wrong_side = status.wrong_side,
                    .all_confirmed_ms = ms(record.confirmed()),
                    .all_timed_ms = ms(record.timed())};
  if (session.over()) view.outcome = name_of(record.outcome);
  if (step.target) {
    view.flexion_from = step.target->flexion_from_deg;
    view.flexion_to = step.target->flexion_to_deg;
  }
  if (step.breathing) {
    view.breathe_in_s = static_cast<std::uint32_t>(step.breathing->in_s);
    view.breathe_out_s = static_cast<std::uint32_t>(step.breathing->out_s);
  }
  return view;
}

CoachPlan view_of(const Plan& plan) {
  return {.active = plan.active,
          .adapts = plan.adapts,
          .baseline_min_per_h = plan.baseline_min_per_h,
          .goal_min_per_h = plan.goal_min_per_h,
          .routines_a_day = static_cast<std::uint32_t>(plan.routines_a_day),
          .level = static_cast<std::uint32_t>(plan.level),
          .routines = plan.routines,
          .reason = plan.reason};
}

}  // namespace sitwell::daemon
