#include "config/routine_file.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "config/routine_catalogue.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"
#include "support/golden.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

const std::string least = R"(id = "x"
title = "X"
purpose = "For a test."
[[steps]]
title = "Lie down"
instruction = "Lie down."
hold_s = 30
)";

/// Every field there is.
const std::string everything = R"(id = "my-lunge_2"
title = "Mine"
purpose = "For a test."
supporting = true
demands = ["kneeling", "ball"]
needs = ["A mat"]
warnings = ["Mind the cat.", "Grüße"]
sources = ["doi:10.1/x"]
[[contraindications]]
condition = "hernia"
why = "It \"pulls\"."
instead = "constructive-rest"
[[contraindications]]
condition = "pregnancy"
why = "Face down."
[[steps]]
title = "Kneel"
instruction = "Kneel down."
cue = "Softly"
side = "each"
hold_s = [30, 45]
repetitions = 2
rest_s = 10
breathing_s = [4, 6]
figure = "down"
target = {flexion_deg = [-30, -8], most_roll_deg = 30, still_mg = 35, facing = "up"}
spotted = {after_s = 20, from_upright = true}
[steps.other_leg]
flexion_deg = [60, 120]
[[steps]]
title = "Rest"
instruction = "Lie down."
hold_s = 900
[[figures]]
name = "down"
trunk = -90
neck = 5
near = {hip = 52, knee = 115, ankle = -27, shoulder = -10, elbow = 55}
far = {hip = 1}
prop = "chair"
)";

std::string complaints_of(const std::string& toml) {
  std::string all;
  for (const std::string& complaint : parse_routine(toml, "r.toml").complaints)
    all += complaint + "\n";
  return all;
}

/// `least` with its hold's line replaced, which is line 7.
std::string with_step(const std::string& lines) {
  return least.substr(0, least.find("hold_s")) + lines + "\n";
}

/// `least` with more about the routine on top.
std::string with_top(const std::string& lines) { return lines + "\n" + least; }

struct Wrong {
  std::string toml;
  std::string said;
};

}  // namespace

TEST_CASE("a routine needs an id, a title, a purpose and a step; the rest has defaults") {
  const ParsedRoutine parsed = parse_routine(least, "r.toml");
  CHECK(parsed.complaints.empty());
  REQUIRE(parsed.routine);
  Routine expected;
  expected.id = "x";
  expected.title = "X";
  expected.purpose = "For a test.";
  expected.steps.push_back({.title = "Lie down", .instruction = "Lie down."});
  CHECK(*parsed.routine == expected);
}

TEST_CASE("every field of a routine file is read") {
  CHECK(complaints_of(everything).empty());
  const ParsedRoutine parsed = parse_routine(everything, "r.toml");
  REQUIRE(parsed.routine);
  const Routine& routine = *parsed.routine;
  CHECK(routine.supporting);
  CHECK(routine.demands == std::vector{Demand::kneeling, Demand::ball});
  CHECK(routine.warnings == std::vector<std::string>{"Mind the cat.", "Grüße"});
  REQUIRE(routine.contraindications.size() == 2);
  CHECK(routine.contraindications[0] ==
        Contraindication{Condition::hernia, "It \"pulls\".", "constructive-rest"});
  REQUIRE(routine.steps.size() == 2);
  const RoutineStep& step = routine.steps[0];
  CHECK(step.cue == "Softly");
  CHECK(step.side == StepSide::each);
  CHECK(step.hold_from == 30s);
  CHECK(step.hold_to == 45s);
  CHECK(step.repetitions == 2);
  CHECK(step.rest == 10s);
  CHECK(step.breathing == Breathing{.in_s = 4, .out_s = 6});
  CHECK(step.target == PoseTarget{-30, -8, 30, 0.035, Facing::up});
  CHECK(step.other_leg == PoseTarget{60, 120, 90, 0.06, Facing::any});
  CHECK(step.spotted == Spotted{20s, true});
  CHECK(routine.steps[1].hold_from == 900s);
  REQUIRE(routine.figure("down"));
  const Figure& figure = *routine.figure("down");
  CHECK(figure.trunk == -90);
  CHECK(figure.neck == 5);
  CHECK(figure.near == Limbs{52, 115, -27, -10, 55});
  CHECK(figure.far == Limbs{.hip = 1});
  CHECK(figure.prop == Prop::chair);
}

