// Where sitting begins and ends, by the second and the degree.
#include <chrono>
#include <optional>

#include "core/posture_machine.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Perching is another matter and has its own tests.
PostureSettings without_perching() {
  PostureSettings settings;
  settings.perch_seated_flexion_deg = 1000;
  return settings;
}

/// A wearer told by the second.
class Seconds {
 public:
  explicit Seconds(double seated_flexion_deg = 80)
      : machine_(without_perching()), mounting_(turned_mounting({1, 0, 0}, 0)) {
    mounting_.seated_flexion_deg = seated_flexion_deg;
  }
  /// Goes from the present angle to this one at an even rate.
  Seconds& ramp_to(double flexion_deg, double rate_dps) {
    const double direction = flexion_deg > flexion_deg_ ? 1 : -1;
    while ((flexion_deg - flexion_deg_) * direction > 0.01) {
      Epoch epoch{.begin = now_};
      epoch.up = {pose_at(flexion_deg_ + direction * rate_dps / 4),
                  pose_at(flexion_deg_ + direction * rate_dps * 3 / 4)};
      epoch.turn_rms_dps = epoch.turn_peak_dps = rate_dps;
      take(epoch);
      flexion_deg_ += direction * rate_dps;
    }
    return *this;
  }
  Seconds& hold(double flexion_deg, int seconds_long) {
    flexion_deg_ = flexion_deg;
    for (int i = 0; i < seconds_long; ++i) {
      Epoch epoch{.begin = now_};
      epoch.up.fill(pose_at(flexion_deg));
      take(epoch);
    }
    return *this;
  }
  Seconds& step(int seconds_long) {
    for (int i = 0; i < seconds_long; ++i) {
      Epoch epoch{.begin = now_};
      epoch.up.fill(pose_at(11));
      epoch.vertical_sd_g = epoch.total_sd_g = 0.2;
      epoch.turn_rms_dps = epoch.turn_peak_dps = 60;
      take(epoch);
    }
    return *this;
  }
  [[nodiscard]] Posture posture() const { return machine_.posture(); }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const PostureChanged& last_edge() const {
    return std::get<PostureChanged>(effects_.back());
  }

 private:
  void take(const Epoch& epoch) {
    machine_.add(epoch, mounting_, epoch.end(), effects_);
    now_ = epoch.end();
  }
  PostureMachine machine_;
  Mounting mounting_;
  Effects effects_;
  Instant now_{};
  double flexion_deg_ = 0;
};

}  // namespace

TEST_CASE("an angle must be five degrees beyond the crossing to count, either way") {
  struct Row {
    double seated_deg;  ///< the wearer's usual
    double from_deg, to_deg;
    Posture after;
  };
  for (const Row& row : {
           Row{80, 0, 44, Posture::standing},
           Row{80, 0, 49, Posture::standing},
           Row{80, 0, 51, Posture::sitting},
           Row{80, 80, 46, Posture::sitting},
           Row{80, 80, 41, Posture::sitting},
           Row{80, 80, 39, Posture::standing},
           // 70 degrees is where the crossing starts to come down.
           Row{70, 0, 49, Posture::standing},
           Row{70, 0, 51, Posture::sitting},
           // A phone in a loose pocket: 0.65 of 40 is 26, and 2.9 either side.
           Row{40, 0, 28, Posture::standing},
           Row{40, 0, 30, Posture::sitting},
           Row{40, 40, 24, Posture::sitting},
           Row{40, 40, 22, Posture::standing},
       }) {
    INFO("seated at " << row.seated_deg << ", from " << row.from_deg << " to " << row.to_deg);
    Seconds wearer(row.seated_deg);
    wearer.hold(row.from_deg, 60).hold(row.to_deg, 60);
    CHECK(name_of(wearer.posture()) == name_of(row.after));
  }
}

TEST_CASE("on a slow ramp sitting begins past fifty degrees and standing below forty") {
  Seconds wearer;
  wearer.hold(35, 60).ramp_to(49, 0.5);
  CHECK(wearer.posture() == Posture::standing);
  wearer.ramp_to(55, 0.5).hold(55, 30);
  CHECK(wearer.posture() == Posture::sitting);
  wearer.ramp_to(41, 0.5).hold(41, 60);
  CHECK(wearer.posture() == Posture::sitting);
  wearer.ramp_to(35, 0.5).hold(35, 30);
  CHECK(wearer.posture() == Posture::standing);
}

TEST_CASE("an edge is stamped where forty-five degrees were crossed") {
  struct Row {
    double from_deg, to_deg;
    double rate_dps;
  };
  for (const Row& row : {Row{0, 80, 40}, Row{0, 80, 20}, Row{5, 85, 16}, Row{0, 60, 2},
                         Row{80, 0, 40}, Row{80, 0, 16}, Row{60, 0, 2}}) {
    INFO("from " << row.from_deg << " to " << row.to_deg << " at " << row.rate_dps);
    Seconds wearer;
    wearer.hold(row.from_deg, 60);
    const Instant left = wearer.now();
    wearer.ramp_to(row.to_deg, row.rate_dps).hold(row.to_deg, 30);
    const double crossing_s = std::abs(45 - row.from_deg) / row.rate_dps;
    CHECK(seconds(wearer.last_edge().at - left) == Approx(crossing_s).margin(0.1));
  }
}

TEST_CASE("a turn the gyroscope saw is believed after five seconds, a creep after twenty") {
  Seconds fast;
  fast.hold(0, 60).ramp_to(80, 40).hold(80, 3);
  CHECK(fast.posture() == Posture::standing);
  fast.hold(80, 2);
  CHECK(fast.posture() == Posture::sitting);

  Seconds slow;
  slow.hold(0, 60).ramp_to(80, 4);  // beyond fifty degrees for the last seven seconds
  slow.hold(80, 11);
  CHECK(slow.posture() == Posture::standing);
  slow.hold(80, 3);
  CHECK(slow.posture() == Posture::sitting);
}

TEST_CASE("a walk counts from two seconds on, and a stand after it") {
  Seconds wearer;
  wearer.hold(0, 60).step(1);
  CHECK(wearer.posture() == Posture::standing);
  wearer.hold(0, 10).step(2);
  CHECK(wearer.posture() == Posture::moving);
  CHECK(wearer.last_edge().at == Instant{71s});
  wearer.step(20).hold(0, 1);
  CHECK(wearer.posture() == Posture::moving);
  wearer.hold(0, 1);
  CHECK(wearer.posture() == Posture::standing);
  CHECK(wearer.last_edge().at == Instant{93s});
}
