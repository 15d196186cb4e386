#include "history/schema.hpp"

#include <array>
#include <string>

#include "history/sqlite.hpp"

namespace sitwell {
namespace {

// Times are milliseconds since 1970 in UTC. Postures are the numbers of core/posture.hpp, sources
// of a mounting those of core/thigh_frame.hpp, sites those of core/epoch.hpp, and what is said of a
// prompt those of core/prompt.hpp: small numbers keep a year of bouts within its two megabytes, and
// a year of a dozen prompts a day within 160 kB. Routines go by core/routine_record.hpp, symptoms
// by health/check_in.hpp.
//
// | version | change                                                                  |
// |---------|-------------------------------------------------------------------------|
// | 1       | sources, bouts, and the last mounting of each source and site           |
// | 2       | every mounting of the last weeks, so that a log can be judged by its own |
// | 3       | prompts, and the quiet the wearer asked for                              |
// | 4       | bouts of exercising; routines, check-ins, screenings and plans           |
// | 5       | bouts of reclining; steps and running in bouts; how the wearer sits      |
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

// SQLite cannot alter a CHECK: a bout may be of exercising now (8).
//
// What is on the wearer's health stands in tables of its own without foreign keys, for then SQLite
// empties them page by page and wipes each (history/forget.cpp). They are written together with
// what they belong to, and read only with it. The bounds are those of history/routine_row.hpp and
// history/health_row.hpp.
constexpr const char* version_4 = R"sql(
CREATE TABLE bouts (
  begin_utc_ms   INTEGER NOT NULL CHECK (begin_utc_ms >= 0),
  source_id      INTEGER NOT NULL REFERENCES source (id),
  duration_ms    INTEGER NOT NULL CHECK (duration_ms > 0),
  utc_offset_s   INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  posture        INTEGER NOT NULL CHECK (posture BETWEEN 1 AND 8),
  interrupted_ms INTEGER NOT NULL CHECK (interrupted_ms BETWEEN 0 AND duration_ms),
  interruptions  INTEGER NOT NULL CHECK (interruptions >= 0),
  moving_ms      INTEGER NOT NULL CHECK (moving_ms BETWEEN 0 AND duration_ms),
  open           INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (begin_utc_ms, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO bouts SELECT begin_utc_ms, source_id, duration_ms, utc_offset_s, posture,
  interrupted_ms, interruptions, moving_ms, open FROM bout ORDER BY begin_utc_ms, source_id;
DROP TABLE bout;
ALTER TABLE bouts RENAME TO bout;
CREATE INDEX open_bout ON bout (source_id) WHERE open = 1;

-- The key is the moment as the clock first told it; what it lasted is elapsed time.
CREATE TABLE routine_session (
  begin_utc_ms INTEGER PRIMARY KEY CHECK (begin_utc_ms BETWEEN 0 AND 253402300800000),
  utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  routine      TEXT    NOT NULL CHECK (length(routine) BETWEEN 1 AND 64),
  title        TEXT    NOT NULL CHECK (length(title) <= 200),
  origin       INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 1),
  outcome      INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 5),
  length_ms    INTEGER NOT NULL CHECK (length_ms BETWEEN 0 AND 86400000),
  hurt_place   INTEGER NOT NULL CHECK (hurt_place BETWEEN 0 AND 7),
  hurt_kind    INTEGER NOT NULL CHECK (hurt_kind BETWEEN 0 AND 8)
) STRICT;

CREATE TABLE routine_hold (
  begin_utc_ms INTEGER NOT NULL,
  number       INTEGER NOT NULL CHECK (number BETWEEN 0 AND 999),
  step         INTEGER NOT NULL CHECK (step BETWEEN 0 AND 999),
  repetition   INTEGER NOT NULL CHECK (repetition BETWEEN 1 AND 999),
  side         INTEGER NOT NULL CHECK (side BETWEEN 0 AND 2),
  asked_ms     INTEGER NOT NULL CHECK (asked_ms BETWEEN 0 AND 86400000),
  confirmed_ms INTEGER NOT NULL CHECK (confirmed_ms >= 0),
  timed_ms     INTEGER NOT NULL CHECK (timed_ms >= 0),
  outcome      INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 3),
  PRIMARY KEY (begin_utc_ms, number),
  CHECK (confirmed_ms + timed_ms <= asked_ms)
) STRICT, WITHOUT ROWID;

-- What of the session was exercise: milliseconds from its beginning.
CREATE TABLE routine_active (
  begin_utc_ms INTEGER NOT NULL,
  from_ms      INTEGER NOT NULL CHECK (from_ms >= 0),
  to_ms        INTEGER NOT NULL CHECK (to_ms > from_ms AND to_ms <= 86400000),
  PRIMARY KEY (begin_utc_ms, from_ms)
) STRICT, WITHOUT ROWID;

-- Local days since 1970, so that there is one a day at most.
CREATE TABLE check_in (
  day          INTEGER PRIMARY KEY CHECK (day BETWEEN -1 AND 2932897),
  at_utc_ms    INTEGER NOT NULL CHECK (at_utc_ms BETWEEN 0 AND 253402300800000),
  utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  stress       INTEGER CHECK (stress BETWEEN 0 AND 10),
  note         TEXT NOT NULL CHECK (length(note) <= 500)
) STRICT;

CREATE TABLE check_in_figure (
  day     INTEGER NOT NULL,
  symptom INTEGER NOT NULL CHECK (symptom BETWEEN 0 AND 6),
  figure  INTEGER NOT NULL CHECK (figure BETWEEN 0 AND 10),
  PRIMARY KEY (day, symptom)
) STRICT, WITHOUT ROWID;

-- In the order they were given, whatever the clock said: the last is the one that counts.
CREATE TABLE screening (
  id           INTEGER PRIMARY KEY,
  at_utc_ms    INTEGER NOT NULL CHECK (at_utc_ms BETWEEN 0 AND 253402300800000),
  utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800)
) STRICT;

