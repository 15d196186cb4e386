#include "history/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <map>
#include <utility>
#include <variant>

#include "history/open.hpp"
#include "history/sqlite.hpp"

namespace sitwell {
namespace {

std::int64_t now_utc_ms() {
  using namespace std::chrono;
  return floor<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// Which rows a bout of this run became, by its beginning on the boot axis: its later versions and
// revisions must find them though the clock was set since. A temporary table, because that is
// rolled back together with the rows when a transaction fails.
constexpr const char* written_table = R"sql(
CREATE TEMP TABLE written (
  begin_us     INTEGER PRIMARY KEY,
  begin_utc_ms INTEGER NOT NULL,
  end_utc_ms   INTEGER NOT NULL
))sql";

}  // namespace

struct HistoryWriter::Impl {
  std::filesystem::path path;
  std::vector<std::string> notices;
  sqlite::Database database;
  std::int64_t source_id = 0;
  std::optional<Calendar> calendar;

  struct Statements {
    explicit Statements(sqlite::Database& database);
    sqlite::Statement add_source, find_source, source;
    sqlite::Statement insert, remove, covering, next, overlap, at;
    sqlite::Statement find_written, save_written, forget_written, written_from, written_before;
    sqlite::Statement save_mounting, mounting;
  };
  std::optional<Statements> sql;

  Impl(const std::filesystem::path& file, std::span<const Migration> steps)
      : path{file}, database{open_for_writing(file, steps, notices)} {
    database.execute(written_table);
    sql.emplace(database);
  }

