// A clip's clock against ours, with what a USB bus and a busy computer do to the arrivals.
#include "daemon/clip/device_clock.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

struct Errors {
  double date_s = 0;    ///< the largest
  double interval = 0;  ///< the largest, as a share of the true one
};

/// An hour of reports of 12 readings from a clip that is off by so much; its clock is asked first.
Errors an_hour(double ppm, unsigned seed) {
  std::mt19937 random(seed);
  const auto uniform = [&random] { return static_cast<double>(random()) / 4294967296.0; };
  DeviceClock clock;
  Errors worst;
  const std::int64_t interval_us = 10'012;
  std::int64_t arrived_before = 0;
  clock.observe(0, Instant{Duration{5'001'000}});
  std::optional<Instant> last;
  for (std::int64_t first_us = 0; first_us < 3'600'000'000; first_us += 12 * interval_us) {
    const std::int64_t last_us = first_us + 11 * interval_us;
    const auto true_us = [&](std::int64_t device_us) {
      return 5'000'000 + static_cast<double>(device_us) / (1 + ppm * 1e-6);
    };
    const double late_us = uniform() < 0.01 ? 300'000 * uniform() : 30'000 * uniform();
    const std::int64_t arrived =
        std::max<std::int64_t>(arrived_before, std::llround(true_us(last_us) + late_us));
    arrived_before = arrived;
    clock.observe(last_us, Instant{Duration{arrived}});
    const DateLine line = clock.follow(first_us, last_us);
    for (int i = 0; i < 12; ++i) {
      const std::int64_t device_us = first_us + i * interval_us;
      const Instant at = line.at(device_us);
      const double off_s =
          (static_cast<double>(at.time_since_epoch().count()) - true_us(device_us)) * 1e-6;
      worst.date_s = std::max(worst.date_s, std::abs(off_s));
      if (last)
        worst.interval =
            std::max(worst.interval, std::abs(seconds(at - *last) / (interval_us * 1e-6) - 1));
      last = at;
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("readings are dated within 20 ms by a clock that is off by 500 ppm either way") {
  for (const double ppm : {-500.0, -20.0, 0.0, 20.0, 500.0})
    for (unsigned seed = 1; seed <= 5; ++seed) {
      const Errors worst = an_hour(ppm, seed);
      INFO(ppm << " ppm, seed " << seed << ": " << worst.date_s << " s, " << worst.interval);
      CHECK(worst.date_s < 0.02);
      CHECK(worst.interval < 0.0105);
    }
}

TEST_CASE("a report that waited for us does not make those before it late") {
  DeviceClock clock;
  clock.observe(0, Instant{Duration{1'000'000}});
  clock.observe(120'000, Instant{Duration{11'120'000}});
  CHECK(clock.estimate(120'000) == Instant{Duration{1'120'120}});
}

TEST_CASE("dates go on from where they were told to, and come back to the truth slowly") {
  DeviceClock clock;
  clock.observe(0, Instant{Duration{1'000'000}});
  clock.go_on_from({0, Instant{Duration{1'010'000}}});  // 10 ms late
  const DateLine line = clock.follow(10'000, 100'000);
  CHECK(line.at(0) == Instant{Duration{1'010'000}});
  CHECK(line.rate == 0.99);
  std::int64_t device_us = 100'000;
  for (; device_us < 1'500'000; device_us += 100'000)
    clock.follow(device_us + 1, device_us + 100'000);
  const Duration off = clock.follow(device_us + 1, device_us + 2).at(device_us) -
                       Instant{Duration{1'000'000 + device_us}};
  CHECK(std::chrono::abs(off) < Duration{3'000});
}

TEST_CASE("dates that are off by more than half a second begin anew") {
  DeviceClock clock;
  clock.observe(0, Instant{Duration{1'000'000}});
  clock.follow(0, 100'000);
  clock.go_on_from({100'000, Instant{Duration{1'700'000}}});
  CHECK(clock.follow(110'000, 200'000).at(110'000) < Instant{Duration{1'120'000}});
}
