#include "core/exposure.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Lays bouts end to end, with gaps where asked for.
class Day {
 public:
  Day& then(Posture posture, Duration duration) {
    bouts_.push_back(Bout{.begin = now_,
                          .duration = duration,
                          .posture = posture,
                          .moving = posture == Posture::moving ? duration : 0s});
    now_ += duration;
    return *this;
  }
  Day& gap(Duration duration) {
    now_ += duration;
    return *this;
  }
  Bout& last() { return bouts_.back(); }
  [[nodiscard]] ExposureFigures figures() const {
    Exposure exposure;
    for (const Bout& bout : bouts_) exposure.add(bout);
    return exposure.figures();
  }

 private:
  Instant now_{8h};
  std::vector<Bout> bouts_;
};

/// Sits for so many minutes each time, five minutes of walking in between.
ExposureFigures of_minutes(const std::vector<double>& minutes) {
  Day day;
  for (const double m : minutes)
    day.then(Posture::sitting, from_seconds(60 * m)).then(Posture::moving, 5min);
  return day.figures();
}

}  // namespace

TEST_CASE("no bouts make no figures") {
  const ExposureFigures f = Exposure{}.figures();
  CHECK(f.sitting == 0s);
  CHECK(f.worn == 0s);
  CHECK_FALSE(f.sitting_share);
  CHECK_FALSE(f.breaks_per_sitting_hour);
  CHECK_FALSE(f.fragmentation_per_h);
  CHECK_FALSE(f.power_law_alpha);
  CHECK_FALSE(f.usual_bout);
  CHECK_FALSE(f.gini);
}

TEST_CASE("every posture adds to its own total, and all but unworn to the wear time") {
  const ExposureFigures f = Day{}
                                .then(Posture::sitting, 40min)
                                .then(Posture::standing, 10min)
                                .then(Posture::moving, 20min)
                                .then(Posture::cycling, 15min)
                                .then(Posture::lying, 30min)
                                .then(Posture::perching, 5min)
                                .then(Posture::unworn, 2h)
                                .figures();
  CHECK(f.sitting == 45min);
  CHECK(f.standing == 10min);
  CHECK(f.moving == 20min);
  CHECK(f.cycling == 15min);
  CHECK(f.lying == 30min);
  CHECK(f.unworn == 2h);
  CHECK(f.worn == 2h);
  CHECK(f.sitting_share.value() == Approx(45.0 / 120));
}

TEST_CASE("walking inside a standing bout counts as moving") {
  Day day;
  day.then(Posture::standing, 10min).last().moving = 3min;
  CHECK(day.figures().standing == 7min);
  CHECK(day.figures().moving == 3min);
}

TEST_CASE("the figures of a day agree with the published formulas") {
  // Computed from the formulas over the sorted list, Gini also as the mean absolute difference.
  const ExposureFigures f = of_minutes({9, 1, 33, 2, 5, 65, 3, 12, 2.5, 4, 15, 7.25});
  CHECK(f.bouts == 12);
  CHECK(f.sitting == from_seconds(158.75 * 60));
  CHECK(f.longest_bout == 65min);
  CHECK(f.prolonged_30_min == 98min);
  CHECK(f.prolonged_60_min == 65min);
  CHECK(f.raw_breaks == 12);
  CHECK(f.breaks == 12);
  CHECK(f.breaks_per_sitting_hour.value() == Approx(4.535433));
  CHECK(f.fragmentation_per_h.value() == Approx(4.535433));
  CHECK(f.power_law_alpha.value() == Approx(1.527569));
  CHECK(f.usual_bout.value() == 33min);
  CHECK(f.gini.value() == Approx(0.648676).margin(0.0005));  // 2 and 2.5 min share a class
}

TEST_CASE("bouts of thirty minutes and of an hour are prolonged, a second less is not") {
  const ExposureFigures f = Day{}
                                .then(Posture::sitting, 30min)
                                .then(Posture::standing, 1min)
                                .then(Posture::sitting, 30min - 1s)
                                .then(Posture::standing, 1min)
                                .then(Posture::sitting, 60min)
                                .then(Posture::standing, 1min)
                                .then(Posture::sitting, 60min - 1s)
                                .figures();
  CHECK(f.prolonged_30_min == 150min - 1s);
  CHECK(f.prolonged_60_min == 60min);
}

TEST_CASE("equal bouts have no inequality and no power law below one minute") {
  const ExposureFigures f = of_minutes(std::vector<double>(10, 0.5));
  CHECK(f.gini.value() == Approx(0).margin(1e-12));
  CHECK_FALSE(f.power_law_alpha);
  CHECK(f.usual_bout.value() == 30s);
}

TEST_CASE("power law and Gini wait for ten bouts") {
  CHECK_FALSE(of_minutes(std::vector<double>(9, 2)).power_law_alpha);
  CHECK_FALSE(of_minutes(std::vector<double>(9, 2)).gini);
  const ExposureFigures ten = of_minutes(std::vector<double>(10, 2));
  CHECK(ten.power_law_alpha.value() == Approx(1 + 1 / std::log(2.0)));
  CHECK(ten.gini);
}

TEST_CASE("bouts past four hours keep their length in the figures") {
  const ExposureFigures f = of_minutes({300, 10, 20});
  CHECK(f.usual_bout.value() == 300min);
  CHECK(f.longest_bout == 300min);
}

