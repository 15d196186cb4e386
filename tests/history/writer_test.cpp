#include "history/writer.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "history/fixture.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;
using Rows = std::vector<std::string>;

namespace {

struct Clip {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  explicit Clip(Calendar calendar = utc_calendar()) {
    writer.record_as(SourceKind::clip, "SW-1", std::move(calendar));
  }
  ApplyCounts apply(std::vector<Effect> effects) { return writer.apply(effects); }
  [[nodiscard]] Rows rows() const { return testing::rows(folder.file()); }
};

}  // namespace

TEST_CASE("a heartbeat lengthens the open bout's row, and closing it closes the row") {
  Clip clip;
  clip.apply({saved(540, 540.5, Posture::sitting, true)});
  clip.apply({saved(540, 541, Posture::sitting, true)});
  CHECK(clip.rows() == Rows{"540-541 sitting open"});
  clip.apply({saved(540, 555), saved(555, 556, Posture::standing, true)});
  CHECK(clip.rows() == Rows{"540-555 sitting", "555-556 standing open"});
}

TEST_CASE("a bout keeps all it says") {
  Clip clip;
  BoutSaved effect = saved(540, 600, Posture::moving);
  effect.bout.interrupted = 90s;
  effect.bout.interruptions = 3;
  effect.bout.moving = 58min;
  effect.bout.steps = 6241;
  effect.bout.running = 12min;
  clip.apply({effect});
  const std::vector<StoredBout> rows = stored(clip.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].begin_utc_ms == monday_ms + 9 * hour_ms);
  CHECK(rows[0].duration_ms == hour_ms);
  CHECK(rows[0].interrupted_ms == 90'000);
  CHECK(rows[0].interruptions == 3);
  CHECK(rows[0].moving_ms == 58 * minute_ms);
  CHECK(rows[0].steps == 6241);
  CHECK(rows[0].running_ms == 12 * minute_ms);
}

TEST_CASE("steps that nobody counted are not 0") {
  Clip clip;
  clip.apply({saved(0, 10, Posture::moving)});
  const std::vector<StoredBout> rows = stored(clip.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK_FALSE(rows[0].steps);
  CHECK_FALSE(rows[0].bout().steps);
}

TEST_CASE("a bout that has only just begun is not saved yet, and not missed") {
  Clip clip;
  CHECK(clip.apply({saved(540, 540, Posture::sitting, true)}).skipped == 0);
  CHECK(clip.rows().empty());
  CHECK(clip.apply({saved(540, 541, Posture::sitting, true)}).saved == 1);
  CHECK(clip.rows() == Rows{"540-541 sitting open"});
}

TEST_CASE("a revision withdraws what begins later and ends what spans it") {
  Clip clip;
  clip.apply({saved(0, 10), saved(10, 20, Posture::standing), saved(20, 30)});
  clip.apply({revised(15), saved(15, 30, Posture::lying, true)});
  CHECK(clip.rows() == Rows{"0-10 sitting", "10-15 standing", "15-30 lying open"});
  clip.apply({revised(0), saved(0, 31, Posture::cycling, true)});
  CHECK(clip.rows() == Rows{"0-31 cycling open"});
}

TEST_CASE("a revision that reaches into the middle of a bout shares out its interruptions") {
  Clip clip;
  BoutSaved effect = saved(0, 40);
  effect.bout.interrupted = 4min;
  effect.bout.interruptions = 8;
  effect.bout.steps = 41;
  effect.bout.running = 8min;
  clip.apply({effect, revised(10)});
  const std::vector<StoredBout> rows = stored(clip.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].duration_ms == 10 * minute_ms);
  CHECK(rows[0].interrupted_ms == minute_ms);
  CHECK(rows[0].interruptions == 2);
  CHECK(rows[0].steps == 10);
  CHECK(rows[0].running_ms == 2 * minute_ms);
}