TEST_CASE("the far side of a figure is like the near one unless it is said") {
  const ParsedRoutine parsed =
      parse_routine(least + "[[figures]]\nname = \"f\"\nnear = {hip = 7}\n", "r.toml");
  REQUIRE(parsed.routine);
  CHECK(parsed.routine->figures[0].far == Limbs{.hip = 7});
}

TEST_CASE("what is written reads as the same routine") {
  std::vector<Routine> routines{shipped_routines().begin(), shipped_routines().end()};
  routines.push_back(*parse_routine(least, "r.toml").routine);
  routines.push_back(*parse_routine(everything, "r.toml").routine);
  for (const Routine& routine : routines) {
    const std::string text = routine_text(routine);
    INFO(text);
    const ParsedRoutine again = parse_routine(text, "r.toml");
    CHECK(again.complaints.empty());
    REQUIRE(again.routine);
    CHECK(*again.routine == routine);
    CHECK(routine_text(*again.routine) == text);
  }
}

TEST_CASE("what is wrong with a routine is said with its place and what was expected") {
  const auto wrong = GENERATE(values<Wrong>({
      {"id = \"x\"\ntitle = \"X\"\n[[steps]]\ntitle = \"t\"\ninstruction = \"i\"\nhold_s = 5",
       "r.toml:1:1: the file has no purpose; expected a text in quotes, of 1 to 600 characters in "
       "one line\n"},
      {"id = \"x\"\ntitle = \"X\"\npurpose = \"p\"",
       "r.toml:1:1: the file has no steps; expected 1 to 20 sections [[steps]], in two pairs of "
       "brackets\n"},
      {"id = \"x\"\ntitle = \"X\"\npurpose = \"p\"\nsteps = []",
       "r.toml:4:9: steps cannot be used as it is; expected 1 to 20 sections [[steps]], in two "
       "pairs of brackets\n"},
      {"id = \"My Lunge\"" + least.substr(8),
       "r.toml:1:6: id cannot be used as it is; expected 1 to 40 of the characters a to z, 0 to 9, "
       "- and _, in quotes\n"},
      {with_step("hold = 30"),
       "r.toml:4:1: steps[1] has no hold_s; expected a whole number from 5 to 900, or two in "
       "brackets, the lesser first\n"
       "r.toml:7:1: steps[1].hold means nothing here; did you mean hold_s?\n"},
      {with_step("hold_s = [45, 30]"),
       "r.toml:7:10: steps[1].hold_s cannot be used as it is; expected a whole number from 5 to "
       "900, or two in brackets, the lesser first\n"},
      {with_step("hold_s = 30\nside = \"both\""),
       "r.toml:8:8: steps[1].side cannot be used as it is; expected \"none\", \"left\", \"right\" "
       "or \"each\"\n"},
      {with_step("hold_s = 30\nfigure = \"knee\""),
       "r.toml:8:10: steps[1].figure cannot be used as it is; expected the name of a figure, and "
       "there is no [[figures]]\n"},
      {with_step("hold_s = 30\nfigure = \"knee\"\n[[figures]]\nname = \"kneel\""),
       "r.toml:8:10: steps[1].figure cannot be used as it is; expected \"kneel\"\n"},
      {with_step("hold_s = 30\n[steps.target]\nflexion_deg = [10, 200]"),
       "r.toml:9:15: steps[1].target.flexion_deg cannot be used as it is; expected the lesser "
       "angle first, and no more than 180 degrees between them\n"},
      {with_step("hold_s = 30\n[steps.target]\nflexion_deg = [-181, 0]"),
       "r.toml:9:15: steps[1].target.flexion_deg cannot be used as it is; expected two whole "
       "numbers from -180 to 360 in brackets\n"},
      {with_step("hold_s = 30\n[steps.target]\nstill_mg = 30"),
       "r.toml:8:1: steps[1].target has no flexion_deg; expected two whole numbers from -180 to "
       "360 in brackets\n"},
      {with_step("hold_s = 30\nother_leg = {flexion_deg = [60, 120]}"),
       "r.toml:8:13: steps[1].other_leg cannot be used as it is; expected a step with a target, "
       "and a side to tell from the other\n"},
      {with_step("hold_s = 30\nspotted = {after_s = 20}"),
       "r.toml:8:11: steps[1].spotted cannot be used as it is; expected a step with a target: what "
       "the clip would know it by\n"},
      {with_top("demands = [\"kneel\", \"ball\", \"ball\"]"),
       "r.toml:1:12: demands[1] cannot be used as it is; expected \"lying_on_back\", "
       "\"face_down\", \"ball\", \"kneeling\", \"hip_extension\" or \"abdominal_effort\"\n"
       "r.toml:1:29: demands[3] cannot be used as it is; expected each name once\n"},
      {least + "[[contraindications]]\ncondition = \"hernai\"\nwhy = \"w\"",
       "r.toml:9:13: contraindications[1].condition cannot be used as it is; expected a name from "
       "docs/routines.md; did you mean \"hernia\"?\n"},
      {least + "[[contraindications]]\ncondition = \"hernia\"\nwhy = \"w\"\ninstead = \"x\"",
       "r.toml:11:11: contraindications[1].instead cannot be used as it is; expected the id of "
       "another routine\n"},
      {with_top("titel = \"X\""), "r.toml:1:1: titel means nothing here; did you mean title?\n"},
      {with_top("supporting = 1"),
       "r.toml:1:14: supporting cannot be used as it is; expected true or false\n"},
      {with_top("needs = \"A mat\""),
       "r.toml:1:9: needs cannot be used as it is; expected a list of 12 texts at most\n"},
      {with_top("needs = [\"A mat\", \"two\\nlines\"]"),
       "r.toml:1:19: needs[2] cannot be used as it is; expected a text in quotes, of 1 to 140 "
       "characters in one line\n"},
      {least + "[[figures]]\nname = \"f\"\ntrunk = 0.5\n[[figures]]\nname = \"f\"",
       "r.toml:10:9: figures[1].trunk cannot be used as it is; expected a whole number from -180 "
       "to 180\n"
       "r.toml:12:8: figures[2].name cannot be used as it is; expected a name that no other figure "
       "has\n"},
      {least + "[[figures]]\nname = \"f\"\nnear = {hip = 200, hand = 3}",
       "r.toml:10:15: figures[1].near.hip cannot be used as it is; expected a whole number from "
       "-60 to 150\n"
       "r.toml:10:20: figures[1].near.hand means nothing here; did you mean hip?\n"},
      {least + "[[figures]]\nname = \"f\"\nnear = 3",
       "r.toml:10:8: figures[1].near cannot be used as it is; expected a table of fields in "
       "braces, "
       "or a section\n"},
  }));
  INFO(wrong.toml);
  CHECK(complaints_of(wrong.toml) == wrong.said);
  CHECK_FALSE(parse_routine(wrong.toml, "r.toml").routine);
}