TEST_CASE("sitting that turns into perching is one bout") {
  const ExposureFigures f = Day{}
                                .then(Posture::sitting, 20min)
                                .then(Posture::perching, 5min)
                                .then(Posture::sitting, 10min)
                                .figures();
  CHECK(f.bouts == 1);
  CHECK(f.longest_bout == 35min);
  CHECK(f.prolonged_30_min == 35min);
}

TEST_CASE("a gap of twenty seconds does not break a bout, one of twenty-one does") {
  const auto with_gap = [](Duration gap) {
    return Day{}.then(Posture::sitting, 20min).gap(gap).then(Posture::sitting, 20min).figures();
  };
  CHECK(with_gap(20s).bouts == 1);
  CHECK(with_gap(20s).longest_bout == 40min);
  CHECK(with_gap(20s).sitting == 40min);
  CHECK(with_gap(21s).bouts == 2);
}

TEST_CASE("taking the clip off breaks a bout however short it was") {
  const ExposureFigures f = Day{}
                                .then(Posture::sitting, 20min)
                                .then(Posture::unworn, 5s)
                                .then(Posture::sitting, 20min)
                                .figures();
  CHECK(f.bouts == 2);
  CHECK(f.raw_breaks == 0);
}

TEST_CASE("steps are those of all bouts in which somebody counted") {
  Day day;
  day.then(Posture::sitting, 30min).then(Posture::moving, 10min);
  CHECK_FALSE(day.figures().steps);
  day.last().steps = 1080;
  day.last().running = 2min;
  day.then(Posture::cycling, 20min).then(Posture::sitting, 30min);
  day.last().steps = 25;  // got up for a moment
  CHECK(day.figures().steps == 1105);
  CHECK(day.figures().running == 2min);
  CHECK(day.figures().cycling == 20min);
}

TEST_CASE("interruptions are no sitting, but raw breaks") {
  Day day;
  day.then(Posture::sitting, 32min).last().interrupted = 3min;
  day.last().interruptions = 4;
  const ExposureFigures f = day.figures();
  CHECK(f.sitting == 29min);
  CHECK(f.longest_bout == 29min);
  CHECK(f.prolonged_30_min == 0s);
  CHECK(f.raw_breaks == 4);
  CHECK(f.breaks == 0);
  CHECK(f.worn == 32min);
}

TEST_CASE("a break counts from a minute upright in a row, standing and walking together") {
  const auto breaks = [](Duration standing, Duration moving) {
    return Day{}
        .then(Posture::sitting, 20min)
        .then(Posture::standing, standing)
        .then(Posture::moving, moving)
        .then(Posture::sitting, 20min)
        .figures();
  };
  CHECK(breaks(30s, 29s).raw_breaks == 1);
  CHECK(breaks(30s, 29s).breaks == 0);
  CHECK(breaks(30s, 30s).raw_breaks == 1);
  CHECK(breaks(30s, 30s).breaks == 1);
  CHECK(breaks(10min, 10min).breaks == 1);
  CHECK(breaks(500ms, 1s).raw_breaks == 0);
}

TEST_CASE("getting up from lying, from cycling or out of nowhere is no sedentary break") {
  for (const Posture from : {Posture::lying, Posture::cycling, Posture::unworn}) {
    const ExposureFigures f = Day{}
                                  .then(Posture::sitting, 20min)
                                  .then(from, 20min)
                                  .then(Posture::standing, 5min)
                                  .figures();
    CHECK(f.raw_breaks == 0);
    CHECK(f.breaks == 0);
  }
  const ExposureFigures after_gap =
      Day{}.then(Posture::sitting, 20min).gap(30s).then(Posture::standing, 5min).figures();
  CHECK(after_gap.raw_breaks == 0);
}

TEST_CASE("asking for the figures midway changes nothing that follows") {
  Exposure asked;
  Exposure silent;
  Instant at{};
  for (int i = 0; i < 30; ++i) {
    const Posture posture = i % 3 == 2 ? Posture::standing : Posture::sitting;
    const Bout bout{.begin = at, .duration = std::chrono::minutes{i + 1}, .posture = posture};
    asked.add(bout);
    CHECK(asked.figures().sitting >= 1min);
    silent.add(bout);
    at = bout.end();
  }
  CHECK(asked.figures().bouts == silent.figures().bouts);
  CHECK(asked.figures().longest_bout == silent.figures().longest_bout);
  CHECK(asked.figures().gini == silent.figures().gini);
}

TEST_CASE("W50 and Gini from the histogram stay close to the exact ones") {
  std::mt19937 random{7};
  std::lognormal_distribution<double> length{2.3, 1.1};
  for (int round = 0; round < 50; ++round) {
    std::vector<double> minutes(60);
    for (double& m : minutes) m = length(random);
    const ExposureFigures f = of_minutes(minutes);

    std::sort(minutes.begin(), minutes.end());
    double total = 0;
    for (const double m : minutes) total += m;
    double running = 0;
    double sum_of_running = 0;
    double w50 = 0;
    for (const double m : minutes) {
      running += m;
      sum_of_running += running;
      if (w50 == 0 && running >= total / 2) w50 = m;
    }
    const double n = 60;
    const double gini = (n + 1 - 2 * sum_of_running / total) / n * n / (n - 1);
    CHECK(std::abs(seconds(f.usual_bout.value()) / 60 - w50) < 1);
    CHECK(f.gini.value() == Approx(gini).margin(0.005));
  }
}
