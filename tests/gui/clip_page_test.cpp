// The clip's page as it is used: what is told, a calibration from beginning to end, the doctor.
#include "gui/pages/clip_page.hpp"

#include "gui/support/page_shown.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

using Shown = PageShown<ClipPage>;

/// Time goes on, the wearer holding still, until that is asked of the daemon.
void hold_until(Shown& shown, const std::string& pose, double deg) {
  for (int tenth = 0; tenth < 100; ++tenth) {
    shown.world.live_now_ms += 100;
    shown.world.angles.push_back({shown.world.live_now_ms, deg});
    shown.screen.frames();
    if (const auto asked = shown.asked<ask::Calibrate>()) {
      CHECK(asked->pose == pose);
      CHECK(asked->site == "thigh");
      return;
    }
  }
  FAIL("the daemon was never told " << pose);
}

void calibrate(Shown& shown) {
  shown.screen.click("clip/calibrate");
  CHECK(shown.screen.shows("Stand still"));
  shown.screen.click("clip/ready");
  const auto stand = shown.asked<ask::Calibrate>();
  REQUIRE(stand);
  CHECK(stand->pose == "stand");
  CHECK(shown.screen.has("clip/ring"));
  hold_until(shown, "changing", 2);
  CHECK(shown.screen.shows("Sit down"));
  shown.screen.click("clip/ready");
  const auto sit = shown.asked<ask::Calibrate>();
  REQUIRE(sit);
  CHECK(sit->pose == "sit");
  hold_until(shown, "finished", 88);
}

void daemon_says(Shown& shown, const char* result) {
  shown.world.calibrated = TrackerCalibration{"thigh", result, 86};
  ++shown.world.calibrations;
  shown.draw();
}

World with_report() {
  World world = working_week_world();
  world.doctor = DoctorReport{
      .looking = false,
      .problem = {},
      .findings = {{DoctorFinding::State::ok, "Clip", "SW-0042 is read live.", "", ""},
                   {DoctorFinding::State::problem, "Permissions", "The clip cannot be opened.",
                    "Install the rule, then plug the clip in again.",
                    "sudo cp 70-sitwell.rules /etc/udev/rules.d"}}};
  return world;
}

}  // namespace

TEST_CASE("the clip's page tells the clip, where it sits and how") {
  Shown shown{working_week_world()};
  for (const char* words : {"SW-0042", "On the thigh", "Read live", "76 %", "Firmware 1.2.0",
                            "Which way up does not matter"})
    CHECK(shown.screen.shows(words));
  for (const char* name : {"clip/clips", "clip/calibration", "clip/where", "clip/doctor"})
    CHECK(shown.screen.has(name));
  CHECK(ClipPage{}.needs(shown.world).live_angle);
}

TEST_CASE("a calibration is led pose by pose, with the live angle, to its result") {
  Shown shown{working_week_world()};
  calibrate(shown);
  CHECK(shown.screen.shows("88°"));
  daemon_says(shown, "accepted");
  CHECK(shown.screen.shows("86° apart"));
  CHECK(shown.screen.has("clip/calibrate"));
}

TEST_CASE("a calibration that failed says what to do, and can be tried again") {
  Shown shown{working_week_world()};
  calibrate(shown);
  daemon_says(shown, "poses_alike");
  CHECK(shown.screen.shows("It did not work this time"));
  CHECK(shown.screen.shows("Try again"));
  shown.screen.click("clip/calibrate");
  CHECK(shown.screen.shows("Stand still"));
}

TEST_CASE("a calibration is cancelled, and the daemon told") {
  Shown shown{working_week_world()};
  shown.screen.click("clip/calibrate");
  shown.screen.click("clip/ready");
  REQUIRE(shown.asked<ask::Calibrate>());
  shown.screen.click("clip/cancel");
  const auto cancelled = shown.asked<ask::Calibrate>();
  REQUIRE(cancelled);
  CHECK(cancelled->pose == "cancelled");
  CHECK_FALSE(shown.screen.has("clip/cancel"));
}

TEST_CASE("a calibration ends when the daemon will not have it, or is gone") {
  Shown shown{working_week_world()};
  shown.screen.click("clip/calibrate");
  shown.screen.click("clip/ready");
  REQUIRE(shown.asked<ask::Calibrate>());
  SECTION("it is refused") {
    shown.answer("There is no clip on the thigh.");
    CHECK(shown.screen.shows("There is no clip on the thigh."));
  }
  SECTION("it has ended") {
    shown.world.daemon = Daemon{.state = Daemon::State::not_running};
    shown.draw();
    CHECK(shown.screen.shows("sitwelld has ended meanwhile"));
  }
  CHECK_FALSE(shown.screen.has("clip/ring"));
  CHECK(shown.screen.has("clip/calibrate"));
}

TEST_CASE("a calibration begins only where a clip on the thigh is read") {
  Shown shown{empty_world()};
  CHECK(shown.screen.shows("Plug your clip into USB"));
  shown.screen.click("clip/calibrate");
  CHECK_FALSE(shown.screen.has("clip/ready"));
}

TEST_CASE("a calibration is led through by keyboard alone") {
  Shown shown{working_week_world()};
  shown.screen.tab_to("clip/calibrate");
  shown.screen.press(ImGuiKey_Enter);
  shown.screen.tab_to("clip/ready");
  shown.screen.press(ImGuiKey_Enter);
  const auto stand = shown.asked<ask::Calibrate>();
  REQUIRE(stand);
  CHECK(stand->pose == "stand");
}

TEST_CASE("the doctor is asked, looks, and has commands to copy") {
  Shown shown{working_week_world()};
  shown.screen.click("clip/ask-doctor");
  CHECK(shown.asked<ask::Doctor>());
  shown.world.doctor = DoctorReport{.looking = true, .problem = {}, .findings = {}};
  shown.draw();
  CHECK(shown.screen.shows("Looking"));
  shown.screen.click("clip/ask-doctor");
  CHECK_FALSE(shown.asked<ask::Doctor>());
  shown.world.doctor = with_report().doctor;
  shown.draw();
  CHECK(shown.screen.shows("SW-0042 is read live."));
  CHECK(shown.screen.shows("Install the rule"));
  CHECK(shown.screen.has("clip/doctor/1"));
  const auto copies = shown.screen.named("clip/doctor/1/copy");
  REQUIRE(copies.size() == 1);
  shown.screen.click(copies.front());
  const auto copied = shown.asked<ask::Copy>();
  REQUIRE(copied);
  CHECK(copied->text == "sudo cp 70-sitwell.rules /etc/udev/rules.d");
}

TEST_CASE("a doctor who could not be asked says so") {
  World world = working_week_world();
  world.doctor =
      DoctorReport{.looking = false, .problem = "The program is missing.", .findings = {}};
  Shown shown{world};
  CHECK(shown.screen.shows("The program is missing."));
}

TEST_CASE("without a daemon the clip's page offers to start it") {
  Shown shown{no_daemon_world()};
  shown.screen.click("clip/start-daemon");
  CHECK(shown.asked<ask::StartDaemon>());
}

TEST_CASE("nothing on the clip's page lies over anything else, however small the window") {
  for (const HeadlessSettings& size : page_sizes)
    for (const World& world : {with_report(), no_daemon_world(), empty_world()}) {
      Shown shown{world, size};
      CHECK(shown.screen.collisions(
                {"clip/clips", "clip/calibration", "clip/where", "clip/doctor"}) == "");
      CHECK(shown.screen.inside("clip/calibrate", "clip/calibration"));
      CHECK(shown.screen.inside("clip/ask-doctor", "clip/doctor"));
    }
}
