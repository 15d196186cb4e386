// Check-ins, screenings and plans.
#include <chrono>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace {

constexpr local_days monday{2024y / January / 8};
constexpr UtcRange always{0, latest_utc_ms};
constexpr minutes four{4h};

ClockAnchor clock(double boot_min, double utc_min) {
  return {at_min(boot_min), monday_ms + static_cast<std::int64_t>(utc_min * minute_ms)};
}

CheckIn felt(int back, std::string note = {}) {
  return {.figures = {{Symptom::low_back_pain, back}, {Symptom::digestion, 0}},
          .stress = 4,
          .note = std::move(note)};
}

std::vector<StoredCheckIn> check_ins(const std::filesystem::path& file) {
  return HistoryReader{file}.check_ins(monday - days{400}, monday + days{400});
}

struct Run {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  Run() { writer.anchor(clock(0, 0)); }
  [[nodiscard]] HistoryReader reader() const { return HistoryReader{folder.file()}; }
};

}  // namespace

TEST_CASE("a check-in is kept with what was answered, and nothing else") {
  Run run;
  REQUIRE(run.writer.save(felt(3, "après-midi: \"ça va\"\n\tmieux"), at_min(600), four));
  REQUIRE(run.writer.save(CheckIn{.stress = 0}, at_min(600 + 24 * 60), four));
  const auto rows = check_ins(run.folder.file());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at_utc_ms == monday_ms + 10 * hour_ms);
  CHECK(rows[0].day == monday);
  CHECK(rows[0].check_in == felt(3, "après-midi: \"ça va\"\n\tmieux"));
  CHECK(rows[1].check_in == CheckIn{.stress = 0});
  CHECK(run.reader().check_ins(monday, monday).size() == 1);
  CHECK(run.reader().check_ins(monday + days{2}, monday + days{9}).empty());
}

TEST_CASE("a second check-in of a day replaces the first, its figures too") {
  Run run;
  run.writer.save(felt(3, "tired"), at_min(600), four);
  run.writer.save(CheckIn{.figures = {{Symptom::front_of_hip, 5}}}, at_min(28 * 60 - 1), four);
  const auto rows = check_ins(run.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].check_in == CheckIn{.figures = {{Symptom::front_of_hip, 5}}});
  CHECK(integer(run.folder.file(), "SELECT count(*) FROM check_in_figure") == 1);
  run.writer.save(felt(2), at_min(28 * 60), four);
  CHECK(check_ins(run.folder.file()).size() == 2);
}

TEST_CASE("check-ins are of the local day when the clocks change, and on a journey") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  // An hour ahead until Tuesday 02:00 UTC, two after: 02:59 is followed by 04:00.
  int zone_h = 1;
  const auto offset_at = [&zone_h](std::int64_t utc_ms) {
    return utc_ms < monday_ms + 26 * hour_ms ? 3600 : (zone_h + 1) * 3600;
  };
  writer.record_as(SourceKind::clip, "SW-1", Calendar{{Instant{}, monday_ms}, offset_at});
  writer.save(felt(1), at_min(26 * 60 - 1), four);  // 02:59, still Monday
  writer.save(felt(2), at_min(26 * 60), four);      // 04:00, Tuesday
  const auto rows = check_ins(folder.file());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].day == monday);
  CHECK(rows[0].utc_offset_s == 3600);
  CHECK(rows[1].day == monday + days{1});
  CHECK(rows[1].utc_offset_s == 7200);
  zone_h = -8;  // flown west on Wednesday, where it is Tuesday again
  writer.record_as(SourceKind::clip, "SW-1", Calendar{{Instant{}, monday_ms}, offset_at});
  writer.save(felt(3), at_min(50 * 60), four);
  CHECK(check_ins(folder.file()).size() == 2);
  CHECK(check_ins(folder.file()).at(1).check_in == felt(3));
}

