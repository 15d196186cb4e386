#include "config/shipped_routines.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include "config/routine_catalogue.hpp"
#include "config/routine_file.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace sitwell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path root = SITWELL_SOURCE_DIR;

const Routine& routine(std::string_view id) {
  const auto all = shipped_routines();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Routine& one) { return one.id == id; });
  REQUIRE(found != all.end());
  return *found;
}

/// What a clip on the thigh of that side would read of the figure.
ThighPose thigh_of(const Figure& figure, const Limbs& limbs) {
  const FigureJoints at = joints_of(figure);
  const FigureLimbs& drawn = &limbs == &figure.near ? at.near : at.far;
  const double length = std::hypot(drawn.knee.x - drawn.hip.x, drawn.knee.y - drawn.hip.y);
  return {.flexion_deg = limbs.hip - figure.trunk,
          .front_up = (drawn.knee.x - drawn.hip.x) / length};
}

bool says(const Routine& routine, const std::string& part) {
  return std::any_of(routine.warnings.begin(), routine.warnings.end(),
                     [&](const std::string& text) { return text.find(part) != text.npos; });
}

}  // namespace

TEST_CASE("every shipped file is a routine named like it, and every file is shipped") {
  std::set<std::string> names;
  for (const ShippedFile& file : shipped_routine_files()) {
    const ParsedRoutine parsed = parse_routine(file.text, file.name);
    for (const std::string& complaint : parsed.complaints) FAIL_CHECK(complaint);
    REQUIRE(parsed.routine);
    CHECK(parsed.routine->id + ".toml" == file.name);
    CHECK(file.text == read_text((root / "routines" / file.name).string()));
    names.emplace(file.name);
  }
  CHECK(shipped_routines().size() == names.size());
  for (const auto& entry : fs::directory_iterator{root / "routines"})
    if (entry.path().extension() == ".toml")
      CHECK(names.contains(entry.path().filename().string()));
}

TEST_CASE("every shipped routine is whole: words, warnings, sources, demands, pictures") {
  for (const Routine& one : shipped_routines()) {
    INFO(one.id);
    CHECK_FALSE(one.demands.empty());
    CHECK_FALSE(one.needs.empty());
    CHECK(one.warnings.size() >= 2);
    CHECK_FALSE(one.sources.empty());
    CHECK(one.purpose.find("omfort") != one.purpose.npos);
    for (const Contraindication& against : one.contraindications)
      if (!against.instead.empty()) CHECK(routine(against.instead).id == against.instead);
    for (const RoutineStep& step : one.steps) {
      CHECK_FALSE(step.cue.empty());
      CHECK(step.target);
      CHECK(one.figure(step.figure));
    }
  }
}

TEST_CASE("the doses of the shipped routines are those of the evidence") {
  const RoutineStep& rest = routine("constructive-rest").steps.at(0);
  CHECK(rest.hold_from >= 5min);
  CHECK(rest.hold_to <= 10min);
  CHECK(rest.breathing == Breathing{.in_s = 4, .out_s = 6});
  for (const char* id : {"lunge", "standing-lunge"}) {
    const RoutineStep& lunge = routine(id).steps.at(0);
    CHECK(lunge.side == StepSide::each);
    CHECK(lunge.hold_from >= 30s);
    CHECK(lunge.hold_to <= 45s);
    CHECK(lunge.repetitions >= 2);
    CHECK(lunge.repetitions <= 4);
  }
  CHECK(routine("ball-release").steps.size() == 4);
  for (const RoutineStep& spot : routine("ball-release").steps) {
    CHECK(spot.hold_from >= 30s);
    CHECK(spot.hold_to <= 60s);
  }
  for (const Routine& one : shipped_routines())
    CHECK(one.supporting == (one.id == "glute-bridge" || one.id == "dead-bug"));
}

TEST_CASE("the warnings that must be seen are with the routines they are about") {
  for (const char* id : {"lunge", "standing-lunge"}) {
    CHECK(says(routine(id), "sharp"));
    CHECK(says(routine(id), "Do not push deeper"));
  }
  CHECK(says(routine("ball-release"), "Never a hard ball or a foam roller"));
  CHECK(says(routine("ball-release"), "Never press harder"));
}

TEST_CASE("the figures show what the clip is to see") {
  for (const Routine& one : shipped_routines()) {
    for (const RoutineStep& step : one.steps) {
      INFO(one.id << ": " << step.title);
      const Figure& figure = *one.figure(step.figure);
      CHECK(in_band(*step.target, thigh_of(figure, figure.near)));
      if (step.other_leg) CHECK(in_band(*step.other_leg, thigh_of(figure, figure.far)));
      if (step.side == StepSide::none) CHECK(in_band(*step.target, thigh_of(figure, figure.far)));
    }
    const Figure* rest = one.figure("rest");
    if (rest) CHECK_FALSE(in_band(*one.steps.at(0).target, thigh_of(*rest, rest->near)));
  }
}

TEST_CASE("nobody who sits, stands or walks at a desk is in the pose of a shipped routine") {
  for (const Routine& one : shipped_routines())
    for (const RoutineStep& step : one.steps)
      for (double flexion = -7; flexion <= 84; flexion += 1) {
        const double front_up = std::sin(flexion * 3.14159265 / 180);
        INFO(one.id << " at " << flexion);
        CHECK_FALSE(in_band(*step.target, {.flexion_deg = flexion, .front_up = front_up}));
      }
}
