#include "history/reader.hpp"

#include <fmt/format.h>

#include "history/bout_table.hpp"
#include "history/calendar.hpp"
#include "history/check_in_table.hpp"
#include "history/open.hpp"
#include "history/plan_table.hpp"
#include "history/prompt_table.hpp"
#include "history/routine_table.hpp"
#include "history/screening_table.hpp"
#include "history/sqlite.hpp"

namespace sitwell {
namespace {

// Rows do not overlap, so only the last one to begin before the range can reach into it.
constexpr std::string_view bouts_in_range =
    "SELECT source_id, begin_utc_ms, duration_ms, utc_offset_s, posture, interrupted_ms, "
    "interruptions, moving_ms, steps, running_ms, open FROM bout "
    "WHERE begin_utc_ms >= "
    "coalesce((SELECT max(begin_utc_ms) FROM bout WHERE begin_utc_ms < ?1), ?1) "
    "AND begin_utc_ms < ?2 AND begin_utc_ms + duration_ms > ?1 ORDER BY begin_utc_ms";

constexpr std::string_view overlapping_rows =
    "SELECT begin_utc_ms FROM (SELECT begin_utc_ms, "
    "lag(begin_utc_ms + duration_ms) OVER (ORDER BY begin_utc_ms) AS taken_to FROM bout) "
    "WHERE taken_to > begin_utc_ms";

StoredBout row_of(const sqlite::Rows& rows) {
  return {.source_id = rows.integer(0),
          .begin_utc_ms = rows.integer(1),
          .duration_ms = rows.integer(2),
          .utc_offset_s = static_cast<std::int32_t>(rows.integer(3)),
          .posture = static_cast<Posture>(rows.integer(4)),
          .interrupted_ms = rows.integer(5),
          .interruptions = static_cast<int>(rows.integer(6)),
          .moving_ms = rows.integer(7),
          .steps = steps_in(rows, 8),
          .running_ms = rows.integer(9),
          .open = rows.integer(10) != 0};
}

}  // namespace

struct HistoryReader::Impl {
  std::filesystem::path path;
  sqlite::Database database;
  sqlite::Statement bouts_in_range;
  sqlite::Statement data_version;

  /// Several queries on one state of the file, their errors explained.
  template <class Action>
  auto at_once(const Action& action) {
    return explaining(path, [&] {
      const sqlite::Snapshot snapshot{database};
      return action();
    });
  }

