#include "history/seat_table.hpp"

namespace sitwell {

SeatTable::SeatTable(sqlite::Database& database)
    : save_{database,
            "INSERT OR REPLACE INTO seat (site, until_utc_ms, mean_deg, mean_sits, squares_deg2, "
            "spread_sits, shown_deg) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
      find_{database,
            "SELECT until_utc_ms, mean_deg, mean_sits, squares_deg2, spread_sits, shown_deg "
            "FROM seat WHERE site = ?1"} {}

void SeatTable::save(const SeatLearned& learned, const Calendar& calendar) {
  const LearnedSeat& seat = learned.seat;
  save_.execute(static_cast<int>(learned.site), calendar.utc_ms(learned.at), seat.mean_deg,
                seat.mean_sits, seat.squares_deg2, seat.spread_sits, seat.shown_deg);
}

std::optional<SeatRestored> SeatTable::restored(BodySite site, const Calendar& calendar) {
  sqlite::Rows row = find_.query(static_cast<int>(site));
  if (!row.next()) return std::nullopt;
  const LearnedSeat seat{.mean_deg = row.real(1),
                         .mean_sits = row.real(2),
                         .squares_deg2 = row.real(3),
                         .spread_sits = row.real(4),
                         .shown_deg = row.real(5)};
  if (!seat.is_plausible()) return std::nullopt;
  return SeatRestored{.at = calendar.instant(row.integer(0)), .seat = seat, .site = site};
}

}  // namespace sitwell
