#include "recordings/simulated_wearer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string_view>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Whole days at 100 Hz would take the sanitizers minutes.
constexpr double low_rate_hz = 20;

SimulatedWearerSettings perfect_sensor(std::uint64_t seed, double rate_hz) {
  SimulatedWearerSettings settings;
  settings.seed = seed;
  settings.rate_hz = rate_hz;
  settings.sensor.gyroscope_bias_dps = {};
  settings.sensor.gyroscope_noise_dps = 0;
  settings.sensor.accelerometer_offset_mg = {};
  settings.sensor.accelerometer_noise_mg = 0;
  return settings;
}

std::map<Posture, double> hours_of(const SimulatedWearer& wearer) {
  std::map<Posture, double> hours;
  for (const SimulatedSegment& segment : wearer.truth())
    hours[segment.posture] += seconds(segment.end - segment.begin) / 3600;
  return hours;
}

/// Bouts of everything: stretches of one posture group.
int bouts_of(const SimulatedWearer& wearer) {
  int bouts = 0;
  auto last = PostureGroup::none;
  for (const SimulatedSegment& segment : wearer.truth()) {
    const PostureGroup group = group_of(segment.posture);
    bouts += group != last && group != PostureGroup::none;
    last = group;
  }
  return bouts;
}

}  // namespace

TEST_CASE("the same seed simulates the same samples, another seed others") {
  SimulatedWearerSettings settings;
  SimulatedWearer one(settings, {DayKind::office});
  SimulatedWearer same(settings, {DayKind::office});
  settings.seed = 2;
  SimulatedWearer other(settings, {DayKind::office});
  SimulatedSample a;
  SimulatedSample b;
  SimulatedSample c;
  bool other_differs = false;
  for (int i = 0; i < 50'000; ++i) {
    if (!one.next(a) || !same.next(b) || !other.next(c)) FAIL("a day of less than ten minutes");
    if (a.sample.at != b.sample.at || a.truth != b.truth ||
        a.sample.acceleration_mps2 != b.sample.acceleration_mps2 ||
        a.sample.turn_rate_radps != b.sample.turn_rate_radps)
      FAIL("the streams differ at sample " << i);
    other_differs |= a.sample.acceleration_mps2 != c.sample.acceleration_mps2;
  }
  CHECK(other_differs);
}

TEST_CASE("up turns with the gyroscope, through walking, handling and lying down", "[long]") {
  for (const double rate_hz : {50.0, low_rate_hz}) {
    SimulatedWearer wearer(perfect_sensor(3, rate_hz), {DayKind::weekend});
    SimulatedSample sample;
    Vector3 up;
    Instant last{};
    double worst_deg = 0;
    std::map<std::string_view, int> seen;
    while (wearer.next(sample)) {
      const double dt = seconds(sample.sample.at - last);
      if (last != Instant{} && dt < 1) {
        const Vector3 turn = sample.sample.turn_rate_radps * (1 / rate_hz);
        const double angle = norm(turn);
        if (angle > 0) up = rotated(up, turn * (1 / angle), -angle);
        worst_deg = std::max(worst_deg, angle_deg(up, sample.true_up));
      }
      up = sample.true_up;
      last = sample.sample.at;
      ++seen[sample.label];
    }
    CHECK(worst_deg < 1e-4);
    for (const char* label : {"walk", "handling", "lie_back", "sit", "std", "transition"})
      CHECK(seen[label] > 0);
  }
}

TEST_CASE("integrating the gyroscope for an hour keeps up with the truth") {
  SimulatedWearer wearer(perfect_sensor(4, 100), {DayKind::office});
  SimulatedSample sample;
  REQUIRE(wearer.next(sample));
  Vector3 up = sample.true_up;
  for (int i = 1; i < 360'000 && wearer.next(sample); ++i) {
    const Vector3 turn = sample.sample.turn_rate_radps * 0.01;
    const double angle = norm(turn);
    if (angle > 0) up = rotated(up, turn * (1 / angle), -angle);
  }
  CHECK(angle_deg(up, sample.true_up) < 0.01);
}

