#include "recordings/simulated_plan.hpp"

#include <algorithm>
#include <chrono>

#include "recordings/simulated_activities.hpp"

namespace sitwell {
namespace {

/// One day of the wearer, from waking up to taking the clip off. Times of day are hours.
class Day {
 public:
  Day(SimulatedActivities& does, Instant midnight)
      : does_(does), random_(does.random()), midnight_(midnight) {}

  void live(DayKind kind, bool guided_calibration) {
    does_.put_on(PlannedStep::Remount::any_way_round);
    if (guided_calibration) does_.guided_calibration();
    does_.chores(random_.between(5, 12));
    does_.sit(random_.between(14, 24));  // breakfast
    switch (kind) {
      case DayKind::office: work_day(false); break;
      case DayKind::standing_desk: work_day(true); break;
      case DayKind::weekend: free_day(); break;
    }
    evening();
    does_.leave_on_table(random_.between(1, 3));
  }

 private:
  Instant at(double hour) const { return midnight_ + from_seconds(3600 * hour); }
  double minutes_until(double hour) const { return seconds(at(hour) - does_.now()) / 60; }

  void work_day(bool standing_desk) {
    does_.chores(random_.between(6, 14));
    commute();
    work_until(random_.between(12.0, 12.5), standing_desk);
    does_.walk(random_.between(3, 7));
    does_.stand(random_.between(2, 6));  // the canteen's queue
    does_.sit(random_.between(20, 32));
    does_.walk(random_.between(5, 15));
    work_until(random_.between(16.8, 17.5), standing_desk);
    commute();
  }

  void commute() {
    if (random_.chance(0.25)) {
      does_.cycle(random_.between(15, 25));
      return;
    }
    does_.walk(random_.between(4, 9));
    if (random_.chance(0.6)) does_.stand(random_.between(1, 6));
    does_.sit(random_.between(12, 22), Seat::vehicle);
    does_.walk(random_.between(3, 8));
  }

  /// Long-tailed stretches at the desk, from 5 to 120 minutes, with breaks between them.
  void work_until(double hour, bool standing_desk) {
    while (minutes_until(hour) > 5) {
      const double most = std::min(120.0, minutes_until(hour));
      does_.sit(std::clamp(random_.skewed(standing_desk ? 20 : 22, 0.7), 5.0, most));
      if (standing_desk && minutes_until(hour) > 15) {
        take_break();
        if (random_.chance(0.3)) does_.sit(random_.between(5, 12), Seat::stool);
        does_.stand(random_.between(15, std::min(45.0, minutes_until(hour) + 10)));
      } else {
        take_break();
      }
    }
  }

  void take_break() {
    const double kind = random_.between(0, 1);
    if (kind < 0.15) {
      does_.stand(random_.between(0.15, 0.6));
    } else if (kind < 0.4) {
      does_.stand(random_.between(0.6, 4));
    } else if (kind < 0.85) {
      does_.walk(random_.between(0.5, 2.5));
      does_.stand(random_.between(0.5, 4));
      does_.walk(random_.between(0.5, 2.5));
    } else {
      does_.walk(random_.between(0.4, 1));
      does_.climb_stairs(random_.between(15, 40), true);
      does_.stand(random_.between(1, 6));
      does_.climb_stairs(random_.between(12, 35), false);
      does_.walk(random_.between(0.4, 1));
    }
  }

  void free_day() {
    does_.chores(random_.between(20, 50));
    does_.sit(random_.between(20, 45), Seat::sofa);
    if (random_.chance(0.6))
      does_.cycle(random_.between(30, 60));
    else
      does_.run(random_.between(20, 35));
    does_.chores(random_.between(25, 45));
    does_.sit(random_.between(25, 40));  // lunch
    does_.stand(random_.between(2, 10));
    does_.lie(random_.between(25, 50));
    does_.chores(random_.between(10, 30));
    does_.walk(random_.between(40, 75));
    does_.sit(random_.between(30, 60), Seat::chair);  // a coffee house
    does_.walk(random_.between(15, 30));
    does_.chores(std::max(5.0, minutes_until(17.2)));
  }

  void evening() {
    if (random_.chance(0.5)) off_for_a_while();
    does_.chores(random_.between(20, 40));
    does_.sit(random_.between(25, 40));  // dinner
    does_.chores(random_.between(8, 20));
    if (random_.chance(0.4)) does_.walk(random_.between(20, 40));
    const double bedtime = random_.between(22.1, 22.5);
    while (minutes_until(bedtime) > 15) {
      if (random_.chance(0.3))
        does_.lie(std::min(random_.between(15, 35), minutes_until(bedtime)));
      else
        does_.sit(std::min(random_.between(15, 50), minutes_until(bedtime)), Seat::sofa);
      does_.chores(random_.between(6, 20));
    }
  }

  /// The shower, with the clip on the shelf; or in its charger, which unplugs it.
  void off_for_a_while() {
    if (random_.chance(0.6)) {
      does_.leave_on_table(random_.between(14, 30));
    } else {
      does_.take_off();
      does_.unplugged_until(does_.now() + from_seconds(60 * random_.between(10, 25)));
    }
    does_.put_on(PlannedStep::Remount::nearly_as_before);
  }

  SimulatedActivities& does_;
  Random& random_;
  Instant midnight_;
};

}  // namespace

SimulatedPlan plan_days(const std::vector<DayKind>& days, bool guided_calibration, Random random) {
  SimulatedPlan plan;
  SimulatedActivities activities(plan, random);
  Instant midnight{};
  for (const DayKind kind : days) {
    const double wake_hour = activities.random().between(7.2, 7.8);
    activities.unplugged_until(midnight + from_seconds(3600 * wake_hour));
    Day(activities, midnight).live(kind, guided_calibration);
    midnight += std::chrono::hours{24};
  }
  // The first night is before the first sample.
  if (!plan.truth.empty()) plan.truth.erase(plan.truth.begin());
  return plan;
}

}  // namespace sitwell
