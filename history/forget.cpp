#include "history/forget.hpp"

#include <array>
#include <string>

namespace sitwell {
namespace {

constexpr std::array health_tables{
    "routine_session", "routine_hold", "routine_active",   "check_in",
    "check_in_figure", "screening",    "screening_answer", "plan"};

}  // namespace

int empty_health_tables(sqlite::Database& database) {
  int rows = 0;
  for (const char* table : health_tables) {
    // Without WHERE, trigger and foreign key SQLite wipes whole pages, and with them what the
    // moving of rows between pages has left in their gaps.
    database.execute(std::string{"DELETE FROM "} + table);
    rows += database.changes();
  }
  return rows;
}

bool empty_log(sqlite::Database& database) {
  return database.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}

}  // namespace sitwell