TEST_CASE("a still sensor reads one gravity along up, and what is wrong with it") {
  SimulatedWearerSettings settings;
  settings.rate_hz = low_rate_hz;
  settings.sensor.gyroscope_bias_dps = {0.5, -1, 0.25};
  settings.sensor.accelerometer_offset_mg = {8, 0, -6};
  SimulatedWearer wearer(settings, {DayKind::office});
  SimulatedSample sample;
  Vector3 turn_rate;
  Vector3 offset;
  Vector3 turned;
  Vector3 last_up;
  int count = 0;
  while (wearer.next(sample)) {
    if (sample.label != "sit") continue;
    turn_rate += sample.sample.turn_rate_radps;
    if (count++ > 0) turned += cross(sample.true_up, last_up);  // the turn there really was
    offset += sample.sample.acceleration_mps2 - sample.true_up * standard_gravity_mps2;
    last_up = sample.true_up;
  }
  REQUIRE(count > 300'000);
  const Vector3 bias = (turn_rate - turned * low_rate_hz) * (degrees(1) / count);
  CHECK(norm(bias - settings.sensor.gyroscope_bias_dps) < 0.02);
  CHECK(norm(offset * (1000 / standard_gravity_mps2 / count) -
             settings.sensor.accelerometer_offset_mg) < 1);
}

TEST_CASE("postures have the angles and the unrest they are known by") {
  SimulatedWearer wearer(perfect_sensor(5, low_rate_hz), {DayKind::office, DayKind::weekend});
  struct Sums {
    double n = 0, flexion = 0, g = 0, g2 = 0;
  };
  std::map<std::string_view, Sums> by_label;
  SimulatedSample sample;
  while (wearer.next(sample)) {
    Sums& sums = by_label[sample.label];
    const double vertical =
        dot(sample.sample.acceleration_mps2, sample.true_up) / standard_gravity_mps2;
    sums.n += 1;
    sums.flexion += sample.true_flexion_deg;
    sums.g += vertical;
    sums.g2 += vertical * vertical;
  }
  const auto flexion = [&](const char* label) {
    return by_label.at(label).flexion / by_label.at(label).n;
  };
  const auto sd = [&](const char* label) {
    const Sums& s = by_label.at(label);
    return std::sqrt(s.g2 / s.n - (s.g / s.n) * (s.g / s.n));
  };
  CHECK(flexion("std") == Approx(0).margin(3));
  CHECK(flexion("walk") == Approx(11).margin(3));
  CHECK(flexion("calibrate_stand") == Approx(0).margin(1));
  CHECK(flexion("calibrate_sit") == Approx(80).margin(1));
  CHECK(flexion("sit") > 70);
  CHECK(flexion("sit") < 95);
  CHECK(sd("walk") > 0.1);
  CHECK(sd("walk") < 0.5);
  CHECK(sd("std") < 0.05);
  CHECK(sd("sit") < 0.05);
}

TEST_CASE("the true flexion is the angle of the true up") {
  SimulatedWearerSettings settings = perfect_sensor(6, low_rate_hz);
  settings.random_mounting = false;
  SimulatedWearer wearer(settings, {DayKind::weekend});
  SimulatedSample sample;
  double worst_deg = 0;
  while (wearer.next(sample)) {
    const double expected = degrees(std::atan2(sample.true_up.x, sample.true_up.y));
    worst_deg =
        std::max(worst_deg, std::abs(std::remainder(sample.true_flexion_deg - expected, 360)));
  }
  CHECK(worst_deg < 0.01);
}

TEST_CASE("the truth covers every sample, in order and without holes") {
  SimulatedWearerSettings settings;
  settings.rate_hz = low_rate_hz;
  SimulatedWearer wearer(settings, {DayKind::office, DayKind::standing_desk, DayKind::weekend});
  const auto& truth = wearer.truth();
  REQUIRE(truth.size() > 300);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    CHECK(truth[i].begin < truth[i].end);
    if (i > 0) CHECK(truth[i].begin == truth[i - 1].end);
  }
  SimulatedSample sample;
  std::size_t i = 0;
  std::size_t wrong = 0;
  Instant last{};
  while (wearer.next(sample)) {
    while (truth[i].end <= sample.sample.at) ++i;
    wrong += sample.sample.at <= last || sample.sample.at < truth[i].begin ||
             sample.truth != truth[i].posture || sample.label != truth[i].label ||
             sample.label == "unplugged";
    last = sample.sample.at;
  }
  CHECK(wrong == 0);
  CHECK(i == truth.size() - 1);
  CHECK(truth.back().end - last <= 50ms);
}

TEST_CASE("whole days look like days people have") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    SimulatedWearerSettings settings;
    settings.seed = seed;
    INFO("seed " << seed);
    const SimulatedWearer office(settings, {DayKind::office});
    CHECK(seconds(office.truth().front().begin.time_since_epoch()) / 3600 ==
          Approx(7.5).margin(0.4));
    CHECK(seconds(office.truth().back().end.time_since_epoch()) / 3600 == Approx(22.6).margin(1));
    auto hours = hours_of(office);
    CHECK(hours[Posture::sitting] > 6.5);
    CHECK(hours[Posture::sitting] < 11.5);
    CHECK(hours[Posture::moving] > 0.7);
    CHECK(bouts_of(office) >= 25);
    CHECK(bouts_of(office) <= 80);
    const SimulatedWearer desk(settings, {DayKind::standing_desk});
    CHECK(hours_of(desk)[Posture::standing] > hours[Posture::standing]);
    const SimulatedWearer weekend(settings, {DayKind::weekend});
    auto free_hours = hours_of(weekend);
    CHECK(free_hours[Posture::moving] > hours[Posture::moving]);
    CHECK(free_hours[Posture::lying] > 0.3);
    CHECK(free_hours[Posture::sitting] < hours[Posture::sitting]);
  }
}

TEST_CASE("each day is lived on its own date, with the night unplugged between them") {
  const SimulatedWearer wearer({}, {DayKind::weekend, DayKind::office});
  const auto& truth = wearer.truth();
  CHECK(truth.front().label == "handling");
  CHECK(truth.back().end < Instant{47h + 30min});
  bool night = false;
  for (const SimulatedSegment& segment : truth)
    night |= segment.label == "unplugged" && segment.begin > Instant{22h} &&
             segment.end < Instant{32h} && segment.end - segment.begin > 7h;
  CHECK(night);
}

TEST_CASE("a wearer of no days does nothing") {
  SimulatedWearer wearer({}, {});
  SimulatedSample sample;
  CHECK_FALSE(wearer.next(sample));
  CHECK(wearer.truth().empty());
}