TEST_CASE("a clock set forward does not move a bout already begun, nor stretch it") {
  Clip clip;
  clip.apply({saved(540, 541, Posture::sitting, true)});
  clip.writer.anchor({at_min(541), monday_ms + (541 + 60) * minute_ms});
  clip.apply({saved(540, 550), saved(550, 560, Posture::standing, true)});
  CHECK(clip.rows() == Rows{"540-550 sitting", "610-620 standing open"});
}

TEST_CASE("time lived twice because the clock was set back counts once") {
  Clip clip;
  clip.apply({saved(540, 545, Posture::sitting, true)});
  clip.writer.anchor({at_min(545), monday_ms + 543 * minute_ms});
  clip.apply({saved(540, 550)});
  CHECK(clip.apply({saved(550, 560, Posture::standing)}).trimmed == 1);
  CHECK(clip.rows() == Rows{"540-550 sitting", "550-558 standing"});
  clip.apply({saved(560, 570)});
  CHECK(clip.rows().back() == "558-568 sitting");
}

TEST_CASE("a revision finds rows written before the clock was set") {
  Clip clip;
  clip.apply({saved(0, 10), saved(10, 20, Posture::standing)});
  clip.writer.anchor({at_min(20), monday_ms + 500 * minute_ms});
  clip.apply({revised(5), saved(5, 20, Posture::lying)});
  CHECK(clip.rows() == Rows{"0-5 sitting", "485-500 lying"});
}

TEST_CASE("bouts that touch on the boot axis touch in the history") {
  Clip clip;
  clip.writer.anchor({Instant{700us}, monday_ms});
  std::vector<Effect> effects;
  Instant at{1333us};
  for (int i = 0; i < 200; ++i) {
    const Duration duration = 1ms + 777us * i;
    effects.push_back(BoutSaved{{.begin = at, .duration = duration, .posture = Posture::sitting}});
    at += duration;
  }
  CHECK(clip.apply(effects).trimmed == 0);
  const std::vector<StoredBout> rows = stored(clip.folder.file());
  REQUIRE(rows.size() == 200);
  for (std::size_t i = 1; i < rows.size(); ++i)
    CHECK(rows[i].begin_utc_ms == rows[i - 1].end_utc_ms());
}

TEST_CASE("a change of the UTC offset splits the row it falls into") {
  // One hour ahead until 02:00 on Monday, two hours after.
  const auto offset_at = [](std::int64_t utc_ms) {
    return utc_ms < monday_ms + 2 * hour_ms ? 3600 : 7200;
  };
  Clip clip{Calendar{{Instant{}, monday_ms}, offset_at}};
  clip.apply({saved(60, 110), saved(110, 180, Posture::lying, true)});
  CHECK(clip.rows() == Rows{"60-110 sitting +1h", "110-120 lying +1h", "120-180 lying +2h open"});
  clip.apply({saved(110, 240, Posture::lying, true)});
  CHECK(clip.rows() == Rows{"60-110 sitting +1h", "110-120 lying +1h", "120-240 lying +2h open"});
  clip.apply({revised(115), saved(115, 240, Posture::unworn)});
  CHECK(clip.rows() == Rows{"60-110 sitting +1h", "110-115 lying +1h", "115-120 unworn +1h",
                            "120-240 unworn +2h"});
}

TEST_CASE("a new time zone on a journey leaves the hours before it in the old one") {
  int zone_h = 1;
  Clip clip{Calendar{{Instant{}, monday_ms}, [&zone_h](std::int64_t) { return zone_h * 3600; }}};
  clip.apply({saved(0, 60, Posture::sitting, true)});
  zone_h = -5;  // the laptop is told of the new place; the function knows nothing of the old one
  clip.apply({saved(0, 61, Posture::sitting, true)});
  const std::vector<StoredBout> rows = stored(clip.folder.file());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].utc_offset_s == 3600);
  CHECK(rows[1].utc_offset_s == -5 * 3600);
  CHECK(rows[0].end_utc_ms() == rows[1].begin_utc_ms);
  CHECK(rows[0].duration_ms >= 60 * minute_ms);
  CHECK(rows[0].duration_ms <= 61 * minute_ms);
}

