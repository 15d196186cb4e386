#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;

namespace {

StoredBout row(std::int64_t source_id, double from_min, double to_min) {
  return {.source_id = source_id,
          .begin_utc_ms = monday_ms + static_cast<std::int64_t>(from_min * minute_ms),
          .duration_ms = static_cast<std::int64_t>((to_min - from_min) * minute_ms),
          .utc_offset_s = 3600,
          .posture = Posture::sitting};
}

const std::vector<Source> sources{{7, SourceKind::clip, "SW-7", 1},
                                  {9, SourceKind::import, "b", 2}};

}  // namespace

TEST_CASE("an import brings rows and sources in, and doing it again changes nothing") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  const std::vector<StoredBout> rows{row(7, 0, 10), row(9, 10, 20), row(7, 20, 30)};
  CHECK(writer.import(sources, rows).added == 3);
  const std::vector<StoredBout> before = stored(folder.file());
  CHECK(before.size() == 3);
  const ImportCounts again = writer.import(sources, rows);
  CHECK(again.added == 0);
  CHECK(again.unchanged == 3);
  CHECK(stored(folder.file()) == before);
  const std::vector<Source> found = HistoryReader{folder.file()}.sources();
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "SW-7");
  CHECK(found[0].kind == SourceKind::clip);
  CHECK(found[0].created_utc_ms == 1);
}

TEST_CASE("an import from a history restores it, sources under other numbers included") {
  TempFolder from;
  TempFolder to;
  HistoryWriter first{from.file()};
  first.import(sources, std::vector{row(7, 0, 10), row(9, 10, 20)});
  HistoryWriter second{to.file()};
  second.import(std::vector<Source>{{1, SourceKind::simulated, "other", 5}}, {});
  HistoryReader reader{from.file()};
  CHECK(second.import(reader.sources(), stored(from.file())).added == 2);
  CHECK(rows(to.file()) == rows(from.file()));
}

TEST_CASE("an import skips and counts what overlaps, whoever it belongs to") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.import(sources, std::vector{row(7, 10, 20)});
  const ImportCounts counts =
      writer.import(sources, std::vector{row(7, 5, 11), row(9, 19, 21), row(9, 12, 13),
                                         row(9, 0, 30), row(9, 20, 21), row(9, 10, 12)});
  CHECK(counts.overlapping == 5);
  CHECK(counts.added == 1);
  CHECK(HistoryReader{folder.file()}.integrity().empty());
}

TEST_CASE("an import skips and counts rows that contradict themselves") {
  std::vector<StoredBout> bad(10, row(7, 0, 10));
  bad[0].source_id = 99;
  bad[1].duration_ms = 0;
  bad[2].posture = Posture::unknown;
  bad[3].utc_offset_s = 90'000;
  bad[4].interrupted_ms = bad[4].duration_ms + 1;
  bad[5].moving_ms = -1;
  bad[6].begin_utc_ms = -5;
  bad[7].duration_ms = std::int64_t{1} << 62;
  bad[8].steps = -1;
  bad[9].running_ms = bad[9].duration_ms + 1;
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  CHECK(writer.import(sources, bad).invalid == 10);
  CHECK(rows(folder.file()).empty());
}