  explicit Impl(const std::filesystem::path& file)
      : path{file},
        database{open_for_reading(file)},
        bouts_in_range{database, sitwell::bouts_in_range},
        data_version{database, "PRAGMA data_version"} {}
};

HistoryReader::HistoryReader(const std::filesystem::path& path)
    : impl_{explaining(path, [&] { return std::make_unique<Impl>(path); })} {}
HistoryReader::HistoryReader(HistoryReader&&) noexcept = default;
HistoryReader& HistoryReader::operator=(HistoryReader&&) noexcept = default;
HistoryReader::~HistoryReader() = default;

std::vector<StoredBout> HistoryReader::bouts(UtcRange range) {
  return explaining(impl_->path, [&] {
    std::vector<StoredBout> result;
    for (sqlite::Rows rows = impl_->bouts_in_range.query(range.from_ms, range.to_ms); rows.next();)
      result.push_back(row_of(rows));
    return result;
  });
}

std::vector<DayFigures> HistoryReader::days(std::chrono::local_days first,
                                            std::chrono::local_days last, const DayRules& rules) {
  return day_figures(bouts(utc_range_around(first, last, rules)), first, last, rules);
}

std::vector<PeriodFigures> HistoryReader::periods(Period period, std::chrono::local_days first,
                                                  std::chrono::local_days last,
                                                  const DayRules& rules) {
  const UtcRange range = utc_range_around(first_of(period, first), last_of(period, last), rules);
  return period_figures(bouts(range), first, last, period, rules);
}

std::vector<StoredPrompt> HistoryReader::prompts(UtcRange range) {
  return explaining(impl_->path, [&] { return stored_prompts(impl_->database, range); });
}

std::vector<StoredQuiet> HistoryReader::quiets(UtcRange range) {
  return explaining(impl_->path, [&] { return stored_quiets(impl_->database, range); });
}

std::vector<StoredRoutine> HistoryReader::routines(UtcRange range) {
  return impl_->at_once([&] { return stored_routines(impl_->database, range); });
}

std::vector<StoredCheckIn> HistoryReader::check_ins(std::chrono::local_days first,
                                                    std::chrono::local_days last) {
  return impl_->at_once([&] { return stored_check_ins(impl_->database, first, last); });
}

std::vector<StoredScreening> HistoryReader::screenings() {
  return impl_->at_once([&] { return stored_screenings(impl_->database); });
}

std::optional<StoredScreening> HistoryReader::latest_screening() {
  return impl_->at_once([&] { return sitwell::latest_screening(impl_->database); });
}

std::optional<StoredPlan> HistoryReader::plan() {
  return explaining(impl_->path, [&] { return latest_plan(impl_->database); });
}

std::vector<StoredPlan> HistoryReader::plans(UtcRange range) {
  return explaining(impl_->path, [&] { return stored_plans(impl_->database, range); });
}

std::vector<Source> HistoryReader::sources() {
  return explaining(impl_->path, [&] {
    std::vector<Source> result;
    sqlite::Statement all{impl_->database,
                          "SELECT id, kind, name, created_utc_ms FROM source ORDER BY id"};
    for (sqlite::Rows rows = all.query(); rows.next();)
      result.push_back({.id = rows.integer(0),
                        .kind = source_kind_named(rows.text(1)).value_or(SourceKind::import),
                        .name = rows.text(2),
                        .created_utc_ms = rows.integer(3)});
    return result;
  });
}

std::optional<UtcRange> HistoryReader::bounds() {
  return explaining(impl_->path, [&]() -> std::optional<UtcRange> {
    sqlite::Statement ends{
        impl_->database,
        "SELECT (SELECT min(begin_utc_ms) FROM bout), begin_utc_ms + duration_ms "
        "FROM bout ORDER BY begin_utc_ms DESC LIMIT 1"};
    sqlite::Rows row = ends.query();
    if (!row.next()) return std::nullopt;
    return UtcRange{row.integer(0), row.integer(1)};
  });
}

std::optional<std::pair<std::chrono::local_days, std::chrono::local_days>>
HistoryReader::first_and_last_day(const DayRules& rules) {
  using Days = std::pair<std::chrono::local_days, std::chrono::local_days>;
  return explaining(impl_->path, [&]() -> std::optional<Days> {
    sqlite::Statement ends{impl_->database,
                           "SELECT * FROM (SELECT begin_utc_ms, utc_offset_s FROM bout "
                           "ORDER BY begin_utc_ms LIMIT 1) UNION ALL "
                           "SELECT * FROM (SELECT begin_utc_ms + duration_ms - 1, utc_offset_s "
                           "FROM bout ORDER BY begin_utc_ms DESC LIMIT 1)"};
    sqlite::Rows row = ends.query();
    const auto day = [&] {
      return local_day(row.integer(0), static_cast<std::int32_t>(row.integer(1)), rules.day_start);
    };
    if (!row.next()) return std::nullopt;
    const auto first = day();
    if (!row.next()) return std::nullopt;
    return Days{first, day()};
  });
}

std::int64_t HistoryReader::bout_count() {
  return explaining(impl_->path,
                    [&] { return impl_->database.integer("SELECT count(*) FROM bout"); });
}

std::int64_t HistoryReader::data_version() {
  return explaining(impl_->path, [&] {
    sqlite::Rows row = impl_->data_version.query();
    row.next();
    return row.integer(0);
  });
}

int HistoryReader::schema_version() {
  return explaining(impl_->path, [&] {
    return static_cast<int>(impl_->database.integer("PRAGMA user_version"));
  });
}

std::vector<std::string> HistoryReader::integrity() {
  return explaining(impl_->path, [&] {
    std::vector<std::string> problems;
    sqlite::Statement check{impl_->database, "PRAGMA integrity_check"};
    for (sqlite::Rows rows = check.query(); rows.next();)
      if (std::string problem = rows.text(0); problem != "ok")
        problems.push_back(std::move(problem));
    sqlite::Statement overlaps{impl_->database, overlapping_rows};
    for (sqlite::Rows rows = overlaps.query(); rows.next();)
      problems.push_back(fmt::format(
          "the bout that begins at {} ms since 1970 overlaps the one before it", rows.integer(0)));
    return problems;
  });
}

}  // namespace sitwell
