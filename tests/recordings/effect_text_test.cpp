#include "recordings/effect_text.hpp"

#include <chrono>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

TEST_CASE("a changed posture tells when it began and when it was known") {
  CHECK(to_text(PostureChanged{Instant{123400ms}, Posture::sitting, Instant{125s}}) ==
        "000123.400 posture sitting (decided 000125.000)");
}

TEST_CASE("times are counted from the origin") {
  CHECK(to_text(PostureChanged{Instant{90s}, Posture::lying, Instant{91s}}, Instant{30s}) ==
        "000060.000 posture lying (decided 000061.000)");
}

TEST_CASE("withdrawn bouts tell from when on") {
  CHECK(to_text(BoutsRevised{Instant{5s}}) == "000005.000 bouts withdrawn from here on");
}

TEST_CASE("a bout tells all that is kept of it") {
  BoutSaved saved;
  saved.bout = {Instant{123400ms}, 1800s, Posture::sitting, 4200ms, 1, 0s};
  saved.open = true;
  CHECK(to_text(saved) ==
        "000123.400 bout sitting + 1800.000 open interrupted 4.2 interruptions 1 moving 0.0");
  saved.open = false;
  CHECK(to_text(saved) ==
        "000123.400 bout sitting + 1800.000 closed interrupted 4.2 interruptions 1 moving 0.0");
}

TEST_CASE("a mounting tells its axes, without a minus before nothing") {
  MountingChanged changed;
  changed.at = Instant{12s};
  changed.reason = MountingReason::guided;
  changed.mounting.source = MountingSource::guided;
  changed.mounting.x = {1, -0.001, 0};
  changed.mounting.front_known = true;
  changed.mounting.evidence_s = 6;
  CHECK(to_text(changed) ==
        "000012.000 mounting thigh guided by guided x (1.00 0.00 0.00) y (0.00 1.00 0.00) z (0.00 "
        "0.00 1.00) front known seated 80.0 evidence 6.0 ratio 0.0");
}

TEST_CASE("a finished calibration tells its result and the angle between the poses") {
  CHECK(to_text(CalibrationFinished{Instant{20s}, CalibrationResult::accepted, 78.44,
                                    BodySite::pelvis}) ==
        "000020.000 calibration pelvis accepted poses 78.4 apart");
}
