#include "recordings/simulated_wear.hpp"

#include <algorithm>

#include "recordings/simulated_activities.hpp"
#include "recordings/simulated_movements.hpp"
#include "recordings/simulated_poses.hpp"

namespace sitwell {
namespace {

using namespace movement;

constexpr double scene_minutes = 40;

class Scene {
 public:
  explicit Scene(SimulatedActivities& does) : does_(does), random_(does.random()) {}

  void play(WearScene scene) {
    switch (scene) {
      case WearScene::desk_flat: stand_and_handle(); return lie_on(flat(), 0);
      case WearScene::desk_leaning: stand_and_handle(); return lie_on(any_way(), 0);
      case WearScene::desk_typed_on: stand_and_handle(); return lie_on(flat(), 0.6);
      case WearScene::desk_while_sitting: does_.handle_for(2); return lie_on(flat(), 0.6);
      case WearScene::desk_gently: return lie_on(flat(), 0);
      case WearScene::bag_carried:
        stand_and_handle();
        return carry(scene_minutes, carried(random_));
      case WearScene::bag_swung: stand_and_handle(); return carry(scene_minutes, swung(random_));
      case WearScene::bag_at_rest:
        stand_and_handle();
        carry(5, carried(random_));
        return lie_on(any_way(), 0);
      case WearScene::bag_in_car:
        stand_and_handle();
        carry(2, carried(random_));
        return ride(lying_in_a_car);
      case WearScene::bag_in_train:
        stand_and_handle();
        carry(2, carried(random_));
        return ride(lying_in_a_train);
      case WearScene::off_in_car: does_.handle_for(2); return ride(lying_in_a_car);
      case WearScene::off_in_train: does_.handle_for(2); return ride(lying_in_a_train);
      case WearScene::laundry:
        stand_and_handle();
        does_.lie_about("laundry basket", any_way(), {}, 1);
        return does_.tumble(scene_minutes);
      case WearScene::handled: return does_.handle_for(random_.between(20, 90));
      case WearScene::worn_in_car: return sit_through(seated_in_a_car, 360);
      case WearScene::worn_in_train: return sit_through(seated_in_a_train, 360);
      case WearScene::worn_from_car_on: put_on(); return sit_through(seated_in_a_car, 360);
      case WearScene::worn_at_desk: put_on(); return sit_through(seated, 400);
      case WearScene::worn_sleeping: return sleep();
    }
  }

  void put_on() { does_.put_on(PlannedStep::Remount::nearly_as_before); }

 private:
  Vector3 any_way() {
    return normalized({random_.normal(), random_.normal(), random_.normal() + 1e-3});
  }
  Vector3 flat() {
    const double side = random_.chance(0.5) ? 1 : -1;
    return normalized({0.03 * random_.normal(), 0.03 * random_.normal(), side});
  }
  void stand_and_handle() { does_.take_off(); }

  /// A clip that comes from a leg cools down by ten degrees, which costs an accelerometer a
  /// thousandth or two of g: a tenth of a degree.
  void lie_on(const Vector3& up, double typed_share) {
    const double to = 0.0017 * random_.normal();  // arguments have no order of their own
    const Vector3 cooled = normalized(up + Vector3{to, -to, 0});
    double left = scene_minutes;
    while (left > 0) {
      const double stay = std::min(left, random_.between(0.3, 2));
      const bool typed = random_.chance(typed_share);
      const double done = 1 - left / scene_minutes;
      does_.lie_about("desk", normalized(up + (cooled - up) * std::min(1.0, 3 * done)),
                      typed ? on_a_shaken_desk : Movement{}, stay);
      left -= stay;
    }
  }

  /// To the shops: the bag turns a little at every halt.
  void carry(double minutes, const Movement& gait) {
    Vector3 up = any_way();
    for (double left = minutes; left > 0;) {
      const double walk = random_.between(0.5, 4);
      does_.lie_about("bag", up, gait, std::min(left, walk));
      left -= walk;
      up = normalized(up + any_way() * 0.2);
      const double halt = random_.between(0.1, 1.5);
      does_.lie_about("bag", up, {.sway_deg = 1, .sway_every_s = 2, .turning_dps = 4}, halt);
      left -= halt;
    }
  }

  /// On a seat or a floor; bags slide every dozen minutes.
  void ride(const Movement& vehicle) {
    Vector3 up = any_way();
    for (double left = scene_minutes; left > 0;) {
      const double stay = std::min(left, random_.skewed(12, 0.5));
      does_.lie_about("ride", up, vehicle, stay);
      up = normalized(up + any_way() * 0.05);
      left -= stay;
    }
  }

  void sit_through(const Movement& movement, double stay_s) {
    for (double left = scene_minutes; left > 0;) {
      const double stay = std::min(left, random_.skewed(stay_s, 0.7) / 60);
      const PlayedPose pose{"sit", Posture::sitting, random_.between(70, 90),
                            random_.between(-14, 14), movement};
      does_.play(pose, stay);
      left -= stay;
    }
  }

  void sleep() {
    for (double left = scene_minutes; left > 0;) {
      const double stay = std::min(left, random_.skewed(10, 0.5));
      const double roll = (random_.chance(0.5) ? -1 : 1) * random_.between(0, 85);
      does_.play({"lie", Posture::lying, random_.between(83, 95), roll, lying_still}, stay);
      left -= stay;
    }
  }

  SimulatedActivities& does_;
  Random& random_;
};

bool begins_seated(WearScene kind) {
  return kind == WearScene::desk_while_sitting || kind == WearScene::desk_gently ||
         kind == WearScene::off_in_car || kind == WearScene::off_in_train ||
         kind == WearScene::worn_from_car_on;
}

}  // namespace

SimulatedPlan plan_wear(WearScene kind, bool guided_calibration, Random random) {
  SimulatedPlan plan;
  SimulatedActivities does(plan, random);
  Scene scene(does);
  does.put_on(PlannedStep::Remount::any_way_round);
  if (guided_calibration) does.guided_calibration();
  does.stand(0.2);
  does.walk(1.5);
  does.sit(8);
  if (!begins_seated(kind)) {
    does.walk(0.5);
    does.stand(0.2);
  }
  scene.play(kind);
  const bool worn = wear_scenes[static_cast<std::size_t>(kind)].worn;
  if (!worn) scene.put_on();
  does.stand(0.3);
  does.walk(1.5);
  does.sit(10);
  does.stand(0.2);
  return plan;
}

}  // namespace sitwell
