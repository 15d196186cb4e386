#include "history/check_in_table.hpp"

#include <cstdint>
#include <string_view>

#include "history/row_checks.hpp"

namespace sitwell {
namespace {

using std::chrono::days;
using std::chrono::local_days;

std::int64_t number_of(local_days day) { return day.time_since_epoch().count(); }

// In both, what does not fit the narrow types is left out before it could be made to fit.
constexpr std::string_view check_ins_of =
    "SELECT day, at_utc_ms, utc_offset_s, stress, note FROM check_in "
    "WHERE day BETWEEN ?1 AND ?2 AND day BETWEEN -1 AND 2932897 "
    "AND utc_offset_s BETWEEN -64800 AND 64800 "
    "AND (stress IS NULL OR stress BETWEEN 0 AND 10) ORDER BY day";
constexpr std::string_view figures_of =
    "SELECT day, symptom, figure FROM check_in_figure WHERE day BETWEEN ?1 AND ?2 "
    "AND symptom BETWEEN 0 AND 255 AND figure BETWEEN 0 AND 10 ORDER BY day, symptom";

StoredCheckIn check_in_of(const sqlite::Rows& row) {
  StoredCheckIn found{.at_utc_ms = row.integer(1),
                      .utc_offset_s = static_cast<std::int32_t>(row.integer(2)),
                      .day = local_days{days{row.integer(0)}},
                      .check_in = {.note = row.text(4)}};
  if (!row.null(3)) found.check_in.stress = static_cast<int>(row.integer(3));
  return found;
}

}  // namespace

std::vector<StoredCheckIn> stored_check_ins(sqlite::Database& database, local_days first,
                                            local_days last) {
  std::vector<StoredCheckIn> found;
  sqlite::Statement check_ins{database, check_ins_of};
  for (sqlite::Rows row = check_ins.query(number_of(first), number_of(last)); row.next();)
    found.push_back(check_in_of(row));
  sqlite::Statement figures{database, figures_of};
  auto each = found.begin();
  for (sqlite::Rows row = figures.query(number_of(first), number_of(last)); row.next();) {
    while (each != found.end() && number_of(each->day) < row.integer(0)) ++each;
    if (each == found.end()) break;
    const auto symptom = static_cast<Symptom>(row.integer(1));
    if (number_of(each->day) == row.integer(0) && is_one_of(symptom, all_symptoms))
      each->check_in.figures[symptom] = static_cast<int>(row.integer(2));
  }
  std::erase_if(found, [](const StoredCheckIn& check_in) { return !is_valid(check_in); });
  return found;
}

CheckInTable::CheckInTable(sqlite::Database& database)
    : save_{database,
            "INSERT OR REPLACE INTO check_in (day, at_utc_ms, utc_offset_s, stress, note) "
            "VALUES (?1, ?2, ?3, ?4, ?5)"},
      clear_figures_{database, "DELETE FROM check_in_figure WHERE day = ?1"},
      save_figure_{database,
                   "INSERT INTO check_in_figure (day, symptom, figure) VALUES (?1, ?2, ?3)"},
      has_{database, "SELECT 1 FROM check_in WHERE day = ?1"} {}

bool CheckInTable::save(const StoredCheckIn& row) {
  if (!is_valid(row)) return false;
  const std::int64_t day = number_of(row.day);
  save_.execute(day, row.at_utc_ms, row.utc_offset_s, row.check_in.stress, row.check_in.note);
  clear_figures_.execute(day);
  for (const auto& [symptom, figure] : row.check_in.figures)
    save_figure_.execute(day, static_cast<int>(symptom), figure);
  return true;
}

bool CheckInTable::add(const StoredCheckIn& row) {
  return !has_.query(number_of(row.day)).next() && save(row);
}

}  // namespace sitwell
