#include "core/gravity_filter.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "support/catch.hpp"

using namespace sitwell;

namespace {

/// A sensor that turns at a constant rate about an axis fixed in it, and the exact up.
class Turntable {
 public:
  Turntable(const Vector3& turn_rate_dps, const Vector3& up, const Vector3& bias_dps = {})
      : turn_rate_(turn_rate_dps * radians(1)), bias_(bias_dps * radians(1)), up_(up) {}

  /// The next reading, dt after the one before.
  void step(GravityFilter& filter, double dt_s) {
    const double rate = norm(turn_rate_);
    if (rate > 0) up_ = rotated(up_, normalized(turn_rate_), -rate * dt_s);
    filter.update(up_ * standard_gravity_mps2 + disturbance, turn_rate_ + bias_, dt_s);
  }
  [[nodiscard]] double error_deg(const GravityFilter& filter) const {
    return angle_deg(filter.up(), up_);
  }
  Vector3 disturbance;

 private:
  Vector3 turn_rate_, bias_, up_;
};

const Vector3 tilted = normalized({0.3, 0.8, -0.5});

}  // namespace

TEST_CASE("up is unknown before the first reading and exact at rest from the first on") {
  GravityFilter filter;
  CHECK(filter.up() == Vector3{});
  Turntable table({}, tilted);
  for (int i = 0; i < 3000; ++i) {
    table.step(filter, i == 0 ? 0 : 0.01);
    REQUIRE(table.error_deg(filter) < 1e-6);
    REQUIRE(norm(filter.up()) == Approx(1));
  }
  CHECK(filter.at_rest());
}

TEST_CASE("up follows a turning sensor exactly at any rate clips and phones have") {
  for (const double rate_hz : {25.0, 50.0, 100.0, 104.0, 208.0, 286.0}) {
    INFO(rate_hz << " Hz");
    GravityFilter filter;
    Turntable table({40, -70, 25}, tilted);
    double worst = 0;
    for (int i = 0; i < 30 * rate_hz; ++i) {
      table.step(filter, i == 0 ? 0 : 1 / rate_hz);
      worst = std::max(worst, table.error_deg(filter));
    }
    CHECK(worst < 1e-4);
  }
}

TEST_CASE("a turn of many degrees a sample is followed exactly") {
  GravityFilter filter;
  Turntable table({900, 400, -500}, tilted);
  for (int i = 0; i < 500; ++i) table.step(filter, i == 0 ? 0 : 0.04);
  CHECK(table.error_deg(filter) < 1e-4);
}

TEST_CASE("sampling that jitters does no harm") {
  GravityFilter filter;
  Turntable table({40, -70, 25}, tilted);
  std::mt19937 random(3);
  double worst = 0;
  for (int i = 0; i < 3000; ++i) {
    table.step(filter, i == 0 ? 0 : 0.01 * (0.5 + static_cast<double>(random() % 1000) / 1000));
    if (i > 1000) worst = std::max(worst, table.error_deg(filter));
  }
  CHECK(worst < 1e-3);
}

TEST_CASE("movement that averages out is taken for movement") {
  GravityFilter filter;
  Turntable table({}, {0, 1, 0});
  double worst = 0;
  for (int i = 0; i < 6000; ++i) {
    const double phase = 2 * std::numbers::pi * 0.9 * i / 100;
    table.disturbance = {3 * std::sin(phase), 2 * std::cos(2 * phase), 0};
    table.step(filter, i == 0 ? 0 : 0.01);
    if (i > 1000) worst = std::max(worst, table.error_deg(filter));
  }
  CHECK(worst < 0.2);  // of 17 degrees that the accelerometer alone would show
}

TEST_CASE("the gyroscope's bias is learned at rest and kept through a restart") {
  const Vector3 bias_dps{1.2, -0.8, 0.5};
  GravityFilter filter;
  Turntable still({}, tilted, bias_dps);
  for (int i = 0; i < 6000; ++i) still.step(filter, i == 0 ? 0 : 0.01);
  CHECK(degrees(norm(filter.bias_radps() - bias_dps * radians(1))) < 0.01);
  CHECK(degrees(norm(filter.turn_rate())) < 0.01);
  CHECK(still.error_deg(filter) < 0.05);

  filter.restart();
  CHECK(degrees(norm(filter.bias_radps() - bias_dps * radians(1))) < 0.01);
  Turntable turning({0, 0, 60}, tilted, bias_dps);
  for (int i = 0; i < 2000; ++i) turning.step(filter, i == 0 ? 0 : 0.01);
  CHECK(turning.error_deg(filter) < 0.05);
}

TEST_CASE("a slow steady turn beyond any bias is not learned as one") {
  GravityFilter filter;
  Turntable table({0, 0, 5}, tilted);
  for (int i = 0; i < 6000; ++i) table.step(filter, i == 0 ? 0 : 0.01);
  CHECK(norm(filter.bias_radps()) == 0);
  CHECK(table.error_deg(filter) < 1e-4);
}

TEST_CASE("a pause above a tenth of a second starts afresh, because it may hide a turn") {
  for (const double pause_s : {0.09, 0.11, 1.0, -0.5, std::nan("")}) {
    INFO("pause of " << pause_s << " s");
    GravityFilter filter;
    Turntable before({}, {0, 1, 0});
    for (int i = 0; i < 1000; ++i) before.step(filter, i == 0 ? 0 : 0.01);
    filter.update(Vector3{1, 0, 0} * standard_gravity_mps2, {}, pause_s);
    const bool afresh = angle_deg(filter.up(), {1, 0, 0}) < 1e-6;
    CHECK(afresh == (pause_s != 0.09));
  }
}
