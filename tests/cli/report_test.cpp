// The report: its pieces, and the file the program writes.
#include <algorithm>

#include "cli/filled_history.hpp"
#include "cli/report/charts.hpp"
#include "cli/report/html.hpp"
#include "cli/report/page.hpp"
#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::cli;
using namespace sitwell::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::local_days monday{std::chrono::year{2026} / 11 / 16};

DayFigures day_of(std::chrono::local_days date, bool counts) {
  DayFigures day{.date = date, .counts = counts};
  day.exposure.worn = 10h;
  day.exposure.sitting = 5h;
  day.exposure.prolonged_30_min = 3h;
  day.exposure.prolonged_60_min = 1h;
  return day;
}

ReportData week() {
  ReportData data{.written = monday + std::chrono::days{6},
                  .first = monday,
                  .last = monday + std::chrono::days{6}};
  for (int i = 0; i < 7; ++i) data.days.push_back(day_of(monday + std::chrono::days{i}, i != 3));
  return data;
}

}  // namespace

TEST_CASE("text is escaped on its way into HTML") {
  CHECK(escaped("<a href=\"x\">'&'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(escaped("caf\xE9\x1b[2J") == "caf\xEF\xBF\xBD\xEF\xBF\xBD[2J");
  CHECK(escaped("naïve ◆") == "naïve ◆");
  CHECK(element("p", "<b>", "class=\"x\"") == "<p class=\"x\">&lt;b&gt;</p>\n");
  CHECK_THAT(table({"<"}, {{"&"}}),
             ContainsSubstring("<th>&lt;</th>") && ContainsSubstring("<th>&amp;</th>"));
  CHECK_THAT(facts({{"<", ">"}}), ContainsSubstring("<dt>&lt;</dt><dd>&gt;</dd>"));
}

TEST_CASE("a day's bar is as high as its sitting, in parts that add up") {
  const std::string chart = exposure_chart({day_of(monday, true)}, 43, {monday});
  // Half of each worn hour: 12 min brief, 12 min to an hour, 6 min longer, on 190 units an hour.
  CHECK_THAT(chart,
             ContainsSubstring("y=\"160.0\" width=\"483.0\" height=\"38.0\" class=\"brief\"") &&
                 ContainsSubstring("height=\"38.0\" class=\"hatched\"") &&
                 ContainsSubstring("height=\"19.0\" class=\"long\""));
  CHECK_THAT(chart, ContainsSubstring("class=\"goal\"") && !ContainsSubstring("pale"));
  CHECK(count_of(chart, "class=\"routine\"") == 1);
  CHECK_THAT(exposure_chart({day_of(monday, false)}, std::nullopt, {}),
             ContainsSubstring("pale") && !ContainsSubstring("class=\"goal\""));
}

TEST_CASE("figures are drawn where they belong") {
  const std::string chart =
      figure_chart("Stress & co", {{monday, 0}, {monday + std::chrono::days{2}, 10}}, monday,
                   monday + std::chrono::days{2});
  CHECK_THAT(chart,
             ContainsSubstring("Stress &amp; co") && ContainsSubstring("M16.0 57.0 L216.0 5.0"));
  CHECK(count_of(chart, "<circle") == 2);
}

TEST_CASE("a report of nothing but wear says what there is not") {
  const std::string page = report_page(week());
  CHECK_THAT(page, ContainsSubstring("not a diagnosis") &&
                       ContainsSubstring("None in these weeks") &&
                       ContainsSubstring("Not answered yet"));
  CHECK_THAT(page, !ContainsSubstring("What hurt"));
}

TEST_CASE("what the wearer wrote and files are called stays text") {
  ReportData data = week();
  data.routines.push_back({monday, lunge_of(0)});
  data.routines.back().record.title = "<script>alert(1)</script>";
  data.routines.back().record.outcome = RoutineOutcome::hurt;
  data.plan = Plan{.reason = "<img src=x>"};
  const std::string page = report_page(data);
  CHECK_THAT(page, !ContainsSubstring("<script") && !ContainsSubstring("<img") &&
                       ContainsSubstring("&lt;script&gt;alert(1)"));
}

TEST_CASE("the screening's red flags and what was not a no are listed") {
  ReportData data = week();
  data.screening = ReportScreening{monday,
                                   {.conditions = {{Condition::hernia, ConditionAnswer::cleared}},
                                    .signs = {{Sign::fever, true}}}};
  const std::string part = screening_part(data);
  CHECK_THAT(part, ContainsSubstring("1 of 9 red flags") && ContainsSubstring("hernia") &&
                       ContainsSubstring("cleared by a professional"));
  CHECK(count_of(part, "<li>") == 2);
}

TEST_CASE("the program writes a report that needs nothing else") {
  const Sandbox box;
  CHECK(box.run("report --out report.html").exit_code == 1);
  fill_history(box);
  const Outcome outcome = box.run("report --out report.html");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("two A4 pages"));
  const std::string page = box.read("report.html");
  CHECK_THAT(page,
             ContainsSubstring("Gentle kneeling lunge; where: front of the hip, how: sharp") &&
                 ContainsSubstring("cleared by a professional") &&
                 ContainsSubstring("Low back pain: ") && ContainsSubstring("43 min in a worn"));
  CHECK_THAT(page, !ContainsSubstring("<script") && !ContainsSubstring("http"));
  CHECK(box.run("report --out nowhere/report.html").exit_code == 1);
  CHECK(box.run("report --weeks 13 --out r.html").exit_code == 2);
}
