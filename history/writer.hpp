// The one writer of the history: turns the tracker's effects, prompts, routines and what the wearer
// tells into rows. Owned by whoever drives the tracker, on the same thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/input.hpp"
#include "core/prompt.hpp"
#include "core/routine_record.hpp"
#include "core/thigh_frame.hpp"
#include "history/calendar.hpp"
#include "history/error.hpp"
#include "history/health_row.hpp"
#include "history/prompt_row.hpp"
#include "history/routine_row.hpp"
#include "history/row.hpp"
#include "history/schema.hpp"

namespace sitwell {

/// Bouts of another source in the way of one that would be written.
struct Overlap {
  Source source;
  UtcRange range;  ///< from the first of its rows that overlap to the last
};

struct ApplyCounts {
  int saved = 0;
  int trimmed = 0;  ///< of those, cut short by a second or more that was taken
  int skipped = 0;  ///< not saved, because all of their time was taken
};

struct ImportCounts {
  int added = 0;
  int unchanged = 0;    ///< there is such a row already; it stays as it is
  int overlapping = 0;  ///< other rows are in the way; skipped
  int invalid = 0;      ///< figures that contradict each other, or an unknown source; skipped
};

/// Rows never overlap, so that no second of the wearer's day counts twice. What is in the history
/// stays: a bout keeps only the first free part of its time, which is all of it except when another
/// source covers it or when the clock was set back into time already recorded.
///
/// Every call is one transaction: on HistoryError (disk full, disk read-only, file busy) nothing of
/// it happened, all that was saved before is kept, and it may be tried again.
class HistoryWriter {
 public:
  /// Opens or creates the file; see notices(). `steps` is there for the tests of migration.
  /// Throws HistoryError when the file cannot be used; one of a newer version, or of another
  /// program, is left untouched.
  explicit HistoryWriter(const std::filesystem::path& path,
                         std::span<const Migration> steps = migrations());
  HistoryWriter(HistoryWriter&&) noexcept;
  HistoryWriter& operator=(HistoryWriter&&) noexcept;
  ~HistoryWriter();

  /// Sentences for the wearer on what happened to the file: a damaged one set aside, an older one
  /// copied and brought up to date, bouts that a crash had left open.
  [[nodiscard]] const std::vector<std::string>& notices() const;

  /// From now on effects are of this source, made when first needed if there is none of that name,
  /// and dated by this calendar. Rows a crash left open are closed as they are, never extended.
  void record_as(SourceKind kind, std::string_view name, Calendar calendar);

  /// The clock was read again. What was written stays where it was. Without a calendar yet, for no
  /// clip is known, this makes one, in the system's time zone.
  void anchor(ClockAnchor anchor);

  // Prompts are the wearer's, not a clip's: they need a calendar only, from either of the two.

  /// Keeps what is known of a prompt, by `shown`: said again it replaces what was said before,
  /// under the moment it was first kept, whatever became of the clock meanwhile.
  void save(const Prompt& prompt);
  /// The same for quiet, by `begin`.
  void save(const Quiet& quiet);
  /// The prompts of the day that begins at `from`, in order, as a run that starts takes them over:
  /// on the calendar's boot axis (ahead of now where the clock was set back), and saving one
  /// replaces it. Earlier ones that a run left open are closed as withdrawn, for nobody will tell.
  [[nodiscard]] std::vector<Prompt> prompts(Instant from);
  /// The quiet in force, which can be saved again likewise.
  [[nodiscard]] std::optional<Quiet> quiet(Instant at);

  // The same goes for what the wearer does and tells. False, with nothing kept, means that it makes
  // no row: the clock is before 1970, or a text holds what is no text (history/health_row.hpp).

  /// Keeps a session, its holds and what of it was exercise, by `begin`; said again it replaces
  /// what was said before, as prompts do.
  bool save(const RoutineRecord& record);
  /// Keeps a check-in in place of that local day's, days beginning at `day_start`.
  bool save(const CheckIn& check_in, Instant at, std::chrono::minutes day_start);
  /// From now on these answers count, and this plan; what was before stays on record.
  bool save(const ScreeningAnswers& answers, Instant at);
  bool save(const Plan& plan, Instant at);

  /// Closes the sessions that an earlier run left under way, as interrupted and as they were last
  /// saved; how many there were. To be called at the start, before a session begins.
  int take_over();
  /// What was exercise and ends after `from`, in order and without overlaps, on the calendar's boot
  /// axis (ahead of now where the clock was set back): told to the tracker when a log is read
  /// again.
  [[nodiscard]] std::vector<ActiveSpan> active_spans(Instant from);

  /// Erases sessions, check-ins, screenings and plans, so that not a word of them is left in the
  /// file or its log; how many rows there were. Bouts and prompts stay. Throws HistoryError too
  /// where all is erased but another program keeps SQLite from cutting the log: calling it again
  /// does.
  int forget_health();

  // What follows needs record_as() first, import() excepted.

  /// Saves, revises and forgets as the effects say; those that are not for the history are ignored.
  ApplyCounts apply(std::span<const Effect> effects);

  /// Clears the range of this source (bouts, and mountings it had learned) and applies the effects,
  /// in one: how a recording is replayed again, and a clip's log read again.
  ApplyCounts replace(UtcRange range, std::span<const Effect> effects);

  /// Rows of other sources in that range; to be asked before a recording is replayed.
  [[nodiscard]] std::optional<Overlap> overlapping(UtcRange range);

  /// Removes the rows of this source that begin in the range; how many there were.
  int clear(UtcRange range);

  /// Where this source's last row ends, on the calendar's boot axis; nothing where it has none.
  [[nodiscard]] std::optional<Instant> end();

  /// How this source sat at a site: the mounting in force at `from`, where one is known, and all
  /// since, in order of time; `since` is on the calendar's boot axis. A month of them is kept.
  [[nodiscard]] std::vector<Mounting> mountings(BodySite site, Instant from);
  /// How the wearer sits, as learned so far, whatever the clip; nothing before anything was.
  [[nodiscard]] std::optional<SeatRestored> seat(BodySite site);

  /// Brings rows in from elsewhere; a row's source_id refers to an id in `sources`, which are
  /// matched by name and created where needed. Doing it again changes nothing.
  ImportCounts import(std::span<const Source> sources, std::span<const StoredBout> rows);
  /// The same for prompts; one shown at a moment that has one already is unchanged.
  ImportCounts import(std::span<const StoredPrompt> rows);
  /// Sessions likewise, by their beginning, and check-ins, by their day. A session still under way
  /// elsewhere comes in as interrupted.
  ImportCounts import(std::span<const StoredRoutine> rows);
  ImportCounts import(std::span<const StoredCheckIn> rows);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sitwell