TEST_CASE("another source's rows stay, and a bout keeps only the free part of its time") {
  Clip clip;
  clip.apply({saved(60, 120)});
  clip.writer.record_as(SourceKind::recording, "walk.csv", utc_calendar());
  const ApplyCounts counts =
      clip.apply({saved(30, 80, Posture::moving), saved(80, 100, Posture::lying),
                  saved(100, 150, Posture::standing)});
  CHECK(counts.saved == 2);
  CHECK(counts.trimmed == 2);
  CHECK(counts.skipped == 1);
  CHECK(clip.rows() == Rows{"30-60 moving", "60-120 sitting", "120-150 standing"});
}

TEST_CASE("an overlap with other sources can be asked for first") {
  Clip clip;
  clip.apply({saved(60, 120), saved(120, 130, Posture::standing)});
  CHECK_FALSE(clip.writer.overlapping({monday_ms, monday_ms + day_ms}));
  clip.writer.record_as(SourceKind::recording, "walk.csv", utc_calendar());
  const auto overlap = clip.writer.overlapping({monday_ms + 90 * minute_ms, monday_ms + day_ms});
  REQUIRE(overlap);
  CHECK(overlap->source.name == "SW-1");
  CHECK(overlap->source.kind == SourceKind::clip);
  CHECK(overlap->range == UtcRange{monday_ms + 60 * minute_ms, monday_ms + 130 * minute_ms});
  CHECK_FALSE(clip.writer.overlapping({monday_ms, monday_ms + 60 * minute_ms}));
  CHECK_FALSE(clip.writer.overlapping({monday_ms + 130 * minute_ms, monday_ms + day_ms}));
}

TEST_CASE("a recording that is refused leaves no trace") {
  Clip clip;
  clip.apply({saved(60, 120)});
  clip.writer.record_as(SourceKind::recording, "walk.csv", utc_calendar());
  CHECK(clip.writer.overlapping({monday_ms, monday_ms + day_ms}));
  CHECK(clip.writer.mountings(BodySite::thigh, at_min(0)).empty());
  CHECK(clip.writer.clear({monday_ms, monday_ms + day_ms}) == 0);
  CHECK(HistoryReader{clip.folder.file()}.sources().size() == 1);
}

TEST_CASE("replaying a recording again changes nothing") {
  Clip clip;
  const std::vector<Effect> effects{saved(0, 10), saved(10, 20, Posture::standing), saved(20, 30)};
  const UtcRange range{monday_ms, monday_ms + hour_ms};
  clip.writer.replace(range, effects);
  const std::vector<StoredBout> before = stored(clip.folder.file());
  clip.writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  clip.writer.replace(range, effects);
  CHECK(stored(clip.folder.file()) == before);
  clip.writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  CHECK(clip.apply(effects).skipped == 3);  // without clearing: what is there stays
  CHECK(stored(clip.folder.file()) == before);
}

TEST_CASE("clearing a range takes the rows of this source only") {
  Clip clip;
  clip.apply({saved(0, 10), saved(20, 30), saved(40, 50)});
  clip.writer.record_as(SourceKind::recording, "walk.csv", utc_calendar());
  clip.apply({saved(10, 20)});
  CHECK(clip.writer.clear({monday_ms, monday_ms + 30 * minute_ms}) == 1);
  CHECK(clip.rows() == Rows{"0-10 sitting", "20-30 sitting", "40-50 sitting"});
}

TEST_CASE("a bout left open by a crash is closed as it was and reported") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    writer.apply(std::vector<Effect>{saved(540, 541, Posture::sitting, true)});
  }
  HistoryWriter other{folder.file()};
  other.record_as(SourceKind::recording, "walk.csv", utc_calendar());
  CHECK(rows(folder.file()) == Rows{"540-541 sitting open"});
  CHECK(other.notices().empty());

  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  CHECK(rows(folder.file()) == Rows{"540-541 sitting"});
  REQUIRE(writer.notices().size() == 1);
  CHECK(writer.notices()[0].find("SW-1") != std::string::npos);
}

