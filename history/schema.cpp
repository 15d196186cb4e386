#include "history/schema.hpp"

#include <array>
#include <string>

#include "history/sqlite.hpp"

namespace sitwell {
namespace {

// Times are milliseconds since 1970 in UTC. Postures are the numbers of core/posture.hpp, sources
// of a mounting those of core/thigh_frame.hpp, sites those of core/epoch.hpp, and what is said of a
// prompt those of core/prompt.hpp: small numbers keep a year of bouts within its two megabytes, and
// a year of a dozen prompts a day within 160 kB.
//
// | version | change                                                                  |
// |---------|-------------------------------------------------------------------------|
// | 1       | sources, bouts, and the last mounting of each source and site           |
// | 2       | every mounting of the last weeks, so that a log can be judged by its own |
// | 3       | prompts, and the quiet the wearer asked for                              |
constexpr const char* version_1 = R"sql(
CREATE TABLE source (
  id             INTEGER PRIMARY KEY,
  kind           TEXT    NOT NULL CHECK (kind IN ('clip', 'recording', 'import', 'simulated')),
  name           TEXT    NOT NULL UNIQUE CHECK (name <> ''),
  created_utc_ms INTEGER NOT NULL
) STRICT;

-- No two rows overlap in time, whatever their sources, so the key is also the order of time and a
-- range query needs no other index. A row never spans a change of the UTC offset.
CREATE TABLE bout (
  begin_utc_ms   INTEGER NOT NULL CHECK (begin_utc_ms >= 0),
  source_id      INTEGER NOT NULL REFERENCES source (id),
  duration_ms    INTEGER NOT NULL CHECK (duration_ms > 0),
  utc_offset_s   INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  posture        INTEGER NOT NULL CHECK (posture BETWEEN 1 AND 7),
  interrupted_ms INTEGER NOT NULL CHECK (interrupted_ms BETWEEN 0 AND duration_ms),
  interruptions  INTEGER NOT NULL CHECK (interruptions >= 0),
  moving_ms      INTEGER NOT NULL CHECK (moving_ms BETWEEN 0 AND duration_ms),
  open           INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (begin_utc_ms, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX open_bout ON bout (source_id) WHERE open = 1;

-- Axes of the body segment in the sensor frame; z is x cross y.
CREATE TABLE mounting (
  source_id          INTEGER NOT NULL REFERENCES source (id),
  site               INTEGER NOT NULL CHECK (site IN (0, 1)),
  source             INTEGER NOT NULL CHECK (source BETWEEN 0 AND 2),
  x_x REAL NOT NULL, x_y REAL NOT NULL, x_z REAL NOT NULL,
  y_x REAL NOT NULL, y_y REAL NOT NULL, y_z REAL NOT NULL,
  front_known        INTEGER NOT NULL CHECK (front_known IN (0, 1)),
  seated_flexion_deg REAL    NOT NULL,
  evidence_s         REAL    NOT NULL,
  axis_ratio         REAL    NOT NULL,
  since_utc_ms       INTEGER NOT NULL,
  PRIMARY KEY (source_id, site)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* version_2 = R"sql(
CREATE TABLE mountings (
  source_id          INTEGER NOT NULL REFERENCES source (id),
  site               INTEGER NOT NULL CHECK (site IN (0, 1)),
  since_utc_ms       INTEGER NOT NULL,
  source             INTEGER NOT NULL CHECK (source BETWEEN 0 AND 2),
  x_x REAL NOT NULL, x_y REAL NOT NULL, x_z REAL NOT NULL,
  y_x REAL NOT NULL, y_y REAL NOT NULL, y_z REAL NOT NULL,
  front_known        INTEGER NOT NULL CHECK (front_known IN (0, 1)),
  seated_flexion_deg REAL    NOT NULL,
  evidence_s         REAL    NOT NULL,
  axis_ratio         REAL    NOT NULL,
  PRIMARY KEY (source_id, site, since_utc_ms)
) STRICT, WITHOUT ROWID;
INSERT INTO mountings SELECT source_id, site, since_utc_ms, source, x_x, x_y, x_z, y_x, y_y, y_z,
  front_known, seated_flexion_deg, evidence_s, axis_ratio FROM mounting;
DROP TABLE mounting;
ALTER TABLE mountings RENAME TO mounting;
)sql";

// The bounds of history/prompt_row.hpp: until the year 10000, no stretch of time over a year.
constexpr const char* version_3 = R"sql(
-- The key is the moment as the clock first told it; what it lasted is elapsed time.
CREATE TABLE prompt (
  shown_utc_ms    INTEGER PRIMARY KEY CHECK (shown_utc_ms BETWEEN 0 AND 253402300800000),
  utc_offset_s    INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  reason          INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 4),
  sat_ms          INTEGER NOT NULL CHECK (sat_ms BETWEEN 0 AND 31622400000),
  waited_ms       INTEGER NOT NULL CHECK (waited_ms BETWEEN 0 AND 31622400000),
  held            INTEGER NOT NULL CHECK (held BETWEEN 0 AND 255),
  sat_in_quiet_ms INTEGER NOT NULL CHECK (sat_in_quiet_ms BETWEEN 0 AND 31622400000),
  outcome         INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 5),
  ended_utc_ms    INTEGER NOT NULL CHECK (ended_utc_ms - shown_utc_ms BETWEEN 0 AND 31622400000),
  break_ms        INTEGER NOT NULL CHECK (break_ms BETWEEN 0 AND 31622400000)
) STRICT;

CREATE TABLE quiet (
  begin_utc_ms INTEGER PRIMARY KEY CHECK (begin_utc_ms BETWEEN 0 AND 253402300800000),
  until_utc_ms INTEGER NOT NULL CHECK (until_utc_ms - begin_utc_ms BETWEEN 0 AND 31622400000),
  utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800)
) STRICT;
)sql";

constexpr std::array all_migrations{Migration{1, version_1}, Migration{2, version_2},
                                    Migration{3, version_3}};

}  // namespace

std::span<const Migration> migrations() { return all_migrations; }

int schema_version() { return all_migrations.back().version; }

std::optional<std::filesystem::path> migrate(sqlite::Database& database,
                                             const std::filesystem::path& path,
                                             std::span<const Migration> steps) {
  const std::int64_t found = database.integer("PRAGMA user_version");
  if (found >= steps.back().version) return std::nullopt;
  std::optional<std::filesystem::path> backup;
  if (found > 0) {
    backup = path.string() + ".before-v" + std::to_string(steps.back().version);
    database.copy_to(*backup);
  }
  sqlite::Transaction transaction{database};
  for (const Migration& step : steps)
    if (step.version > found) database.execute(step.sql);
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
  database.execute("PRAGMA user_version = " + std::to_string(steps.back().version));
  transaction.commit();
  return backup;
}

}  // namespace sitwell