TEST_CASE("numbers beyond what anybody means are refused") {
  const auto line =
      GENERATE(as<std::string>{}, "hold_s = 4", "hold_s = 901", "hold_s = [5, 901]", "hold_s = []",
               "hold_s = \"30\"", "hold_s = 30.5", "hold_s = 30\nrepetitions = 0",
               "hold_s = 30\nrepetitions = 21", "hold_s = 30\nrest_s = -1",
               "hold_s = 30\nrest_s = 301", "hold_s = 30\nbreathing_s = [0, 6]",
               "hold_s = 30\nbreathing_s = 5", "hold_s = 30\ntarget = {flexion_deg = [0, 0]}",
               "hold_s = 30\ntarget = {flexion_deg = [0, 9], most_roll_deg = 91}",
               "hold_s = 30\ntarget = {flexion_deg = [0, 9], still_mg = 4}",
               "hold_s = 30\ntarget = {flexion_deg = [0, 9], facing = \"left\"}",
               "hold_s = 30\ntarget = {flexion_deg = [0, 9]}\nspotted = {after_s = 4}",
               "hold_s = 9223372036854775807");
  INFO(line);
  const ParsedRoutine parsed = parse_routine(with_step(line), "r.toml");
  CHECK(parsed.complaints.size() == 1);
  CHECK_FALSE(parsed.routine);
}