TEST_CASE("the last mounting of a source and site comes back as it was") {
  Clip clip;
  CHECK(clip.writer.mountings(BodySite::thigh, at_min(60)).empty());
  Mounting mounting{.source = MountingSource::guided,
                    .x = {0, 1, 0},
                    .y = {0, 0, 1},
                    .z = {1, 0, 0},
                    .front_known = true,
                    .seated_flexion_deg = 83.5,
                    .evidence_s = 12,
                    .axis_ratio = 4.5,
                    .since = at_min(7)};
  clip.apply({MountingChanged{at_min(7), Mounting{}, MountingReason::walked, BodySite::thigh},
              MountingChanged{at_min(8), mounting, MountingReason::guided, BodySite::thigh}});
  CHECK(clip.writer.mountings(BodySite::pelvis, at_min(60)).empty());

  clip.writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  const auto mountings = clip.writer.mountings(BodySite::thigh, at_min(60));
  REQUIRE(mountings.size() == 1);
  const Mounting* kept = &mountings[0];
  CHECK(kept->source == mounting.source);
  CHECK(kept->x == mounting.x);
  CHECK(kept->y == mounting.y);
  CHECK(kept->z == mounting.z);
  CHECK(kept->front_known);
  CHECK(kept->seated_flexion_deg == 83.5);
  CHECK(kept->evidence_s == 12);
  CHECK(kept->axis_ratio == 4.5);
  CHECK(kept->since == mounting.since);
}

TEST_CASE("a log is judged by the mountings of its own time") {
  Clip clip;
  const auto since = [](double minute, MountingSource source = MountingSource::learned) {
    Mounting m{.source = source, .since = at_min(minute)};
    return MountingChanged{m.since, m, MountingReason::walked, BodySite::thigh};
  };
  clip.apply({since(10), since(20), since(30, MountingSource::guided), since(40)});
  const auto minutes = [&](double from) {
    std::vector<double> found;
    for (const Mounting& m : clip.writer.mountings(BodySite::thigh, at_min(from)))
      found.push_back(seconds(m.since - at_min(0)) / 60);
    return found;
  };
  CHECK(minutes(5) == std::vector<double>{10, 20, 30, 40});
  CHECK(minutes(25) == std::vector<double>{20, 30, 40});
  CHECK(minutes(60) == std::vector<double>{40});

  // What was learned from the part that is told anew goes; a calibration the wearer made stays.
  clip.writer.replace({monday_ms + 15 * minute_ms, monday_ms + day_ms}, {});
  CHECK(minutes(5) == std::vector<double>{10, 30});

  clip.apply({since(31.0 * 24 * 60)});  // a month on, the oldest are of no more use
  CHECK(minutes(5) == std::vector<double>{30, 31.0 * 24 * 60});
}

TEST_CASE("effects that are not for the history leave it alone") {
  Clip clip;
  clip.apply({PostureChanged{at_min(1), Posture::sitting, at_min(1)}, CalibrationFinished{}});
  CHECK(clip.rows().empty());
}

TEST_CASE("how the wearer sits comes back, whatever the clip, but not from a recording") {
  Clip clip;
  CHECK_FALSE(clip.writer.seat(BodySite::thigh));
  const LearnedSeat seat{74.5, 12, 96, 14, 73};
  clip.apply({SeatLearned{at_min(7), LearnedSeat{70, 1, 8, 2, 70}, BodySite::thigh},
              SeatLearned{at_min(9), seat, BodySite::thigh}});
  clip.writer.record_as(SourceKind::recording, "somebody.csv", utc_calendar());
  clip.apply({SeatLearned{at_min(20), LearnedSeat{55, 9, 9, 9, 0}, BodySite::thigh}});
  clip.writer.record_as(SourceKind::clip, "SW-2", utc_calendar());
  const auto kept = clip.writer.seat(BodySite::thigh);
  REQUIRE(kept);
  CHECK(kept->seat == seat);
  CHECK(kept->at == at_min(9));
  CHECK_FALSE(clip.writer.seat(BodySite::pelvis));
}
