// What is erased is gone from the bytes of the files, not only from view.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr UtcRange always{0, latest_utc_ms};
const std::string secret = "secretly sore";

bool anywhere(const fs::path& folder, const std::string& text) {
  for (const auto& entry : fs::directory_iterator{folder})
    if (content(entry.path()).find(text) != std::string::npos) return true;
  return false;
}

/// Two years of check-ins with notes, each replaced once, in no order so that pages are split and
/// merged; sessions, screenings and plans besides.
void fill(HistoryWriter& writer, int days) {
  std::mt19937 random{5};
  std::vector<int> order;
  for (int day = 0; day < days; ++day) order.push_back(day);
  std::shuffle(order.begin(), order.end(), random);
  for (const int day : order)
    for (const std::size_t length : {400U, 40U})
      writer.save(CheckIn{.figures = {{Symptom::low_back_pain, 3}},
                          .note = secret + std::string(length, 'x')},
                  at_min(day * 24 * 60 + 720), 4h);
  RoutineRecord record = finished(routine_at(540));
  record.title = secret;
  writer.save(record);
  writer.save(ScreeningAnswers{.signs = {{Sign::fever, true}}}, at_min(1));
  writer.save(Plan{.reason = secret}, at_min(1));
}

}  // namespace

TEST_CASE("after health is forgotten not a word of it is left in the files, and bouts stay") {
  const int days = GENERATE(1, 300);
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  writer.apply(std::vector<Effect>{saved(0, 10), saved(10, 20, Posture::exercising)});
  writer.save(Prompt{.shown = at_min(15), .ended = at_min(15)});
  fill(writer, days);
  REQUIRE(anywhere(folder.path(), secret));
  HistoryReader reader{folder.file()};
  REQUIRE(reader.routines(always).size() == 1);

  // Two rows a check-in; a session, its holds and spans; a screening and its answer; a plan.
  CHECK(writer.forget_health() == 2 * days + 1 + 2 + 2 + 2 + 1);
  CHECK_FALSE(anywhere(folder.path(), secret));
  CHECK_FALSE(anywhere(folder.path(), "fever"));
  CHECK(reader.routines(always).empty());
  CHECK(reader.check_ins({}, std::chrono::local_days{std::chrono::days{30'000}}).empty());
  CHECK(reader.screenings().empty());
  CHECK_FALSE(reader.plan());
  CHECK(reader.prompts(always).size() == 1);
  CHECK(rows(folder.file()) == std::vector<std::string>{"0-10 sitting", "10-20 exercising"});
  CHECK(reader.integrity().empty());
  CHECK(writer.forget_health() == 0);
  CHECK(writer.save(CheckIn{.stress = 1}, at_min(720), 4h));
}

TEST_CASE("a note that was replaced is gone from the file before anybody asks") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.anchor({at_min(0), monday_ms});
    writer.save(CheckIn{.note = secret + std::string(400, 'x')}, at_min(600), 4h);
    writer.save(CheckIn{.note = "fine"}, at_min(601), 4h);
  }
  CHECK_FALSE(anywhere(folder.path(), secret));  // closing the last connection empties the log
}

TEST_CASE("while another program reads, what is forgotten is out of view, and asked again, gone") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.anchor({at_min(0), monday_ms});
  fill(writer, 3);
  {
    const OpenRead other{folder.file()};
    std::string said;
    try {
      writer.forget_health();
    } catch (const HistoryError& error) {
      said = error.what();
    }
    CHECK(said.find("another program is reading the history") != std::string::npos);
    CHECK(HistoryReader{folder.file()}.routines(always).empty());
  }
  CHECK(writer.forget_health() == 0);
  CHECK_FALSE(anywhere(folder.path(), secret));
}