  std::int64_t source(SourceKind kind, std::string_view name, std::int64_t created_utc_ms);
  ApplyCounts apply(std::span<const Effect> effects);
  void apply(const BoutSaved& effect, ApplyCounts& counts);
  void apply(const BoutsRevised& effect);
  void apply(const MountingChanged& effect);
  void end_at(std::int64_t begin_us, UtcRange written, std::int64_t end_utc_ms);
  void add(const StoredBout& row);
  void add_by_offset(const StoredBout& row);
  int clear(UtcRange range);
  std::optional<StoredBout> free_part(StoredBout row);
  std::vector<StoredBout> rows_in(UtcRange range);
};

HistoryWriter::Impl::Statements::Statements(sqlite::Database& database)
    : add_source{database,
                 "INSERT INTO source (kind, name, created_utc_ms) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT (name) DO NOTHING"},
      find_source{database, "SELECT id FROM source WHERE name = ?1"},
      source{database, "SELECT kind, name, created_utc_ms FROM source WHERE id = ?1"},
      insert{database, "INSERT INTO bout VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
      remove{database,
             "DELETE FROM bout WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 AND source_id = ?3"},
      covering{database,
               "SELECT begin_utc_ms + duration_ms FROM bout WHERE begin_utc_ms <= ?1 "
               "ORDER BY begin_utc_ms DESC LIMIT 1"},
      next{database,
           "SELECT begin_utc_ms FROM bout WHERE begin_utc_ms >= ?1 ORDER BY begin_utc_ms LIMIT 1"},
      overlap{database,
              "SELECT source_id, begin_utc_ms, begin_utc_ms + duration_ms FROM bout "
              "WHERE begin_utc_ms >= coalesce((SELECT max(begin_utc_ms) FROM bout "
              "WHERE begin_utc_ms <= ?1), ?1) AND begin_utc_ms < ?2 "
              "AND begin_utc_ms + duration_ms > ?1 AND source_id <> ?3 ORDER BY begin_utc_ms"},
      at{database,
         "SELECT begin_utc_ms, duration_ms, utc_offset_s, posture, interrupted_ms, interruptions, "
         "moving_ms, open FROM bout WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 "
         "AND source_id = ?3 ORDER BY begin_utc_ms"},
      find_written{database, "SELECT begin_utc_ms, end_utc_ms FROM written WHERE begin_us = ?1"},
      save_written{database, "INSERT OR REPLACE INTO written VALUES (?1, ?2, ?3)"},
      forget_written{database, "DELETE FROM written WHERE begin_us >= ?1"},
      written_from{database, "SELECT begin_utc_ms, end_utc_ms FROM written WHERE begin_us >= ?1"},
      written_before{database,
                     "SELECT begin_us, begin_utc_ms, end_utc_ms FROM written WHERE begin_us < ?1 "
                     "ORDER BY begin_us DESC LIMIT 1"},
      save_mounting{database,
                    "INSERT OR REPLACE INTO mounting VALUES "
                    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"},
      mounting{database, "SELECT * FROM mounting WHERE source_id = ?1 AND site = ?2"} {}

std::int64_t HistoryWriter::Impl::source(SourceKind kind, std::string_view name,
                                         std::int64_t created_utc_ms) {
  sql->add_source.execute(name_of(kind), name, created_utc_ms);
  sqlite::Rows found = sql->find_source.query(name);
  found.next();
  return found.integer(0);
}

ApplyCounts HistoryWriter::Impl::apply(std::span<const Effect> effects) {
  ApplyCounts counts;
  for (const Effect& effect : effects) {
    if (const auto* saved = std::get_if<BoutSaved>(&effect)) apply(*saved, counts);
    if (const auto* revised = std::get_if<BoutsRevised>(&effect)) apply(*revised);
    if (const auto* mounted = std::get_if<MountingChanged>(&effect)) apply(*mounted);
  }
  return counts;
}

void HistoryWriter::Impl::apply(const BoutSaved& effect, ApplyCounts& counts) {
  using std::chrono::milliseconds;
  const Bout& bout = effect.bout;
  const std::int64_t begin_us = bout.begin.time_since_epoch().count();
  std::int64_t begin_utc_ms = calendar->utc_ms(bout.begin);
  if (sqlite::Rows written = sql->find_written.query(begin_us); written.next()) {
    begin_utc_ms = written.integer(0);
    sql->remove.execute(begin_utc_ms, written.integer(1), source_id);
  }
  const auto within = [&](Duration part) {
    return std::clamp<std::int64_t>(std::chrono::round<milliseconds>(part).count(), 0,
                                    boot_ms(bout.end()) - boot_ms(bout.begin));
  };
  const StoredBout whole{.source_id = source_id,
                         .begin_utc_ms = begin_utc_ms,
                         .duration_ms = boot_ms(bout.end()) - boot_ms(bout.begin),
                         .posture = bout.posture,
                         .interrupted_ms = within(bout.interrupted),
                         .interruptions = bout.interruptions,
                         .moving_ms = within(bout.moving),
                         .open = effect.open};
  const std::optional<StoredBout> row = is_valid(whole) ? free_part(whole) : std::nullopt;
  sql->save_written.execute(begin_us, begin_utc_ms, row ? row->end_utc_ms() : begin_utc_ms);
  if (!row) {
    // A bout that has only just begun has nothing to save yet; nothing was in its way.
    if (whole.duration_ms > 0) ++counts.skipped;
    return;
  }
  ++counts.saved;
  if (row->duration_ms < whole.duration_ms) ++counts.trimmed;
  add_by_offset(*row);
}

std::optional<StoredBout> HistoryWriter::Impl::free_part(StoredBout row) {
  if (sqlite::Rows covering = sql->covering.query(row.begin_utc_ms); covering.next()) {
    const std::int64_t taken_to = covering.integer(0);
    if (taken_to >= row.end_utc_ms()) return std::nullopt;
    if (taken_to > row.begin_utc_ms) row = cut(row, taken_to).second;
  }
  if (sqlite::Rows next = sql->next.query(row.begin_utc_ms); next.next()) {
    const std::int64_t taken_from = next.integer(0);
    if (taken_from <= row.begin_utc_ms) return std::nullopt;
    if (taken_from < row.end_utc_ms()) row = cut(row, taken_from).first;
  }
  return row;
}

void HistoryWriter::Impl::add(const StoredBout& row) {
  sql->insert.execute(row.begin_utc_ms, row.source_id, row.duration_ms, row.utc_offset_s,
                      static_cast<int>(row.posture), row.interrupted_ms, row.interruptions,
                      row.moving_ms, row.open);
}

// A row a change of the UTC offset would fall into becomes two.
void HistoryWriter::Impl::add_by_offset(const StoredBout& row) {
  StoredBout rest = row;
  for (const Calendar::Change& change : calendar->offsets(row.begin_utc_ms, row.end_utc_ms())) {
    if (change.utc_ms > rest.begin_utc_ms) {
      const auto [before, after] = cut(rest, change.utc_ms);
      add(before);
      rest = after;
    }
    rest.utc_offset_s = change.offset_s;
  }
  add(rest);
}

void HistoryWriter::Impl::apply(const BoutsRevised& effect) {
  const std::int64_t from_us = effect.from.time_since_epoch().count();
  for (sqlite::Rows rows = sql->written_from.query(from_us); rows.next();)
    sql->remove.execute(rows.integer(0), rows.integer(1), source_id);
  sql->forget_written.execute(from_us);

  sqlite::Rows before = sql->written_before.query(from_us);
  if (!before.next()) return;
  const Instant begin{Duration{before.integer(0)}};
  const UtcRange written{before.integer(1), before.integer(2)};
  const std::int64_t end_utc_ms = written.from_ms + boot_ms(effect.from) - boot_ms(begin);
  if (end_utc_ms < written.to_ms) end_at(before.integer(0), written, end_utc_ms);
}

void HistoryWriter::Impl::end_at(std::int64_t begin_us, UtcRange written, std::int64_t end_utc_ms) {
  const std::vector<StoredBout> rows = rows_in(written);
  sql->remove.execute(written.from_ms, written.to_ms, source_id);
  for (const StoredBout& row : rows) {
    if (row.begin_utc_ms >= end_utc_ms) break;
    add(row.end_utc_ms() > end_utc_ms ? cut(row, end_utc_ms).first : row);
  }
  sql->save_written.execute(begin_us, written.from_ms, end_utc_ms);
}

std::vector<StoredBout> HistoryWriter::Impl::rows_in(UtcRange range) {
  std::vector<StoredBout> result;
  for (sqlite::Rows rows = sql->at.query(range.from_ms, range.to_ms, source_id); rows.next();)
    result.push_back({.source_id = source_id,
                      .begin_utc_ms = rows.integer(0),
                      .duration_ms = rows.integer(1),
                      .utc_offset_s = static_cast<std::int32_t>(rows.integer(2)),
                      .posture = static_cast<Posture>(rows.integer(3)),
                      .interrupted_ms = rows.integer(4),
                      .interruptions = static_cast<int>(rows.integer(5)),
                      .moving_ms = rows.integer(6),
                      .open = rows.integer(7) != 0});
  return result;
}

void HistoryWriter::Impl::apply(const MountingChanged& effect) {
  const Mounting& m = effect.mounting;
  sql->save_mounting.execute(source_id, static_cast<int>(effect.site), static_cast<int>(m.source),
                             m.x.x, m.x.y, m.x.z, m.y.x, m.y.y, m.y.z, m.front_known,
                             m.seated_flexion_deg, m.evidence_s, m.axis_ratio,
                             calendar->utc_ms(m.since));
}

int HistoryWriter::Impl::clear(UtcRange range) {
  const std::int64_t before = database.integer("SELECT total_changes()");
  sql->remove.execute(range.from_ms, range.to_ms, source_id);
  return static_cast<int>(database.integer("SELECT total_changes()") - before);
}

HistoryWriter::HistoryWriter(const std::filesystem::path& path, std::span<const Migration> steps)
    : impl_{explaining(path, [&] { return std::make_unique<Impl>(path, steps); })} {}
HistoryWriter::HistoryWriter(HistoryWriter&&) noexcept = default;
HistoryWriter& HistoryWriter::operator=(HistoryWriter&&) noexcept = default;
HistoryWriter::~HistoryWriter() = default;

const std::vector<std::string>& HistoryWriter::notices() const { return impl_->notices; }

void HistoryWriter::record_as(SourceKind kind, std::string_view name, Calendar calendar) {
  explaining(impl_->path, [&] {
    sqlite::Transaction transaction{impl_->database};
    impl_->source_id = impl_->source(kind, name, now_utc_ms());
    impl_->calendar = std::move(calendar);
    impl_->database.execute("DELETE FROM written");
    const std::string left_open =
        fmt::format("WHERE open = 1 AND source_id = {}", impl_->source_id);
    const std::int64_t count = impl_->database.integer("SELECT count(*) FROM bout " + left_open);
    if (count > 0) {
      impl_->database.execute("UPDATE bout SET open = 0 " + left_open);
      impl_->notices.push_back(
          fmt::format("{}: Sitwell had ended without closing the bout of {}; it is kept as it was "
                      "last saved, and time after that is not counted",
                      impl_->path.string(), name));
    }
    transaction.commit();
  });
}

void HistoryWriter::anchor(ClockAnchor anchor) { impl_->calendar->anchor(anchor); }

ApplyCounts HistoryWriter::apply(std::span<const Effect> effects) {
  assert(impl_->calendar && "record_as() comes first");
  return explaining(impl_->path, [&] {
    sqlite::Transaction transaction{impl_->database};
    const ApplyCounts counts = impl_->apply(effects);
    transaction.commit();
    return counts;
  });
}

ApplyCounts HistoryWriter::replace(UtcRange range, std::span<const Effect> effects) {
  assert(impl_->calendar && "record_as() comes first");
  return explaining(impl_->path, [&] {
    sqlite::Transaction transaction{impl_->database};
    impl_->clear(range);
    const ApplyCounts counts = impl_->apply(effects);
    transaction.commit();
    return counts;
  });
}

std::optional<Overlap> HistoryWriter::overlapping(UtcRange range) {
  return explaining(impl_->path, [&]() -> std::optional<Overlap> {
    std::optional<Overlap> found;
    for (sqlite::Rows rows =
             impl_->sql->overlap.query(range.from_ms, range.to_ms, impl_->source_id);
         rows.next();) {
      if (!found) found = Overlap{{.id = rows.integer(0)}, {rows.integer(1), 0}};
      if (rows.integer(0) == found->source.id) found->range.to_ms = rows.integer(2);
    }
    if (!found) return std::nullopt;
    sqlite::Rows source = impl_->sql->source.query(found->source.id);
    source.next();
    found->source.kind = source_kind_named(source.text(0)).value_or(SourceKind::import);
    found->source.name = source.text(1);
    found->source.created_utc_ms = source.integer(2);
    return found;
  });
}

int HistoryWriter::clear(UtcRange range) {
  return explaining(impl_->path, [&] {
    sqlite::Transaction transaction{impl_->database};
    const int count = impl_->clear(range);
    transaction.commit();
    return count;
  });
}

std::optional<Mounting> HistoryWriter::mounting(BodySite site) {
  return explaining(impl_->path, [&]() -> std::optional<Mounting> {
    sqlite::Rows row = impl_->sql->mounting.query(impl_->source_id, static_cast<int>(site));
    if (!row.next()) return std::nullopt;
    Mounting m;
    m.source = static_cast<MountingSource>(row.integer(2));
    m.x = {row.real(3), row.real(4), row.real(5)};
    m.y = {row.real(6), row.real(7), row.real(8)};
    m.z = cross(m.x, m.y);
    m.front_known = row.integer(9) != 0;
    m.seated_flexion_deg = row.real(10);
    m.evidence_s = row.real(11);
    m.axis_ratio = row.real(12);
    m.since = impl_->calendar->instant(row.integer(13));
    return m;
  });
}

ImportCounts HistoryWriter::import(std::span<const Source> sources,
                                   std::span<const StoredBout> rows) {
  return explaining(impl_->path, [&] {
    ImportCounts counts;
    sqlite::Transaction transaction{impl_->database};
    std::map<std::int64_t, std::int64_t> ours;  // their ids to ours
    for (const Source& source : sources)
      if (!source.name.empty())
        ours[source.id] = impl_->source(source.kind, source.name, source.created_utc_ms);
    sqlite::Statement known{impl_->database,
                            "SELECT 1 FROM bout WHERE begin_utc_ms = ?1 AND source_id = ?2"};
    for (StoredBout row : rows) {
      const auto source = ours.find(row.source_id);
      if (source == ours.end() || !is_valid(row)) {
        ++counts.invalid;
        continue;
      }
      row.source_id = source->second;
      row.open = false;  // whoever could have gone on with it is not here
      if (known.query(row.begin_utc_ms, row.source_id).next())
        ++counts.unchanged;
      else if (const auto free = impl_->free_part(row); free != row)
        ++counts.overlapping;
      else {
        impl_->add(row);
        ++counts.added;
      }
    }
    transaction.commit();
    return counts;
  });
}

}  // namespace sitwell