TEST_CASE("a check-in that is none is not kept, and the one before stays") {
  Run run;
  run.writer.save(felt(3), at_min(600), four);
  const auto refused = [&](const CheckIn& check_in) {
    return !run.writer.save(check_in, at_min(601), four);
  };
  CHECK(refused({}));
  CHECK(refused(felt(11)));
  CHECK(refused({.stress = -1}));
  CHECK(refused(felt(1, std::string(longest_note + 1, 'x'))));
  CHECK(refused(felt(1, "red \x1B[31m")));
  CHECK(refused(felt(1, "latin-1 \xE9")));
  CHECK(refused(felt(1, std::string("cut\0off", 7))));
  CHECK(refused({.figures = {{static_cast<Symptom>(77), 1}}}));
  CHECK(check_ins(run.folder.file()).at(0).check_in == felt(3));
}

TEST_CASE("hostile check-ins are left out, and figures for symptoms that nobody here knows") {
  Run run;
  run.writer.save(felt(3), at_min(600), four);
  execute(run.folder.file(),
          "PRAGMA ignore_check_constraints = 1;"
          "INSERT INTO check_in SELECT day + 1, at_utc_ms, 0, 99, 'x' FROM check_in;"
          "INSERT INTO check_in SELECT min(day) + 2, at_utc_ms, 0, 1, '' FROM check_in;"
          "INSERT INTO check_in SELECT min(day) - 1, at_utc_ms, 1 << 40, 1, '' FROM check_in;"
          "INSERT INTO check_in SELECT min(day) - 3, at_utc_ms, 0, NULL, '' FROM check_in;"
          "INSERT INTO check_in VALUES (9223372036854775807, 9223372036854775807, 0, 1, ''), "
          "(-9223372036854775808, 0, 0, 1, '');"
          "INSERT INTO check_in_figure SELECT at_utc_ms / 86400000, 7, 1 FROM check_in "
          "WHERE note = '' AND stress = 4;"
          "INSERT INTO check_in_figure SELECT at_utc_ms / 86400000, 263, 1 FROM check_in "
          "WHERE note = '' AND stress = 4;"
          "INSERT INTO check_in_figure SELECT at_utc_ms / 86400000, 2, 11 FROM check_in "
          "WHERE note = '' AND stress = 4;"
          "INSERT INTO check_in_figure VALUES (5, 2, 2)");
  const auto rows = check_ins(run.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].check_in == felt(3));
}

TEST_CASE("check-ins are imported once, and never over those that are there") {
  Run run;
  run.writer.save(felt(3), at_min(600), four);
  std::vector<StoredCheckIn> rows = check_ins(run.folder.file());
  rows[0].check_in = felt(9);
  rows.push_back(rows[0]);
  rows[1].at_utc_ms += day_ms;
  rows[1].day += days{1};
  rows.push_back(rows[0]);
  rows[2].day += days{1};
  rows.push_back(rows[1]);
  rows[3].check_in = {};
  const ImportCounts counts = run.writer.import(rows);
  CHECK(counts.added == 1);
  CHECK(counts.unchanged == 1);
  CHECK(counts.invalid == 2);
  CHECK(check_ins(run.folder.file()).at(0).check_in == felt(3));
  CHECK(check_ins(run.folder.file()).at(1).check_in == felt(9));
}

TEST_CASE("the last screening to be given counts, whatever the clock said") {
  Run run;
  CHECK_FALSE(run.reader().latest_screening());
  const ScreeningAnswers first{.conditions = {{Condition::hernia, ConditionAnswer::yes},
                                              {Condition::pregnancy, ConditionAnswer::no}},
                               .signs = {{Sign::fever, true}, {Sign::night_pain, false}}};
  const ScreeningAnswers second{.conditions = {{Condition::hernia, ConditionAnswer::cleared}}};
  REQUIRE(run.writer.save(first, at_min(600)));
  run.writer.anchor(clock(700, -60 * 24 * 400));
  REQUIRE(run.writer.save(second, at_min(700)));
  REQUIRE(run.writer.save(ScreeningAnswers{}, at_min(710)));
  const auto rows = run.reader().screenings();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].at_utc_ms == monday_ms + 10 * hour_ms);
  CHECK(rows[0].answers == first);
  CHECK(rows[1].answers == second);
  CHECK(run.reader().latest_screening() == rows[2]);
  CHECK(rows[2].answers == ScreeningAnswers{});
}

