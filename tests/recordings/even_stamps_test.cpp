#include "recordings/even_stamps.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <vector>

#include "recordings/random.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

using Stamps = std::vector<Instant>;

Stamps evened(const Stamps& stamps) {
  EvenStamps even;
  Stamps result;
  const auto drain = [&] {
    while (const auto at = even.pop()) result.push_back(*at);
  };
  for (const Instant stamp : stamps) {
    even.push(stamp);
    drain();
  }
  even.finish();
  drain();
  return result;
}

Stamps regular(double rate_hz, int count, double resolution_s = 1e-6) {
  Stamps stamps;
  for (int i = 0; i < count; ++i)
    stamps.push_back(Instant{from_seconds(std::round(i / rate_hz / resolution_s) * resolution_s)});
  return stamps;
}

/// Sampled evenly, handed over in bunches: the stamp is when, to a millisecond.
Stamps bunched(const Stamps& truth, std::uint64_t seed, double longest_s) {
  Random random(seed);
  Stamps stamps;
  Instant delivery{};
  for (const Instant at : truth) {
    while (delivery < at) delivery += from_seconds(random.between(0.001, longest_s));
    stamps.push_back(
        Instant{std::chrono::floor<std::chrono::milliseconds>(delivery.time_since_epoch())});
  }
  return stamps;
}

bool rises(const Stamps& stamps) {
  return std::adjacent_find(stamps.begin(), stamps.end(), std::greater_equal<>{}) == stamps.end();
}

double largest_move_s(const Stamps& a, const Stamps& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    largest = std::max(largest, std::abs(seconds(a[i] - b[i])));
  return largest;
}

}  // namespace

TEST_CASE("regular stamps pass as they are, whatever their rate and resolution") {
  for (const double rate_hz : {25.0, 50.0, 95.2, 100.0, 286.0})
    for (const double resolution_s : {1e-6, 1e-3})
      for (const int count : {1, 2, 30, 65, 66, 1000}) {
        const Stamps stamps = regular(rate_hz, count, resolution_s);
        CHECK(evened(stamps) == stamps);
      }
}

TEST_CASE("bunched stamps come out evenly, at the same rate and without drift") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Stamps truth = regular(102.4, 20'000);
    const Stamps stamps = bunched(truth, seed, 0.1);
    const Stamps even = evened(stamps);
    INFO("seed " << seed);
    REQUIRE(even.size() == truth.size());
    CHECK(rises(even));
    CHECK(largest_move_s(even, stamps) < 0.1);
    double shortest = 1;
    double longest = 0;
    for (std::size_t i = 1; i < even.size(); ++i) {
      shortest = std::min(shortest, seconds(even[i] - even[i - 1]));
      longest = std::max(longest, seconds(even[i] - even[i - 1]));
    }
    CHECK(shortest > 0.006);
    CHECK(longest < 0.014);
    // Late by as much at the end as at the beginning: half a delivery, give or take.
    CHECK(std::abs(seconds((even.back() - truth.back()) - (even.front() - truth.front()))) < 0.06);
    CHECK(seconds(even[10'000] - truth[10'000]) < 0.06);
  }
}

TEST_CASE("a real gap stays where it is") {
  Stamps truth = regular(100, 500);
  for (std::size_t i = 250; i < truth.size(); ++i) truth[i] += 1s;
  CHECK(evened(truth) == truth);
  const Stamps stamps = bunched(truth, 7, 0.08);
  const Stamps even = evened(stamps);
  CHECK(rises(even));
  CHECK(largest_move_s(even, stamps) < 0.08);
  CHECK(seconds(even[250] - even[249]) > 0.9);
}

TEST_CASE("a few missing rows are a hole, not a bunch") {
  Stamps stamps = regular(100, 500);
  stamps.erase(stamps.begin() + 200, stamps.begin() + 210);
  CHECK(evened(stamps) == stamps);
}

TEST_CASE("equal stamps become different, however many there are") {
  const Stamps even = evened(Stamps(300, Instant{5s}));
  REQUIRE(even.size() == 300);
  CHECK(rises(even));
  CHECK(even.back() - even.front() < 1ms);
}

TEST_CASE("only a stamp alone after a gap can be taken back") {
  EvenStamps even;
  even.push(Instant{0s});
  even.push(Instant{10ms});
  CHECK_FALSE(even.take_back());
  even.push(Instant{9000s});
  CHECK(even.take_back());
  CHECK(even.pop() == Instant{0s});
  CHECK(even.pop() == Instant{10ms});
  even.push(Instant{20ms});
  even.finish();
  CHECK(even.pop() == Instant{20ms});
  CHECK_FALSE(even.pop());
}
