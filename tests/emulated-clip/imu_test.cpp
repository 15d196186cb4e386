#include "emulated-clip/imu.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "support/catch.hpp"

using namespace sitwell;

TEST_CASE("a reading is quantised to the nearest step and ends at the range") {
  const double g = standard_gravity_mps2;
  const SitwellSample sample = quantised({g, -g / 2, 0}, {radians(10), radians(-0.035), 0});
  CHECK(sample.acceleration[0] == 8197);  // 1 g at 122 000 ng a step
  CHECK(sample.acceleration[1] == -4098);
  CHECK(sample.turn_rate[0] == 286);  // 10 degrees a second at 0.035
  CHECK(sample.turn_rate[1] == -1);

  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const SitwellSample beyond =
      quantised({5 * g, -5 * g, nothing}, {radians(2000), radians(-2000), nothing});
  CHECK(beyond.acceleration[0] == 32767);
  CHECK(beyond.acceleration[1] == -32767);
  CHECK(beyond.acceleration[2] == -32767);
  CHECK(beyond.turn_rate[0] == 28571);
  CHECK(beyond.turn_rate[1] == -28571);
}

TEST_CASE("a simulated wearer's day can be joined in the middle") {
  const auto whole = simulated_imu({}, {DayKind::office}, 9 * 3600);
  const auto later = simulated_imu({}, {DayKind::office}, 10 * 3600);
  std::optional<ImuReading> a = whole->next();
  while (a && a->true_us < 3'600'000'000) a = whole->next();
  const auto b = later->next();
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a->true_us - 3'600'000'000 == b->true_us);
  CHECK(a->raw.acceleration[0] == b->raw.acceleration[0]);
  CHECK(a->truth == b->truth);
}

TEST_CASE("a recording is worn from its first row to its last") {
  const auto path = std::filesystem::temp_directory_path() / "sitwell-emulated-clip-imu.csv";
  std::ofstream(path) << "t_s,ax,ay,az,gx,gy,gz,label\n"
                         "5.00,0,9.80665,0,0,0,0,sitting\n"
                         "5.01,0,9.80665,0,0,0,0.1,sitting\n"
                         "9.50,0,9.80665,0,0,0,0,dancing\n";
  const auto imu = recorded_imu(path);
  const auto first = imu->next();
  const auto second = imu->next();
  const auto third = imu->next();
  CHECK(!imu->next());
  std::filesystem::remove(path);
  REQUIRE(third);
  CHECK(first->true_us == 0);
  CHECK(first->raw.acceleration[1] == 8197);
  CHECK(first->truth == Posture::sitting);
  CHECK(second->true_us == 10'000);
  CHECK(third->true_us == 4'500'000);
  CHECK(third->truth == Posture::unknown);
}