TEST_CASE("an answer that nobody here understands makes its screening void, not a no") {
  Run run;
  const ScreeningAnswers answers{.conditions = {{Condition::hernia, ConditionAnswer::yes}}};
  run.writer.save(answers, at_min(600));
  // A question that is not asked here is not answered either.
  execute(run.folder.file(), "INSERT INTO screening_answer VALUES (1, 'gout', 1)");
  CHECK(run.reader().latest_screening()->answers == answers);
  run.writer.save(answers, at_min(700));
  const char* hostile = GENERATE("UPDATE screening_answer SET answer = 3 WHERE screening_id = 2",
                                 "INSERT INTO screening_answer VALUES (2, 'fever', 2)",
                                 "INSERT INTO screening_answer VALUES (2, 'fever', -1)",
                                 "UPDATE screening SET utc_offset_s = 1 << 40 WHERE id = 2",
                                 "UPDATE screening SET at_utc_ms = -7 WHERE id = 2");
  execute(run.folder.file(), std::string{"PRAGMA ignore_check_constraints = 1;"} + hostile);
  CHECK(run.reader().screenings().size() == 1);
  CHECK_FALSE(run.reader().latest_screening());
}

TEST_CASE("the last plan to be made is in force, whatever the clock said, and all are kept") {
  Run run;
  CHECK_FALSE(run.reader().plan());
  const Plan first;
  const Plan second{.active = false,
                    .adapts = false,
                    .baseline_min_per_h = 41.25,
                    .goal_min_per_h = 37.5,
                    .routines_a_day = 2,
                    .routines = {"lunge", "constructive-rest"},
                    .level = 3,
                    .reason = "You asked for it.",
                    .goal_weeks = -2};
  REQUIRE(run.writer.save(first, at_min(600)));
  run.writer.anchor(clock(700, 100));
  REQUIRE(run.writer.save(second, at_min(700)));
  CHECK(run.reader().plan()->plan == second);
  const auto rows = run.reader().plans(always);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].plan == first);
  CHECK(rows[1] == run.reader().plan());
  CHECK(run.reader().plans({monday_ms + 9 * hour_ms, latest_utc_ms}).size() == 1);
}

TEST_CASE("a plan that is none is not kept, and hostile ones are passed over") {
  Run run;
  run.writer.save(Plan{.reason = "sound"}, at_min(600));
  const auto refused = [&](const Plan& plan) { return !run.writer.save(plan, at_min(601)); };
  CHECK(refused({.baseline_min_per_h = std::numeric_limits<double>::quiet_NaN()}));
  CHECK(refused({.goal_min_per_h = 61}));
  CHECK(refused({.routines_a_day = -1}));
  CHECK(refused({.routines = {"lunge", "Lunge 2"}}));
  CHECK(refused({.routines = {""}}));
  CHECK(refused({.level = highest_level + 1}));
  CHECK(refused({.reason = "\x07"}));
  execute(run.folder.file(),
          "PRAGMA ignore_check_constraints = 1;"
          "INSERT INTO plan VALUES (2, 0, 0, 1, 1, NULL, NULL, 1 << 40, '', 0, '', 0);"
          "INSERT INTO plan VALUES (3, 0, 0, 1, 1, 9e99, NULL, 1, '', 0, '', 0);"
          "INSERT INTO plan VALUES (4, 0, 0, 1, 1, NULL, -1, 1, '', 0, '', 0);"
          "INSERT INTO plan VALUES (5, 0, 0, 1, 1, NULL, NULL, 1, 'a  b', 0, '', 0);"
          "INSERT INTO plan VALUES (6, 0, 0, 1, 1, NULL, NULL, 1, '', 4, '', 0);"
          "INSERT INTO plan VALUES (7, 0, 0, 1, 1, NULL, NULL, 1, '', 0, '', 1 << 33);"
          "INSERT INTO plan VALUES (8, -1, 0, 1, 1, NULL, NULL, 1, '', 0, '', 0)");
  CHECK(run.reader().plans(always).size() == 1);
  CHECK(run.reader().plan()->plan.reason == "sound");
}
