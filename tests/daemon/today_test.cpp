// Today's figures as they are shown: from the history, and up to this moment.
#include "daemon/today.hpp"

#include <cstdlib>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// A Monday at 09:00 UTC, the fixture's calendar's zero being somewhere else.
constexpr std::int64_t nine_utc_ms = 1'794'819'600'000;

struct Morning {
  Morning() {
    setenv("TZ", "UTC", 1);
    HistoryWriter history(folder.file());
    history.record_as(SourceKind::clip, "SW-1", calendar);
    const auto bout = [&](int begin_min, int end_min, Posture posture, bool open = false) {
      const auto length = std::chrono::minutes{end_min - begin_min};
      history.apply(std::vector<Effect>{
          BoutSaved{.bout = {.begin = at(begin_min),
                             .duration = length,
                             .posture = posture,
                             .moving = posture == Posture::moving ? Duration{length} : Duration{}},
                    .open = open}});
    };
    bout(-600, -540, Posture::sitting);  // of yesterday: before four in the morning
    bout(0, 40, Posture::sitting);
    bout(40, 45, Posture::moving);
    bout(50, 60, Posture::sitting, true);
  }
  [[nodiscard]] Instant at(int minutes) const {
    return calendar.instant(nine_utc_ms + minutes * minute_ms);
  }

  TempFolder folder;
  Calendar calendar{{.boot = Instant{1000h}, .utc_ms = nine_utc_ms},
                    [](std::int64_t) { return 0; }};
};

}  // namespace

TEST_CASE("today's figures go on with the posture that goes on") {
  const Morning morning;
  Today today(morning.folder.file());
  const std::int64_t now = nine_utc_ms + 62 * minute_ms;
  const TodayFigures sitting = today.figures(now, Posture::sitting, 4h);
  CHECK(sitting.sitting == 52min);
  CHECK(sitting.longest_bout == 40min);
  CHECK(sitting.breaks == 1);
  CHECK(sitting.coverage == Approx(57.0 / 62));
  // Up again, which the history does not know yet.
  CHECK(today.figures(now, Posture::standing, 4h).sitting == 50min);
  // Its last word is from too long ago to go on.
  CHECK(today.figures(now + 10 * minute_ms, Posture::sitting, 4h).sitting == 50min);
}

TEST_CASE("before the first bout of a day there are no figures") {
  const Morning morning;
  Today today(morning.folder.file());
  const TodayFigures none = today.figures(nine_utc_ms + 24 * 60 * minute_ms, Posture::unknown, 4h);
  CHECK(none.sitting == 0min);
  CHECK(none.coverage == 0);
}

TEST_CASE("the postures of the hours before come back from the history, gaps and all") {
  const Morning morning;
  Today today(morning.folder.file());
  std::vector<std::pair<int, Posture>> found;
  for (const PostureChanged& change : today.postures_since(morning.at(-60), morning.calendar)) {
    CHECK(change.decided >= change.at);
    found.emplace_back((change.at - morning.at(0)) / 1min, change.posture);
  }
  CHECK(found == std::vector<std::pair<int, Posture>>{{0, Posture::sitting},
                                                      {40, Posture::moving},
                                                      {45, Posture::unknown},
                                                      {50, Posture::sitting},
                                                      {60, Posture::unknown}});
}
