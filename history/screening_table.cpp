#include "history/screening_table.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>

#include "history/row_checks.hpp"

namespace sitwell {
namespace {

/// By their number; nothing for one that makes no sense.
using Found = std::map<std::int64_t, std::optional<StoredScreening>>;

void take_answer(std::optional<StoredScreening>& screening, const std::string& question,
                 std::int64_t answer) {
  if (!screening) return;
  const auto condition = condition_named(question);
  const auto sign = sign_named(question);
  if (!condition && !sign) return;
  const auto highest = static_cast<std::int64_t>(sign ? ConditionAnswer::yes  //
                                                      : ConditionAnswer::cleared);
  if (!within(answer, 0, highest))
    screening.reset();
  else if (sign)
    screening->answers.signs[*sign] = answer != 0;
  else
    screening->answers.conditions[*condition] = static_cast<ConditionAnswer>(answer);
}

Found screenings_from(sqlite::Database& database, std::int64_t first_id) {
  Found found;
  sqlite::Statement screenings{
      database, "SELECT id, at_utc_ms, utc_offset_s FROM screening WHERE id >= ?1 ORDER BY id"};
  for (sqlite::Rows row = screenings.query(first_id); row.next();) {
    auto& screening = found[row.integer(0)];
    if (!within(row.integer(2), -largest_offset_s, largest_offset_s)) continue;
    screening = StoredScreening{.at_utc_ms = row.integer(1),
                                .utc_offset_s = static_cast<std::int32_t>(row.integer(2)),
                                .answers = {}};
    if (!is_valid(*screening)) screening.reset();
  }
  sqlite::Statement answers{
      database,
      "SELECT screening_id, question, answer FROM screening_answer WHERE screening_id >= ?1"};
  for (sqlite::Rows row = answers.query(first_id); row.next();)
    if (const auto screening = found.find(row.integer(0)); screening != found.end())
      take_answer(screening->second, row.text(1), row.integer(2));
  return found;
}

}  // namespace

std::vector<StoredScreening> stored_screenings(sqlite::Database& database) {
  std::vector<StoredScreening> result;
  for (auto& [id, screening] : screenings_from(database, std::numeric_limits<std::int64_t>::min()))
    if (screening) result.push_back(std::move(*screening));
  return result;
}

std::optional<StoredScreening> latest_screening(sqlite::Database& database) {
  const std::int64_t last = database.integer("SELECT coalesce(max(id), 0) FROM screening");
  const Found found = screenings_from(database, last);
  return found.empty() ? std::nullopt : found.rbegin()->second;
}

ScreeningTable::ScreeningTable(sqlite::Database& database)
    : save_{database, "INSERT INTO screening (at_utc_ms, utc_offset_s) VALUES (?1, ?2)"},
      last_{database, "SELECT last_insert_rowid()"},
      save_answer_{database,
                   "INSERT INTO screening_answer (screening_id, question, answer) "
                   "VALUES (?1, ?2, ?3)"} {}

bool ScreeningTable::save(const StoredScreening& row) {
  if (!is_valid(row)) return false;
  save_.execute(row.at_utc_ms, row.utc_offset_s);
  std::int64_t id = 0;
  {
    sqlite::Rows last = last_.query();
    last.next();
    id = last.integer(0);
  }
  for (const auto& [condition, answer] : row.answers.conditions)
    save_answer_.execute(id, name_of(condition), static_cast<int>(answer));
  for (const auto& [sign, answer] : row.answers.signs)
    save_answer_.execute(id, name_of(sign), answer);
  return true;
}

}  // namespace sitwell
