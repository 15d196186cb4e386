// What the dashboard shows of a day and a week is what the command line tells of them.
#include <fmt/format.h>

#include "cli/sandbox.hpp"
#include "gui/model/day_view.hpp"
#include "gui/model/history_view.hpp"
#include "gui/support/rows.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using sitwell::test::Outcome;
using sitwell::test::Sandbox;

namespace {

/// A database of the working weeks in a sandbox; its path.
std::string write_history(const Sandbox& box) {
  const std::string path = box.path("history.db").string();
  HistoryWriter writer{path};
  const Source clip{1, SourceKind::clip, "SW-0042", 0};
  REQUIRE(writer.import({&clip, 1}, working_weeks().bouts).invalid == 0);
  REQUIRE(writer.import(working_weeks().routines).invalid == 0);
  return path;
}

World world_for(const HistoryChoice& choice) {
  World world = working_week_world();
  world.history = history_of(working_weeks(), world.now, needs_of(choice, world));
  return world;
}

}  // namespace

TEST_CASE("a day's figures are those of sitwell day") {
  const Sandbox box;
  const std::string path = write_history(box);
  const HistoryChoice choice{.range = Range::week, .day = date(2026, 11, 18)};
  const DayView view = day_view(world_for(choice), *choice.day);
  const Outcome told = box.run("day 2026-11-18 --db '" + path + "'");
  REQUIRE(told.exit_code == 0);
  REQUIRE(view.figures.size() == 4);
  const auto share_and_worn = view.figures[0].note;  // "48 % of 15 h 17 worn"
  const std::string share = share_and_worn.substr(0, share_and_worn.find(" of "));
  const std::string worn = share_and_worn.substr(share.size());
  CHECK_THAT(told.out,
             ContainsSubstring(fmt::format("{}{} ({})", view.figures[0].value, worn, share)));
  CHECK_THAT(told.out, ContainsSubstring(fmt::format("the longest {}", view.figures[1].value)));
  CHECK_THAT(told.out, ContainsSubstring(fmt::format("{} of a minute or more, {}",
                                                     view.figures[2].value, view.figures[2].note)));
  for (const SittingBout& bout : view.bouts) CHECK_THAT(told.out, ContainsSubstring(bout.length));
}

TEST_CASE("a week's figures are those of sitwell week") {
  const Sandbox box;
  const std::string path = write_history(box);
  const HistoryChoice choice{.range = Range::week, .anchor = date(2026, 11, 12)};
  const HistoryView view = history_view(world_for(choice), choice);
  const Outcome told = box.run("week 2026-11-12 --db '" + path + "'");
  REQUIRE(told.exit_code == 0);
  CHECK_THAT(told.out, ContainsSubstring(
                           fmt::format("Of each worn hour  {} sitting", view.figures[0].value)));
  CHECK_THAT(told.out,
             ContainsSubstring(fmt::format("Usual bout         {}", view.figures[1].value)));
  CHECK_THAT(told.out,
             ContainsSubstring(fmt::format("{} breaks an hour of sitting", view.figures[2].value)));
}
