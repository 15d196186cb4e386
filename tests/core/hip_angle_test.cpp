#include "core/hip_angle.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"

using namespace sitwell;

namespace {

struct Worn {
  std::string how;
  Mounting mounting;
};

/// On a left thigh the same clip is turned half round about the thigh.
const std::vector<Worn> ways_to_wear{
    {"the sensor's axes are the thigh's", turned_mounting({1, 0, 0}, 0)},
    {"turned by a quarter", turned_mounting({1, 0, 0}, 90)},
    {"upside down", turned_mounting({1, 0, 0}, 180)},
    {"on the left thigh", turned_mounting({0, 1, 0}, 180)},
    {"askew", turned_mounting({0.3, -0.5, 0.8}, 137)},
};

struct Expected {
  std::string pose;
  Vector3 up;  ///< thigh frame
  double flexion_deg;
  double roll_deg;
  double inclination_deg;
};

Vector3 at(double flexion_deg) {
  return {std::sin(radians(flexion_deg)), std::cos(radians(flexion_deg)), 0};
}

const std::vector<Expected> poses{
    {"standing", at(0.01), 0.01, 0, 0.01},
    {"walking, mean", at(11), 11, 0, 11},
    {"perching", at(40), 40, 0, 40},
    {"on a chair", at(80), 80, 0, 80},
    {"legs stretched out", at(60), 60, 0, 60},
    {"on a deep sofa", at(105), 105, 0, 105},
    {"lying on the back", at(90), 90, 0, 90},
    {"constructive rest", at(135), 135, 0, 135},
    {"on the right side", {0, 0, 1}, 0, 90, 90},
    {"on the left side", {0, 0, -1}, 0, -90, 90},
    {"prone", at(-90), -90, 180, 90},
    {"kneeling lunge, rear leg", at(-20), -20, 180, 20},
};

SegmentAngles of_flexion(double flexion_deg) {
  return segment_angles(turned_mounting({1, 0, 0}, 0), at(flexion_deg));
}

}  // namespace

TEST_CASE("every pose has its angles however the clip is worn") {
  for (const Worn& worn : ways_to_wear) {
    for (const Expected& expected : poses) {
      INFO(expected.pose << ", " << worn.how);
      const SegmentAngles angles =
          segment_angles(worn.mounting, to_sensor(worn.mounting, expected.up));
      CHECK(angles.inclination_deg == Approx(expected.inclination_deg).margin(1e-6));
      if (std::abs(expected.roll_deg) != 90)  // on the side flexion is not defined
        CHECK(angles.flexion_deg == Approx(expected.flexion_deg).margin(1e-6));
      // 180 and -180 are the same roll.
      CHECK(std::cos(radians(angles.roll_deg - expected.roll_deg)) == Approx(1).margin(1e-9));
    }
  }
}

TEST_CASE("without a known front flexion is the inclination and roll is not claimed") {
  Mounting mounting = turned_mounting({1, 0, 0}, 0);
  mounting.front_known = false;
  for (const double flexion_deg : {-90.0, -20.0, 35.0, 80.0, 135.0}) {
    const SegmentAngles angles = segment_angles(mounting, at(flexion_deg));
    CHECK(angles.inclination_deg == Approx(std::abs(flexion_deg)));
    CHECK(angles.flexion_deg == angles.inclination_deg);
    CHECK(angles.roll_deg == 0);
  }
}

TEST_CASE("the thigh alone tells three quarters of its flexion as the hip's") {
  CHECK(hip_angle(of_flexion(80)).flexion_deg == Approx(60));
  CHECK(hip_angle(of_flexion(-20)).flexion_deg == Approx(-15));
  CHECK_FALSE(hip_angle(of_flexion(80)).measured);
}

TEST_CASE("with a pelvis clip the hip's flexion is measured between the two") {
  struct Row {
    double thigh_deg, pelvis_deg, hip_deg;
  };
  for (const Row& row : {Row{80, 20, 60}, Row{90, 90, 0}, Row{0, -10, 10}, Row{135, 85, 50}}) {
    const auto hip = hip_angle(of_flexion(row.thigh_deg), of_flexion(row.pelvis_deg));
    REQUIRE(hip);
    CHECK(hip->flexion_deg == Approx(row.hip_deg).margin(1e-9));
    CHECK(hip->measured);
  }
}

TEST_CASE("hip flexion is not claimed while the thigh or the pelvis lies on its side") {
  const Mounting mounting = turned_mounting({1, 0, 0}, 0);
  const auto leaning = [&mounting](double up_z) {
    return segment_angles(mounting, {std::sqrt(1 - up_z * up_z), 0, up_z});
  };
  CHECK_FALSE(hip_angle(leaning(0.9), of_flexion(0)));
  CHECK_FALSE(hip_angle(leaning(-0.9), of_flexion(0)));
  CHECK_FALSE(hip_angle(of_flexion(80), leaning(0.9)));
  CHECK(hip_angle(leaning(0.75), of_flexion(0)));
}
