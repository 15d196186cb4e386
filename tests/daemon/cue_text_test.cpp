// What is said at the moments of a routine.
#include "daemon/cue_text.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

Routine lunge() {
  Routine routine;
  routine.title = "Kneeling lunge";
  routine.steps = {{.title = "Knee down",
                    .instruction = "Kneel, the other foot in front.",
                    .cue = "Hips level",
                    .side = StepSide::each},
                   {.title = "Rest", .instruction = "Lie down!", .cue = ""}};
  return routine;
}

SessionStatus at(std::size_t hold, const PlannedHold& planned) {
  SessionStatus status;
  status.hold = hold;
  status.holds = 4;
  status.planned = planned;
  return status;
}

const PlannedHold left{.step = 0, .repetition = 1, .side = Side::left, .asked = 45s};
const PlannedHold right{.step = 0, .repetition = 1, .side = Side::right, .asked = 60s};
const PlannedHold again{.step = 0, .repetition = 2, .side = Side::left, .asked = 90s};
const PlannedHold rest{.step = 1, .repetition = 1, .asked = 301s};
const PlannedHold beyond{.step = 9, .asked = 1s};

}  // namespace

TEST_CASE("what is said at each moment of a routine") {
  struct Row {
    SessionCue cue;
    std::size_t hold;
    PlannedHold planned;
    std::string said;
  };
  const std::vector<Row> rows{
      {SessionCue::get_ready, 0, left,
       "Kneeling lunge. Knee down, left side. Kneel, the other foot in front. Hold for 45 "
       "seconds."},
      {SessionCue::get_ready, 1, right, "Next: Knee down, right side. Hold for 1 minute."},
      {SessionCue::get_ready, 2, again,
       "Next: Knee down, left side. Hold for 1 minute 30 seconds."},
      {SessionCue::get_ready, 3, rest, "Next: Rest. Lie down! Hold for 5 minutes 1 second."},
      {SessionCue::get_ready, 3, beyond, "Get ready."},
      {SessionCue::began, 0, left, "Hold. Hips level."},
      {SessionCue::began, 3, rest, "Hold."},
      {SessionCue::began, 3, beyond, "Hold."},
      {SessionCue::half, 0, left, "Half way."},
      {SessionCue::ended, 0, left, "And release."},
      {SessionCue::lost, 0, left, "The count waits until you are back in the pose."},
      {SessionCue::found, 0, left, "And on."},
      {SessionCue::wrong_side, 0, left, "This one is for the left side."},
      {SessionCue::wrong_side, 1, right, "This one is for the right side."},
      {SessionCue::wrong_side, 3, rest, "The other side, please."},
      {SessionCue::by_clock, 0, left, "The clip is out of reach. The clock counts from here."},
      {SessionCue::paused, 0, left, "Paused."},
      {SessionCue::resumed, 0, left, "Going on."},
      {SessionCue::completed, 3, rest, "That was all of it. Well done."},
      {SessionCue::stopped, 0, left, "Stopped."},
      {SessionCue::hurt, 0, left,
       "Stopped. Rest as you like; what to do now is written down for you."},
  };
  for (const Row& row : rows)
    CHECK(spoken_text(row.cue, at(row.hold, row.planned), lunge()) == row.said);
}
