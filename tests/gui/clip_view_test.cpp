// The clip's page, in words.
#include "gui/model/clip_view.hpp"

#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;

namespace {

World with_clip(const TrackerClip& clip) {
  World world = test::empty_world();
  world.daemon.state = Daemon::State::running;
  world.daemon.status.clips = {clip};
  return world;
}

TrackerClip thigh(const std::string& link) {
  return {.serial = "SW-1",
          .site = "thigh",
          .link = link,
          .firmware = "1.2.0",
          .battery_percent = 80,
          .charging = false};
}

}  // namespace

TEST_CASE("each state of the link is told in words, and whether something is to be done") {
  for (const char* link : {"streaming", "draining", "identifying", "opening", "absent"}) {
    const ClipRow row = clip_view(with_clip(thigh(link))).clips.at(0);
    INFO(link << ": " << row.link);
    CHECK(row.well);
    CHECK(row.link != link);
  }
  CHECK_FALSE(clip_view(with_clip(thigh("backing off"))).clips.at(0).well);
  CHECK_FALSE(clip_view(with_clip(thigh("refused"))).clips.at(0).well);
  CHECK(clip_view(with_clip(thigh("of tomorrow"))).clips.at(0).link == "of tomorrow");
}

TEST_CASE("a clip on the thigh can be calibrated while it is read, and no other") {
  CHECK(clip_view(with_clip(thigh("streaming"))).can_calibrate);
  CHECK_FALSE(clip_view(with_clip(thigh("absent"))).can_calibrate);
  TrackerClip pelvis = thigh("streaming");
  pelvis.site = "pelvis";
  CHECK_FALSE(clip_view(with_clip(pelvis)).can_calibrate);
}

TEST_CASE("a battery that may not last the day is told, unless it is being charged") {
  TrackerClip clip = thigh("streaming");
  clip.battery_percent = 9;
  CHECK(clip_view(with_clip(clip)).clips.at(0).battery_low);
  clip.charging = true;
  const ClipRow row = clip_view(with_clip(clip)).clips.at(0);
  CHECK_FALSE(row.battery_low);
  CHECK(row.battery_words == "9 %, charging");
  clip.battery_percent.reset();
  CHECK_FALSE(clip_view(with_clip(clip)).clips.at(0).battery);
}

TEST_CASE("without a clip, or a daemon, it says what to do") {
  CHECK(clip_view(test::empty_world()).nothing.find("USB") != std::string::npos);
  const ClipView alone = clip_view(test::no_daemon_world());
  CHECK(alone.clips.empty());
  CHECK_FALSE(alone.missing.empty());
}

TEST_CASE("an angle is shown while it is fresh") {
  World world = test::empty_world();
  world.live_now_ms = 10'000;
  CHECK_FALSE(angle_now(world));
  world.angles = {{.utc_ms = 9'500, .flexion_deg = 42.0}};
  CHECK(angle_now(world) == 42.0);
  world.live_now_ms = 12'501;
  CHECK_FALSE(angle_now(world));
}
