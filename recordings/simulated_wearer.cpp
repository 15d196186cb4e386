#include "recordings/simulated_wearer.hpp"

#include <cmath>
#include <numbers>

#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"
#include "recordings/simulated_plan.hpp"

namespace sitwell {
namespace {

/// The thigh's axes in the sensor's frame.
struct Axes {
  Vector3 x{1, 0, 0};
  Vector3 y{0, 1, 0};
  Vector3 z{0, 0, 1};

  [[nodiscard]] Vector3 to_sensor(const Vector3& v) const { return x * v.x + y * v.y + z * v.z; }
  [[nodiscard]] Vector3 to_thigh(const Vector3& v) const {
    return {dot(x, v), dot(y, v), dot(z, v)};
  }
  [[nodiscard]] Axes turned(const Vector3& axis, double angle_rad) const {
    return {rotated(x, axis, angle_rad), rotated(y, axis, angle_rad), rotated(z, axis, angle_rad)};
  }
};

Vector3 any_direction(Random& random) {
  return normalized({random.normal(), random.normal(), random.normal() + 1e-3});
}

/// Put back on after a break: off by this SD, and every fourth time upside down.
constexpr double replacement_sd_deg = 12;
constexpr double upside_down_chance = 0.25;

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
  State(const SimulatedWearerSettings& given, const std::vector<DayKind>& days)
      : settings(given),
        random(given.seed),
        plan(plan_days(days, given.guided_calibration, Random(random.next()))),
        body(given.rate_hz, random.next()),
        bias_radps(given.gyroscope_bias_dps * radians(1)),
        offset_mps2(given.accelerometer_offset_mg * (standard_gravity_mps2 / 1000)),
        turn_noise_radps(radians(given.gyroscope_noise_dps)),
        acceleration_noise_mps2(given.accelerometer_noise_mg * (standard_gravity_mps2 / 1000)) {
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
    const Vector3 pose = entered.of_sensor ? axes.to_thigh(entered.pose) : entered.pose;
    if (after_gap) body.appear_at(pose);
    if (entered.goes_there) body.go_to(pose, seconds(entered.end - entered.begin), entered.yaw_deg);
    body.set_movement(entered.movement);
  }

  /// The world does not turn with it: up stays where it is for the sensor.
  void remount(PlannedStep::Remount kind) {
    if (!settings.random_mounting) return;
    const Axes before = axes;
    if (kind == PlannedStep::Remount::any_way_round) {
      axes = {};
      for (int i = 0; i < 2; ++i) {
        const double angle = random.between(0, std::numbers::pi);  // arguments have no order
        axes = axes.turned(any_direction(random), angle);
      }
    } else {
      const Vector3 anterior = axes.x;
      if (random.chance(upside_down_chance)) axes = axes.turned(anterior, std::numbers::pi);
      const double angle = radians(replacement_sd_deg) * random.normal();
      axes = axes.turned(any_direction(random), angle);
    }
    body.change_frame([&](const Vector3& v) { return axes.to_thigh(before.to_sensor(v)); });
  }

  Vector3 noise(double sd) {
    return {sd * random.normal(), sd * random.normal(), sd * random.normal()};
  }

  void fill(SimulatedSample& out, Instant at) {
    out.sample.at = at;
    out.sample.site = BodySite::thigh;
    out.sample.acceleration_mps2 =
        axes.to_sensor(body.acceleration_mps2()) + offset_mps2 + noise(acceleration_noise_mps2);
    out.sample.turn_rate_radps =
        axes.to_sensor(body.turn_rate_radps()) + bias_radps + noise(turn_noise_radps);
    out.truth = plan.truth[segment].posture;
    out.label = plan.truth[segment].label;
    out.true_up = axes.to_sensor(body.up());
    out.true_flexion_deg = flexion_deg(body.up());
  }

  SimulatedWearerSettings settings;
  Random random;
  SimulatedPlan plan;
  SimulatedBody body;
  Vector3 bias_radps;
  Vector3 offset_mps2;
  double turn_noise_radps;
  double acceleration_noise_mps2;
  double period_s = 1 / settings.rate_hz;
  Axes axes;
  std::size_t step = 0;
  std::size_t segment = 0;
  Instant first{};  ///< sample since the clip was plugged in
  std::int64_t emitted = 0;
};

SimulatedWearer::SimulatedWearer(const SimulatedWearerSettings& settings,
                                 const std::vector<DayKind>& days)
    : state_(std::make_unique<State>(settings, days)) {}
SimulatedWearer::~SimulatedWearer() = default;
SimulatedWearer::SimulatedWearer(SimulatedWearer&&) noexcept = default;
SimulatedWearer& SimulatedWearer::operator=(SimulatedWearer&&) noexcept = default;

bool SimulatedWearer::next(SimulatedSample& sample) { return state_->next(sample); }
const std::vector<SimulatedSegment>& SimulatedWearer::truth() const { return state_->plan.truth; }

}  // namespace sitwell
