#include "recordings/simulated_exerciser.hpp"

#include <utility>

#include "recordings/exercise_poses.hpp"
#include "recordings/labelled_calibration.hpp"
#include "recordings/simulated_movements.hpp"

namespace sitwell {
namespace {

/// A stretch of twenty degrees that is eased into over two or three seconds stays below this.
constexpr double easing_dps = 15;

SimulatedSensorSettings with_bias(SimulatedSensorSettings sensor, double most_dps, Random& random) {
  sensor.gyroscope_bias_dps = {random.between(-most_dps, most_dps),
                               random.between(-most_dps, most_dps),
                               random.between(-most_dps, most_dps)};
  return sensor;
}

}  // namespace

SimulatedExerciser::SimulatedExerciser(Routine routine, const ExerciserSettings& settings)
    : settings_(settings),
      random_(settings.seed),
      body_(settings.rate_hz, random_.next()),
      sensor_(with_bias(settings.sensor, settings.most_gyroscope_bias_dps, random_),
              Random(random_.next())),
      thigh_(std::move(routine), settings.clip_leg, settings.style, random_) {
  sensor_.turn_by_up_to(settings.most_mounting_turn_deg);
  if (settings.upside_down) sensor_.turn_upside_down();
  constexpr double seated_deg = 80;
  Random& random = thigh_.random();
  const Vector3 standing = up_when(0);
  const Vector3 seated = up_when(seated_deg, random.between(-3, 3));
  const Movement& still = movement::held_for_calibration;
  const double shift_s = random.between(2, 3);
  thigh_.begin({standing, still, 0, 5, calibrate_stand_label, Posture::standing}, now_, body_);
  thigh_.then({seated, movement::seated, 2, shift_s, "sit", Posture::sitting});
  thigh_.then({seated, still, 0, 5, calibrate_sit_label, Posture::sitting});
  thigh_.then(ObedientThigh::standing_act(2, ObedientThigh::for_ever_s));
}

void SimulatedExerciser::next(SimulatedSample& out) {
  now_ = Instant{} + from_seconds(static_cast<double>(emitted_++) / settings_.rate_hz);
  thigh_.go_on(now_, body_);
  ready_ |= thigh_.settled(now_);
  body_.step();
  pose_ = pose_of(body_.up());
  out = {.sample = sensor_.read(body_, now_),
         .truth = thigh_.act().posture,
         .label = thigh_.on_the_way(now_) ? "transition" : thigh_.act().label,
         .true_up = sensor_.axes().to_sensor(body_.up()),
         .true_flexion_deg = pose_.flexion_deg};
}

void SimulatedExerciser::told(const SessionStatus& status, Instant now) {
  thigh_.told(status, now, body_);
}

bool SimulatedExerciser::passing() const {
  return thigh_.act().movement.swing_deg > 0 || body_.way_speed_dps() > easing_dps;
}

}  // namespace sitwell
