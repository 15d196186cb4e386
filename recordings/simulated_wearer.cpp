#include "recordings/simulated_wearer.hpp"

#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "recordings/exercise_poses.hpp"
#include "recordings/labelled_calibration.hpp"
#include "recordings/obedient_thigh.hpp"
#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"
#include "recordings/simulated_movements.hpp"
#include "recordings/simulated_plan.hpp"
#include "recordings/simulated_sensor.hpp"

namespace sitwell {
namespace {

/// Rising from a chair or sitting down on it takes about so long; the ways to where somebody was
/// led, and back into the day, do too.
constexpr double way_s = 2;
/// Who is told to hold a pose is thought to be in it already, and hurries.
constexpr double jump_s = 0.8;
constexpr double seated_deg = 80;

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

std::vector<DayKind> simulated_week() {
  return {DayKind::office,        DayKind::standing_desk, DayKind::office, DayKind::office,
          DayKind::standing_desk, DayKind::weekend,       DayKind::weekend};
}

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
    if (led && let_go && led->settled(at)) go_back_to_the_day(at);
    if (led)
      led->go_on(at, body);
    else if (!live_on(at))
      return false;
    last = at;
    ++emitted;
    body.step();
    fill(out, at);
    return true;
  }

  /// To the planned step at that time, which is later where the clip is unplugged until then. False
  /// at the end of the plan.
  bool live_on(Instant& at) {
    while (step < plan.steps.size() && (plan.steps[step].end <= at || !current().plugged_in)) {
      if (!current().plugged_in) {
        at = first = current().end;
        emitted = 0;
      }
      if (++step < plan.steps.size()) enter(current());
    }
    if (step >= plan.steps.size()) return false;
    while (plan.truth[segment].end <= at) ++segment;
    return true;
  }

  /// What was missed is not made up for; a clip that would have been taken off meanwhile was not.
  void go_back_to_the_day(Instant at) {
    led.reset();
    while (step < plan.steps.size() && current().end <= at) ++step;
    if (step >= plan.steps.size() || !current().plugged_in) return;
    body.go_to(pose_of_thigh(current()), way_s);
    body.set_movement(current().movement);
  }

  [[nodiscard]] bool worn() const {
    if (plan.truth.empty() || emitted == 0) return false;
    const Posture posture = plan.truth[segment].posture;
    return posture != Posture::unknown && posture != Posture::unworn;
  }

  void be_led(const Routine& routine, Side clip_leg) {
    led.emplace(routine, clip_leg, ExerciseStyle::well, Random(random.next()));
    let_go = false;
  }

  void hear(const Routine& routine, Side clip_leg, const SessionStatus& status) {
    const bool over = status.phase == SessionPhase::over;
    if (!over && (!in_session || let_go || !led) && (led || worn())) {
      be_led(routine, clip_leg);
      in_session = true;
    }
    if (!led || !in_session) return;
    led->told(status, last, body);
    let_go = over;
  }

  void hear(GuidedPose pose) {
    if (led && in_session && !let_go) return;
    if (pose == GuidedPose::stand && (led || worn())) {
      be_led({}, Side::none);
      in_session = false;
    }
    if (!led || in_session) return;
    const auto hold = [&](double flexion_deg, double moves_s, std::string_view label,
                          Posture posture) {
      led->begin({up_when(flexion_deg), movement::held_for_calibration, moves_s,
                  ObedientThigh::for_ever_s, label, posture},
                 last, body);
    };
    switch (pose) {
      case GuidedPose::stand: hold(0, jump_s, calibrate_stand_label, Posture::standing); break;
      case GuidedPose::changing:  // sitting is next
        hold(seated_deg, way_s, "sit", Posture::sitting);
        break;
      case GuidedPose::sit: hold(seated_deg, jump_s, calibrate_sit_label, Posture::sitting); break;
      case GuidedPose::finished:
      case GuidedPose::cancelled: let_go = true; break;
    }
  }

  [[nodiscard]] const PlannedStep& current() const { return plan.steps[step]; }

  void enter(const PlannedStep& entered) {
    if (entered.remount != PlannedStep::Remount::no) remount(entered.remount);
    const bool after_gap = step > 0 && !plan.steps[step - 1].plugged_in;
    const Vector3 pose = pose_of_thigh(entered);
    if (after_gap) body.appear_at(pose);
    if (entered.goes_there) body.go_to(pose, seconds(entered.end - entered.begin), entered.yaw_deg);
    body.set_movement(entered.movement);
  }

  [[nodiscard]] Vector3 pose_of_thigh(const PlannedStep& of) const {
    return of.of_sensor ? sensor.axes().to_thigh(of.pose) : of.pose;
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
    if (led) {
      out.truth = led->act().posture;
      out.label = led->on_the_way(at) ? "transition" : led->act().label;
    } else {
      out.truth = plan.truth[segment].posture;
      out.label = plan.truth[segment].label;
    }
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
  Instant last{};  ///< sample
  std::optional<ObedientThigh> led;
  bool in_session = false;  ///< led through one; else through a calibration
  bool let_go = false;      ///< ...and that is over, but for the way back
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
void SimulatedWearer::told(const Routine& routine, Side clip_leg, const SessionStatus& status) {
  state_->hear(routine, clip_leg, status);
}
void SimulatedWearer::told(GuidedPose pose) { state_->hear(pose); }
const std::vector<SimulatedSegment>& SimulatedWearer::truth() const { return state_->plan.truth; }

}  // namespace sitwell
