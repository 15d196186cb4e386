#include "recordings/exercise_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "recordings/labelled_calibration.hpp"
#include "recordings/simulated_activities.hpp"

namespace sitwell {
namespace {

/// Everything of the product that a guided session needs, fed sample by sample.
class Guide {
 public:
  Guide(Routine routine, Side clip_leg, const ExerciseRunOptions& options)
      : options_(options),
        routine_(std::move(routine)),
        clip_leg_(clip_leg),
        tracker_(options.tracker),
        watcher_(options.watcher) {}

  /// True when the session looked at the thigh.
  bool take(const SimulatedSample& simulated) {
    const Sample& sample = simulated.sample;
    if (const auto pose = calibration_.before(simulated.label))
      track(GuidedCalibration{.at = sample.at, .pose = *pose});
    track(sample);
    const auto reading = watcher_.add(sample, tracker_.up(), tracker_.mounting());
    if (!reading || !session_) return false;
    feed(*session_, *reading, [&](const SessionEffect& effect) { hear(effect); });
    status_ = session_->status(sample.at);
    note_hold();
    return true;
  }

  void begin(Instant at) {
    run_.begin = at;
    const SessionOptions session{
        .clip_leg = clip_leg_, .clip = tracker_.mounting().front_known, .dose = options_.dose};
    session_.emplace(routine_, session, at, options_.session);
    status_ = session_->status(at);
    run_.holds.resize(status_.holds);
    for (const SessionEffect& effect : session_->begin()) hear(effect);
    note_hold();
  }

  [[nodiscard]] bool calibrated() const { return finished_; }
  [[nodiscard]] bool begun() const { return session_.has_value(); }
  [[nodiscard]] bool over() const { return session_->over(); }
  [[nodiscard]] const SessionStatus& status() const { return status_; }

  ExerciseRun finish(Instant at) {
    if (session_ && !session_->over())
      feed(*session_, SessionInterrupted{at}, [&](const SessionEffect& effect) { hear(effect); });
    track(ClipLost{.at = at});
    run_.end = at;
    if (session_) run_.record = session_->record();
    return run_;
  }

 private:
  void track(const Input& input) {
    feed(tracker_, input, [this](const Effect& effect) {
      run_.tracked.push_back(effect);
      if (const auto* finished = std::get_if<CalibrationFinished>(&effect)) {
        run_.calibration = finished->result;
        finished_ = true;
      }
    });
  }

  void hear(const SessionEffect& effect) {
    run_.effects.push_back(effect);
    if (const auto* given = std::get_if<CueGiven>(&effect))
      run_.holds[status_.hold].taken +=
          given->cue == SessionCue::began || given->cue == SessionCue::found;
    if (const auto* saved = std::get_if<RoutineSaved>(&effect)) sum_up(saved->record);
    if (const auto* changed = std::get_if<ExerciseChanged>(&effect)) track(*changed);
  }

  void note_hold() {
    HoldRun& hold = run_.holds[status_.hold];
    hold.planned = status_.planned;
    if (status_.phase == SessionPhase::holding) hold.by_clip = status_.by_clock == ByClock::no;
  }

  /// The record's holds are those begun, in the order in which they were planned.
  void sum_up(const RoutineRecord& record) {
    for (std::size_t i = 0; i < std::min(record.holds.size(), run_.holds.size()); ++i) {
      run_.holds[i].confirmed = record.holds[i].confirmed;
      run_.holds[i].timed = record.holds[i].timed;
    }
  }

  ExerciseRunOptions options_;
  Routine routine_;
  Side clip_leg_;
  Tracker tracker_;
  PoseWatcher watcher_;
  LabelledCalibration calibration_;
  std::optional<RoutineSession> session_;
  SessionStatus status_;
  ExerciseRun run_;
  bool finished_ = false;
};

/// Sitting, then standing, at a desk; the clip sits any way round.
SimulatedWearer desk_wearer(std::uint64_t seed) {
  SimulatedPlan plan;
  SimulatedActivities does(plan, Random(seed));
  does.put_on(PlannedStep::Remount::any_way_round);
  does.guided_calibration();
  constexpr double each_min = 10;
  does.sit(each_min);
  does.stand_at_desk(each_min);
  return SimulatedWearer::of({.seed = seed}, plan);
}

struct Text {
  Instant origin;
  std::string operator()(const CueGiven& cue) const {
    return fmt::format("{:07.1f} cue {}\n", seconds(cue.at - origin), name_of(cue.cue));
  }
  std::string operator()(const ExerciseChanged& changed) const {
    return fmt::format("{:07.1f} {}\n", seconds(changed.at - origin),
                       changed.exercising ? "exercising" : "not exercising");
  }
  std::string operator()(const RoutineSaved&) const { return {}; }
};

}  // namespace

bool ExerciseRun::gave(SessionCue cue) const {
  return std::any_of(effects.begin(), effects.end(), [cue](const SessionEffect& effect) {
    const auto* given = std::get_if<CueGiven>(&effect);
    return given && given->cue == cue;
  });
}

ExerciseRun exercise(const Routine& routine, const ExerciserSettings& settings,
                     const ExerciseRunOptions& options) {
  SimulatedExerciser exerciser(routine, settings);
  Guide guide(routine, settings.clip_leg, options);
  ExerciseTruth truth(routine, settings.clip_leg);
  SimulatedSample sample;
  while (!exerciser.ready()) {
    exerciser.next(sample);
    guide.take(sample);
  }
  Instant last = sample.sample.at;
  const Instant most = last + options.most;
  guide.begin(last);
  exerciser.told(guide.status(), last);
  while (!guide.over() && last < most) {
    exerciser.next(sample);
    truth.add(guide.status(), exerciser.pose(), exerciser.passing(), sample.sample.at - last);
    last = sample.sample.at;
    if (guide.take(sample)) exerciser.told(guide.status(), last);
  }
  ExerciseRun run = guide.finish(last);
  for (std::size_t i = 0; i < run.holds.size(); ++i) run.holds[i].truth = truth.of(i);
  return run;
}

ExerciseRun ignore_session(const Routine& routine, std::uint64_t seed, Side clip_leg,
                           const ExerciseRunOptions& options) {
  SimulatedWearer wearer = desk_wearer(seed);
  Guide guide(routine, clip_leg, options);
  SimulatedSample sample;
  while (wearer.next(sample)) {
    guide.take(sample);
    if (guide.calibrated() && !guide.begun()) guide.begin(sample.sample.at);
  }
  return guide.finish(sample.sample.at);
}

std::string to_text(const ExerciseRun& run) {
  std::string text;
  for (const SessionEffect& effect : run.effects) text += std::visit(Text{run.begin}, effect);
  fmt::format_to(std::back_inserter(text), "{} after {:.1f}\n", name_of(run.record.outcome),
                 seconds(run.record.length));
  for (std::size_t i = 0; i < run.record.holds.size(); ++i) {
    const HoldRecord& hold = run.record.holds[i];
    fmt::format_to(
        std::back_inserter(text), "step {} {} of {:.0f} s{}{}: confirmed {:.1f} timed {:.1f} {}",
        hold.step + 1, hold.repetition, seconds(hold.asked), hold.side == Side::none ? "" : " ",
        name_of(hold.side), seconds(hold.confirmed), seconds(hold.timed), name_of(hold.outcome));
    if (i < run.holds.size() && run.holds[i].by_clip)
      fmt::format_to(std::back_inserter(text), ", truly held {:.1f}",
                     seconds(run.holds[i].truth.held));
    text += '\n';
  }
  return text;
}

}  // namespace sitwell