-- Questions by the name of their condition or sign; 0 no, 1 yes, 2 cleared.
CREATE TABLE screening_answer (
  screening_id INTEGER NOT NULL,
  question     TEXT    NOT NULL CHECK (question <> ''),
  answer       INTEGER NOT NULL CHECK (answer BETWEEN 0 AND 2),
  PRIMARY KEY (screening_id, question)
) STRICT, WITHOUT ROWID;

-- In order likewise; routines by their identifiers, with spaces between.
CREATE TABLE plan (
  id                 INTEGER PRIMARY KEY,
  at_utc_ms          INTEGER NOT NULL CHECK (at_utc_ms BETWEEN 0 AND 253402300800000),
  utc_offset_s       INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  active             INTEGER NOT NULL CHECK (active IN (0, 1)),
  adapts             INTEGER NOT NULL CHECK (adapts IN (0, 1)),
  baseline_min_per_h REAL    CHECK (baseline_min_per_h BETWEEN 0 AND 60),
  goal_min_per_h     REAL    CHECK (goal_min_per_h BETWEEN 0 AND 60),
  routines_a_day     INTEGER NOT NULL CHECK (routines_a_day BETWEEN 0 AND 99),
  routines           TEXT    NOT NULL,
  level              INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
  reason             TEXT    NOT NULL,
  goal_weeks         INTEGER NOT NULL DEFAULT 0 CHECK (goal_weeks BETWEEN -9999 AND 9999)
) STRICT;
)sql";

// SQLite cannot alter a CHECK: a bout may be reclined now (9). Nobody counted the steps of the
// bouts there are, so they have none rather than 0.
constexpr const char* version_5 = R"sql(
CREATE TABLE bouts (
  begin_utc_ms   INTEGER NOT NULL CHECK (begin_utc_ms >= 0),
  source_id      INTEGER NOT NULL REFERENCES source (id),
  duration_ms    INTEGER NOT NULL CHECK (duration_ms > 0),
  utc_offset_s   INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
  posture        INTEGER NOT NULL CHECK (posture BETWEEN 1 AND 9),
  interrupted_ms INTEGER NOT NULL CHECK (interrupted_ms BETWEEN 0 AND duration_ms),
  interruptions  INTEGER NOT NULL CHECK (interruptions >= 0),
  moving_ms      INTEGER NOT NULL CHECK (moving_ms BETWEEN 0 AND duration_ms),
  steps          INTEGER CHECK (steps >= 0),
  running_ms     INTEGER NOT NULL CHECK (running_ms BETWEEN 0 AND duration_ms),
  open           INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (begin_utc_ms, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO bouts SELECT begin_utc_ms, source_id, duration_ms, utc_offset_s, posture,
  interrupted_ms, interruptions, moving_ms, NULL, 0, open FROM bout ORDER BY begin_utc_ms, source_id;
DROP TABLE bout;
ALTER TABLE bouts RENAME TO bout;
CREATE INDEX open_bout ON bout (source_id) WHERE open = 1;

-- The wearer's, whatever the clip (core/seat_angle.hpp); learned from sits that ended before then.
CREATE TABLE seat (
  site         INTEGER PRIMARY KEY CHECK (site IN (0, 1)),
  until_utc_ms INTEGER NOT NULL,
  mean_deg     REAL    NOT NULL,
  mean_sits    REAL    NOT NULL,
  squares_deg2 REAL    NOT NULL,
  spread_sits  REAL    NOT NULL,
  shown_deg    REAL    NOT NULL
) STRICT;
)sql";

constexpr std::array all_migrations{Migration{1, version_1}, Migration{2, version_2},
                                    Migration{3, version_3}, Migration{4, version_4},
                                    Migration{5, version_5}};

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
