// The clips in words, and a guided calibration step by step.
#include "gui/model/clip_view.hpp"

#include "core/effect.hpp"
#include "gui/model/calibration_guide.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

using Stage = CalibrationGuide::Stage;
using Word = std::optional<std::string>;

World with_clip(const TrackerClip& clip) {
  World world = working_week_world();
  world.daemon.status.clips = {clip};
  return world;
}

/// A guide with a wearer who does as they are told, frame by frame.
struct Guided {
  Guided() { guide.begin(); }
  Word after(std::int64_t ms, std::optional<double> deg) {
    Word word;
    for (std::int64_t end_ms = now_ms + ms; now_ms < end_ms && !word;) {
      now_ms += 100;
      word = guide.tick(now_ms, deg);
    }
    return word;
  }
  TrackerCalibration outcome(CalibrationResult result, double deg = 0) const {
    return {.site = "thigh", .result = std::string{name_of(result)}, .pose_angle_deg = deg};
  }
  void until_waiting() {
    guide.ready(now_ms);
    after(10'000, 2);
    guide.ready(now_ms);
    after(10'000, 88);
    REQUIRE(guide.stage() == Stage::waiting);
  }

  CalibrationGuide guide;
  std::int64_t now_ms = 1'000'000;
};

}  // namespace

TEST_CASE("a clip's link is told in words, with what to do where something is amiss") {
  struct Row {
    const char* link;
    const char* words;
    bool well;
  };
  const auto row = GENERATE(
      Row{"streaming", "Read live", true}, Row{"draining", "being read", true},
      Row{"absent", "goes on logging", true}, Row{"backing off", "plug it in again", false},
      Row{"refused", "cannot be used", false}, Row{"levitating", "levitating", false},
      Row{"", "Nothing is known", false});
  const ClipView view = clip_view(with_clip({.serial = "SW-7", .site = "thigh", .link = row.link}));
  REQUIRE(view.clips.size() == 1);
  CHECK(view.clips.front().link.find(row.words) != std::string::npos);
  CHECK(view.clips.front().well == row.well);
}

TEST_CASE("a battery is told with its charge, and when it is low") {
  struct Row {
    std::optional<unsigned> percent;
    bool charging;
    const char* words;
    bool low;
  };
  const auto row = GENERATE(Row{76, false, "76 %", false}, Row{80, true, "80 %, charging", false},
                            Row{14, false, "14 %", true}, Row{14, true, "14 %, charging", false},
                            Row{std::nullopt, false, "", false});
  const ClipView view = clip_view(with_clip({.serial = "SW-7",
                                             .site = "thigh",
                                             .link = "streaming",
                                             .firmware = "1.2.0",
                                             .battery_percent = row.percent,
                                             .charging = row.charging}));
  const ClipRow& clip = view.clips.front();
  CHECK(clip.battery_words == row.words);
  CHECK(clip.battery_low == row.low);
  CHECK(clip.battery.has_value() == row.percent.has_value());
  CHECK(clip.battery.value_or(0) <= 1);
}

TEST_CASE("where a clip is worn, and how it sits, is told in words") {
  World world = with_clip({.serial = "SW-7", .site = "pelvis", .link = "streaming"});
  CHECK(clip_view(world).clips.front().site == "On the waistband");
  CHECK_FALSE(clip_view(world).can_calibrate);
  world = working_week_world();
  CHECK(clip_view(world).clips.front().site == "On the thigh");
  CHECK(clip_view(world).can_calibrate);
  CHECK(clip_view(world).mounted);
  world.daemon.status.mounting = "learned";
  world.daemon.status.mounting_since_utc_ms = world.now.utc_ms - 60'000;
  world.daemon.status.mounting_evidence_s = 40;
  CHECK(clip_view(world).mounting.starts_with("Calibrated from 40 s of walking, "));
  world.daemon.status.mounting_evidence_s = 0;
  CHECK(clip_view(world).mounting.starts_with("Carried along when the clip was turned, "));
  world.daemon.status.mounting = "unknown";
  CHECK_FALSE(clip_view(world).mounted);
  CHECK(clip_view(world).mounting.find("walk for a minute") != std::string::npos);
  world.daemon.status.clips.front().link = "absent";
  CHECK_FALSE(clip_view(world).can_calibrate);
}

TEST_CASE("without clips, or without a daemon, it is told why there are none") {
  CHECK(clip_view(empty_world()).nothing.find("Plug your clip into USB") != std::string::npos);
  CHECK(clip_view(no_daemon_world()).missing.find("sitwelld") != std::string::npos);
  World simulated = working_week_world();
  simulated.daemon.status.source = "simulated";
  CHECK(clip_view(simulated).source == "This is a simulated wearer, not you.");
}

TEST_CASE("an angle is live for three seconds") {
  World world = working_week_world();
  REQUIRE(angle_now(world));
  world.live_now_ms = world.angles.back().utc_ms + 3'001;
  CHECK_FALSE(angle_now(world));
  world.angles.clear();
  CHECK_FALSE(angle_now(world));
}

TEST_CASE("a calibration goes pose by pose, and ends with the daemon's word") {
  Guided guided;
  CHECK(guided.guide.stage() == Stage::take_stand);
  CHECK(guided.after(3'000, 2) == Word{});
  CHECK(guided.guide.ready(guided.now_ms) == "stand");
  CHECK(guided.after(CalibrationGuide::hold_ms / 2, 2) == Word{});
  CHECK(guided.guide.share(guided.now_ms) == 0.5);
  CHECK(guided.after(10'000, 2) == Word{"changing"});
  CHECK(guided.guide.stage() == Stage::take_sit);
  CHECK(guided.guide.ready(guided.now_ms) == "sit");
  CHECK(guided.after(10'000, 88) == Word{"finished"});
  CHECK(guided.guide.stage() == Stage::waiting);
  guided.guide.ended(guided.outcome(CalibrationResult::accepted, 86));
  CHECK(guided.guide.accepted());
  CHECK(guided.guide.result().find("86° apart") != std::string::npos);
}

TEST_CASE("who moves holds still anew, and without an angle time has to do") {
  Guided guided;
  guided.guide.ready(guided.now_ms);
  CHECK(guided.after(3'000, 2) == Word{});
  CHECK(guided.after(3'000, 12) == Word{});
  CHECK(guided.guide.stage() == Stage::hold_stand);
  CHECK(guided.after(CalibrationGuide::hold_ms, 12) == Word{"changing"});
  Guided blind;
  blind.guide.ready(blind.now_ms);
  CHECK(blind.after(CalibrationGuide::hold_ms, std::nullopt) == Word{"changing"});
}

TEST_CASE("how a calibration failed is told with what to do") {
  struct Row {
    CalibrationResult result;
    const char* words;
  };
  const auto row = GENERATE(Row{CalibrationResult::too_short, "hold each pose until"},
                            Row{CalibrationResult::not_still, "Rest a hand"},
                            Row{CalibrationResult::poses_alike, "Is the clip fastened"},
                            Row{CalibrationResult::poses_opposed, "Fasten it"},
                            Row{CalibrationResult::cancelled, "Try again"});
  Guided guided;
  guided.until_waiting();
  guided.guide.ended(guided.outcome(row.result, 12));
  CHECK(guided.guide.stage() == Stage::over);
  CHECK_FALSE(guided.guide.accepted());
  CHECK(guided.guide.result().find(row.words) != std::string::npos);
  CHECK(guided.guide.title() == "It did not work this time");
}

TEST_CASE("another clip's calibration is none of the thigh's") {
  Guided guided;
  guided.until_waiting();
  TrackerCalibration of_the_waist = guided.outcome(CalibrationResult::accepted, 20);
  of_the_waist.site = "pelvis";
  guided.guide.ended(of_the_waist);
  CHECK(guided.guide.stage() == Stage::waiting);
}

TEST_CASE("a daemon that says nothing is not waited for") {
  Guided guided;
  guided.until_waiting();
  CHECK(guided.after(CalibrationGuide::answer_ms, 88) == Word{});
  CHECK(guided.guide.stage() == Stage::over);
  CHECK(guided.guide.result().find("has not said") != std::string::npos);
}

TEST_CASE("a calibration that is left half-way is broken off, and the daemon told") {
  Guided guided;
  guided.guide.ready(guided.now_ms);
  CHECK(guided.after(1'000, 2) == Word{});
  guided.now_ms += 60'000;
  CHECK(guided.guide.tick(guided.now_ms, 2.0) == Word{"cancelled"});
  CHECK(guided.guide.stage() == Stage::over);
  CHECK(guided.guide.result().find("left half-way") != std::string::npos);
}

TEST_CASE("a calibration that is cancelled is over for the daemon, too, where it had begun") {
  Guided guided;
  CHECK(guided.guide.cancel() == Word{});
  guided.guide.begin();
  guided.guide.ready(guided.now_ms);
  CHECK(guided.guide.cancel() == Word{"cancelled"});
  CHECK_FALSE(guided.guide.on());
}

TEST_CASE("a calibration that cannot go on says why") {
  Guided guided;
  guided.guide.failed("sitwelld has ended.");
  CHECK(guided.guide.stage() == Stage::over);
  CHECK(guided.guide.result() == "sitwelld has ended.");
  CalibrationGuide idle;
  idle.failed("sitwelld has ended.");
  CHECK(idle.stage() == Stage::idle);
}
