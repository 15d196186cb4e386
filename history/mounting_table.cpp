#include "history/mounting_table.hpp"

namespace sitwell {
namespace {

// Longer than any clip's log reaches back, so that a log read late is judged by its own mounting.
constexpr std::int64_t kept_ms = 30LL * 24 * 60 * 60 * 1000;

}  // namespace

MountingTable::MountingTable(sqlite::Database& database)
    : save_{database,
            "INSERT OR REPLACE INTO mounting (source_id, site, since_utc_ms, source, x_x, x_y, "
            "x_z, "
            "y_x, y_y, y_z, front_known, seated_flexion_deg, evidence_s, axis_ratio) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"},
      prune_{database,
             "DELETE FROM mounting WHERE source_id = ?1 AND site = ?2 AND since_utc_ms < ?3 "
             "AND since_utc_ms < (SELECT max(since_utc_ms) FROM mounting "
             "WHERE source_id = ?1 AND site = ?2 AND since_utc_ms <= ?3)"},
      forget_{database,
              "DELETE FROM mounting WHERE source_id = ?1 AND since_utc_ms >= ?2 "
              "AND since_utc_ms < ?3 AND source = ?4"},
      since_{database,
             "SELECT source, x_x, x_y, x_z, y_x, y_y, y_z, front_known, seated_flexion_deg, "
             "evidence_s, axis_ratio, since_utc_ms FROM mounting "
             "WHERE source_id = ?1 AND site = ?2 AND since_utc_ms >= coalesce("
             "(SELECT max(since_utc_ms) FROM mounting "
             "WHERE source_id = ?1 AND site = ?2 AND since_utc_ms <= ?3), ?3) "
             "ORDER BY since_utc_ms"} {}

void MountingTable::save(const Mounting& m, BodySite site, std::int64_t source_id,
                         const Calendar& calendar) {
  const std::int64_t since_utc_ms = calendar.utc_ms(m.since);
  save_.execute(source_id, static_cast<int>(site), since_utc_ms, static_cast<int>(m.source), m.x.x,
                m.x.y, m.x.z, m.y.x, m.y.y, m.y.z, m.front_known, m.seated_flexion_deg,
                m.evidence_s, m.axis_ratio);
  prune_.execute(source_id, static_cast<int>(site), since_utc_ms - kept_ms);
}

void MountingTable::forget_learned(UtcRange range, std::int64_t source_id) {
  forget_.execute(source_id, range.from_ms, range.to_ms, static_cast<int>(MountingSource::learned));
}

std::vector<Mounting> MountingTable::since(std::int64_t from_utc_ms, BodySite site,
                                           std::int64_t source_id, const Calendar& calendar) {
  std::vector<Mounting> found;
  for (sqlite::Rows row = since_.query(source_id, static_cast<int>(site), from_utc_ms);
       row.next();) {
    Mounting m;
    m.source = static_cast<MountingSource>(row.integer(0));
    m.x = {row.real(1), row.real(2), row.real(3)};
    m.y = {row.real(4), row.real(5), row.real(6)};
    m.z = cross(m.x, m.y);
    m.front_known = row.integer(7) != 0;
    m.seated_flexion_deg = row.real(8);
    m.evidence_s = row.real(9);
    m.axis_ratio = row.real(10);
    m.since = calendar.instant(row.integer(11));
    found.push_back(m);
  }
  return found;
}

}  // namespace sitwell
