// bench_routines [WEARERS] [--check]
//
// Puts simulated wearers (100 by default), whose clips sit up to twenty degrees off, every fourth
// upside down, through every routine that comes with Sitwell, in every style, and prints how far
// the seconds that the sessions confirmed are from those that were truly held; then lets as many
// wearers sit and stand at a desk in front of every pose, none of which may be confirmed. --check
// exits with 1 where a figure misses its bar.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "accuracy/figures.hpp"
#include "config/routine_catalogue.hpp"
#include "recordings/exercise_run.hpp"

namespace sitwell {
namespace {

using accuracy::Figures;

/// Of what the sessions confirmed too much (or too little), in seconds a hold.
class Errors {
 public:
  void add(double error_s) {
    ++count_;
    sum_ += std::abs(error_s);
    within_ += std::abs(error_s) <= 1;
    least_ = std::min(least_, error_s);
    most_ = std::max(most_, error_s);
  }
  [[nodiscard]] bool any() const { return count_ > 0; }
  [[nodiscard]] double worst() const { return std::max(-least_, most_); }
  [[nodiscard]] double mean() const { return sum_ / static_cast<double>(count_); }
  void print(const std::string& what) const {
    if (!any()) return;
    std::printf("%-34s %6ld %8.2f %8.2f %8.2f %8.2f\n", what.c_str(), count_, mean(), least_, most_,
                100.0 * static_cast<double>(within_) / static_cast<double>(count_));
  }

 private:
  long count_ = 0;
  long within_ = 0;
  double sum_ = 0, least_ = 0, most_ = 0;
};

ExerciserSettings wearer(int number, ExerciseStyle style) {
  const auto seed = static_cast<std::uint64_t>(number);
  return {.seed = seed,
          .upside_down = number % 4 == 0,
          .clip_leg = number % 2 == 0 ? Side::left : Side::right,
          .style = style};
}

struct Total {
  Errors well;
  long refused = 0;      ///< calibrations
  long incomplete = 0;   ///< sessions that were not led to their end
  double sitting_s = 0;  ///< booked while a session ran
};

/// Flexed time that the tracker said of the session.
double sitting_in(const ExerciseRun& run) {
  double sum_s = 0;
  for (const Effect& effect : run.tracked) {
    const auto* saved = std::get_if<BoutSaved>(&effect);
    if (!saved || saved->open || !is_flexed(saved->bout.posture)) continue;
    sum_s += std::max(0.0, seconds(std::min(saved->bout.end(), run.end) -
                                   std::max(saved->bout.begin, run.begin)));
  }
  return sum_s;
}

void judge(const Routine& routine, ExerciseStyle style, int wearers, Total& total) {
  Errors held;
  for (int i = 1; i <= wearers; ++i) {
    const ExerciseRun run = exercise(routine, wearer(i, style));
    total.refused += run.calibration != CalibrationResult::accepted;
    total.incomplete += run.record.outcome != RoutineOutcome::completed;
    total.sitting_s += sitting_in(run);
    for (const HoldRun& hold : run.holds) {
      if (!hold.by_clip) continue;
      held.add(hold.error_s());
      if (style == ExerciseStyle::well) total.well.add(hold.error_s());
    }
  }
  held.print(routine.id + ", " + std::string(name_of(style)));
}

/// The seconds confirmed of each of the routine's poses, the session waiting for it all the while.
double confirmed_at_desk(const Routine& routine, int wearers) {
  ExerciseRunOptions patient;
  patient.session.give_up = std::chrono::hours{1};
  double sum_s = 0;
  for (const RoutineStep& step : routine.steps) {
    Routine one = routine;
    one.steps = {step};
    for (int i = 1; i <= wearers; ++i) {
      const Side leg = i % 2 == 0 ? Side::left : Side::right;
      const auto seed = static_cast<std::uint64_t>(i);
      sum_s += seconds(ignore_session(one, seed, leg, patient).record.confirmed());
    }
  }
  return sum_s;
}

int run(int wearers, bool check) {
  Figures figures;
  Total total;
  std::printf("Confirmed less truly held, seconds a hold, %d wearers\n%-34s %6s %8s %8s %8s %8s\n",
              wearers, "", "holds", "mean", "least", "most", "% in 1 s");
  for (const Routine& routine : shipped_routines())
    for (const ExerciseStyle style : {ExerciseStyle::well, ExerciseStyle::wrong_side,
                                      ExerciseStyle::interrupted, ExerciseStyle::sloppy})
      judge(routine, style, wearers, total);
  std::printf("\nSeconds confirmed while %d wearers sat and stood at a desk\n", wearers);
  double desk_s = 0;
  for (const Routine& routine : shipped_routines()) {
    const double confirmed_s = confirmed_at_desk(routine, wearers);
    std::printf("%-34s %8.1f\n", routine.id.c_str(), confirmed_s);
    desk_s += confirmed_s;
  }
  std::printf("\n");
  figures.at_most("holds held well: worst error (s)", total.well.worst(), 1);
  figures.at_most("holds held well: mean error (s)", total.well.mean(), 0.5);
  figures.at_most("confirmed at the desk (s)", desk_s, 0);
  figures.at_most("calibrations refused", static_cast<double>(total.refused), 0);
  figures.at_most("sessions not led to their end", static_cast<double>(total.incomplete), 0);
  figures.at_most("booked as sitting in a session (s)", total.sitting_s, 0);
  figures.print();
  return check && !figures.all_hold() ? 1 : 0;
}

}  // namespace
}  // namespace sitwell

int main(int argc, char** argv) {
  int wearers = 100;
  bool check = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--check")
      check = true;
    else
      wearers = std::max(1, std::atoi(argument.c_str()));
  }
  return sitwell::run(wearers, check);
}