TEST_CASE("text is one line that a terminal and a reader can trust") {
  const auto bad = GENERATE(as<std::string>{}, "", "  ", "a\\nb", "a\\tb", "\\u001b[2J", "\\u007f",
                            "\\u009b2J", "\\u202egnirts", "\\u2066x", "\\u2028");
  INFO(bad);
  std::string text = least;
  text.replace(text.find("For a test."), 11, bad);
  CHECK_THAT(complaints_of(text), ContainsSubstring("r.toml:3:11: purpose cannot be used"));
}

TEST_CASE("lengths are counted in characters, not in bytes") {
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "ü";
  const auto titled = [](const std::string& title) {
    std::string text = least;
    return text.replace(text.find("\"X\""), 3, "\"" + title + "\"");
  };
  CHECK(complaints_of(titled(sixty)).empty());
  CHECK_FALSE(complaints_of(titled(sixty + "u")).empty());
}

TEST_CASE("a text that is no TOML, or no routine at all, is refused in a few sentences") {
  CHECK_THAT(complaints_of("id = \n"), ContainsSubstring("r.toml:1:"));
  CHECK_THAT(complaints_of("id = \n"), ContainsSubstring("; expected TOML"));
  CHECK(complaints_of(std::string(100'001, '#')) ==
        "r.toml:1:1: the text is too large for a routine; expected less than 100 kB\n");
  CHECK_THAT(complaints_of(std::string(90'000, '[')), ContainsSubstring("expected TOML"));
  std::string many = "[[steps]]\n", dotted = "a";
  for (int i = 0; i < 5000; ++i) many.append("k").append(std::to_string(i)).append(" = 1\n");
  CHECK(parse_routine(many, "r.toml").complaints.size() == 100);
  for (int i = 0; i < 40'000; ++i) dotted += ".a";
  CHECK(parse_routine(dotted + " = 1", "r.toml").complaints.size() == 1);
  CHECK(complaints_of(with_top("\"\\u001b[2J\" = 1")).find('\x1b') == std::string::npos);
  CHECK(complaints_of(with_top("\"\\u009b2J\" = 1")).starts_with("r.toml:1:1: ?2J means nothing"));
  CHECK(complaints_of("supporting = tru\t\te").find('\t') == std::string::npos);
  std::string steps;
  for (int i = 0; i < 21; ++i) steps += "[[steps]]\n";
  CHECK_THAT(complaints_of(steps), ContainsSubstring("expected 1 to 20 sections [[steps]]"));
}

TEST_CASE("a routine file that cannot be read is a sentence too") {
  const TemporaryFolder folder;
  CHECK(read_routine(folder.path / "none.toml").complaints ==
        std::vector{(folder.path / "none.toml").string() + ": there is no such file"});
  CHECK_THAT(read_routine(folder.path).complaints.at(0), ContainsSubstring("yours to read"));
  CHECK_THAT(read_routine("/dev/zero").complaints.at(0), ContainsSubstring("yours to read"));
  const auto large = folder.write("large.toml", std::string(100'001, '#'));
  CHECK_THAT(read_routine(large).complaints.at(0), ContainsSubstring("too large"));
  const auto good = folder.write("good.toml", least);
  CHECK(read_routine(good).routine->id == "x");
}

TEST_CASE("the manual's example is a routine, and the manual has every name") {
  const std::string manual = read_text(std::string{SITWELL_SOURCE_DIR} + "/docs/routines.md");
  const std::size_t begin = manual.find("```toml\n") + 8;
  const std::string example = manual.substr(begin, manual.find("```", begin) - begin);
  CHECK(complaints_of(example).empty());
  std::vector<std::string_view> names;
  for (const Condition condition : all_conditions) names.push_back(name_of(condition));
  for (const Demand demand : all_demands) names.push_back(name_of(demand));
  for (const StepSide side : all_step_sides) names.push_back(name_of(side));
  for (const Prop prop : all_props)
    if (prop != Prop::none) names.push_back(name_of(prop));
  for (const Routine& routine : shipped_routines()) names.push_back(routine.id);
  for (const std::string_view name : names)
    CHECK_THAT(manual, ContainsSubstring(std::string{"`"}.append(name).append("`")));
}
