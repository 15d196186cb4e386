// The guided calibration, pose by pose, by the clock that a test has.
#include "gui/model/calibration_guide.hpp"

#include "core/effect.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;

using Stage = CalibrationGuide::Stage;

namespace {
constexpr std::int64_t hold = CalibrationGuide::hold_ms;
}  // namespace

TEST_CASE("standing, then sitting, each held still, and the daemon is told of every step") {
  CalibrationGuide guide;
  CHECK_FALSE(guide.on());
  guide.begin();
  CHECK(guide.ready(1'000) == "stand");
  CHECK_FALSE(guide.tick(1'000 + hold - 100, 3.0));
  CHECK(guide.share(1'000 + hold / 2) == 0.5);
  CHECK(guide.tick(1'000 + hold, 4.0) == "changing");
  CHECK(guide.stage() == Stage::take_sit);
  CHECK_FALSE(guide.tick(60'000, 80.0));  // as long as it takes
  CHECK(guide.ready(61'000) == "sit");
  CHECK(guide.tick(61'000 + hold, 85.0) == "finished");
  CHECK(guide.stage() == Stage::waiting);
  guide.ended({"thigh", std::string{name_of(CalibrationResult::accepted)}, 82});
  CHECK(guide.accepted());
  CHECK(guide.result().find("82°") != std::string::npos);
  CHECK_FALSE(guide.on());
}

TEST_CASE("who moves begins the hold again") {
  CalibrationGuide guide;
  guide.begin();
  guide.ready(0);
  CHECK_FALSE(guide.tick(2'000, 10.0));
  CHECK_FALSE(guide.tick(3'000, 30.0));
  CHECK(guide.share(3'000) == 0.0);
  CHECK_FALSE(guide.tick(3'000 + hold - 100, 31.0));
  CHECK(guide.tick(3'000 + hold, 31.0) == "changing");
}

TEST_CASE("without an angle, time has to do") {
  CalibrationGuide guide;
  guide.begin();
  guide.ready(0);
  CHECK_FALSE(guide.tick(hold - 1, std::nullopt));
  CHECK(guide.tick(hold, std::nullopt) == "changing");
}

TEST_CASE("breaking off is told to a daemon that listens, and to no other") {
  CalibrationGuide guide;
  guide.begin();
  CHECK_FALSE(guide.cancel());
  guide.begin();
  guide.ready(0);
  CHECK(guide.cancel() == "cancelled");
  CHECK(guide.stage() == Stage::idle);
}

TEST_CASE("a daemon that says nothing is not waited for without end") {
  CalibrationGuide guide;
  guide.begin();
  guide.ready(0);
  guide.tick(hold, 0.0);
  guide.ready(10'000);
  guide.tick(10'000 + hold, 80.0);
  const std::int64_t late = 10'000 + hold + CalibrationGuide::answer_ms;
  CHECK_FALSE(guide.tick(late - 1, 80.0));
  CHECK(guide.stage() == Stage::waiting);
  CHECK_FALSE(guide.tick(late, 80.0));
  CHECK(guide.stage() == Stage::over);
  CHECK_FALSE(guide.accepted());
}

TEST_CASE("every way a calibration can end is told with what to do") {
  for (const CalibrationResult result :
       {CalibrationResult::too_short, CalibrationResult::not_still, CalibrationResult::poses_alike,
        CalibrationResult::poses_opposed, CalibrationResult::cancelled}) {
    const std::string words = calibration_words({"thigh", std::string{name_of(result)}, 12});
    INFO(words);
    CHECK(words.find("sitwelld says") == std::string::npos);
    CHECK(words.size() > 20);
  }
  CHECK(calibration_words({"thigh", "something new", 0}) == "sitwelld says: something new.");
}
