#include "recordings/simulated_wearer.hpp"

#include <cmath>
#include <numbers>
#include <utility>

#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"
#include "recordings/simulated_plan.hpp"
#include "recordings/simulated_sensor.hpp"

namespace sitwell {
namespace {

/// Within 0.01 degrees: a truth to look at need not cost what std::atan2 does.
double flexion_deg(const Vector3& up) {
  const double x = std::abs(up.x);
  const double y = std::abs(up.y);
  const bool steep = x > y;
  const double t = steep ? y / x : (y > 0 ? x / y : 0);
  const double q = t * t;
  double angle =
      t *
      (0.99997726 -
       q * (0.33262347 - q * (0.19354346 - q * (0.11643287 - q * (0.05265332 - q * 0.01172120)))));
  if (steep) angle = std::numbers::pi / 2 - angle;
  if (up.y < 0) angle = std::numbers::pi - angle;
  return degrees(std::copysign(angle, up.x));
}

}  // namespace

struct SimulatedWearer::State {
  template <class MakePlan>
  State(const SimulatedWearerSettings& given, const MakePlan& make_plan)
      : settings(given),
        random(given.seed),
        plan(make_plan(Random(random.next()))),
        body(given.rate_hz, random.next()),
        sensor(given.sensor, random) {
    if (!plan.steps.empty()) enter(plan.steps.front());
  }

  bool next(SimulatedSample& out) {
    Instant at = first + from_seconds(static_cast<double>(emitted) * period_s);
    while (step < plan.steps.size() && (plan.steps[step].end <= at || !current().plugged_in)) {
      if (!current().plugged_in) {
        at = first = current().end;
        emitted = 0;
      }
      if (++step < plan.steps.size()) enter(current());
    }
    if (step >= plan.steps.size()) return false;
    while (plan.truth[segment].end <= at) ++segment;
    ++emitted;
    body.step();
    fill(out, at);
    return true;
  }

  [[nodiscard]] const PlannedStep& current() const { return plan.steps[step]; }

  void enter(const PlannedStep& entered) {
    if (entered.remount != PlannedStep::Remount::no) remount(entered.remount);
    const bool after_gap = step > 0 && !plan.steps[step - 1].plugged_in;
    const Vector3 pose = entered.of_sensor ? sensor.axes().to_thigh(entered.pose) : entered.pose;
    if (after_gap) body.appear_at(pose);
    if (entered.goes_there) body.go_to(pose, seconds(entered.end - entered.begin), entered.yaw_deg);
    body.set_movement(entered.movement);
  }

  /// The world does not turn with it: up stays where it is for the sensor.
  void remount(PlannedStep::Remount kind) {
    if (!settings.random_mounting) return;
    const SensorAxes before = sensor.axes();
    if (kind == PlannedStep::Remount::any_way_round)
      sensor.turn_any_way_round();
    else
      sensor.turn_nearly_as_before();
    body.change_frame(
        [&](const Vector3& v) { return sensor.axes().to_thigh(before.to_sensor(v)); });
  }

  void fill(SimulatedSample& out, Instant at) {
    out.sample = sensor.read(body, at);
    out.truth = plan.truth[segment].posture;
    out.label = plan.truth[segment].label;
    out.true_up = sensor.axes().to_sensor(body.up());
    out.true_flexion_deg = flexion_deg(body.up());
  }

  SimulatedWearerSettings settings;
  Random random;
  SimulatedPlan plan;
  SimulatedBody body;
  SimulatedSensor sensor;
  double period_s = 1 / settings.rate_hz;
  std::size_t step = 0;
  std::size_t segment = 0;
  Instant first{};  ///< sample since the clip was plugged in
  std::int64_t emitted = 0;
};

SimulatedWearer::SimulatedWearer(const SimulatedWearerSettings& settings,
                                 const std::vector<DayKind>& days)
    : state_(std::make_unique<State>(settings, [&](Random random) {
        return plan_days(days, settings.guided_calibration, random);
      })) {}
SimulatedWearer::SimulatedWearer(std::unique_ptr<State> state) : state_(std::move(state)) {}
SimulatedWearer SimulatedWearer::of(const SimulatedWearerSettings& settings,
                                    const SimulatedPlan& plan) {
  return SimulatedWearer(std::make_unique<State>(settings, [&](Random) { return plan; }));
}
SimulatedWearer::~SimulatedWearer() = default;
SimulatedWearer::SimulatedWearer(SimulatedWearer&&) noexcept = default;
SimulatedWearer& SimulatedWearer::operator=(SimulatedWearer&&) noexcept = default;

bool SimulatedWearer::next(SimulatedSample& sample) { return state_->next(sample); }
const std::vector<SimulatedSegment>& SimulatedWearer::truth() const { return state_->plan.truth; }

}  // namespace sitwell
