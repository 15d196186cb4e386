#include "history/prompt_table.hpp"

#include <algorithm>
#include <chrono>

namespace sitwell {
namespace {

// From the beginning of a day on: that day, and the clock may have been set back by another.
constexpr std::int64_t taken_over_ms = 48LL * 3'600'000;

std::int64_t length_ms(Duration duration) {
  const auto ms = std::chrono::round<std::chrono::milliseconds>(duration).count();
  return std::clamp<std::int64_t>(ms, 0, longest_of_prompt_ms);
}

Prompt prompt_of(const StoredPrompt& row, const Calendar& calendar) {
  using std::chrono::milliseconds;
  return {.shown = calendar.instant(row.shown_utc_ms),
          .reason = row.reason,
          .sat = milliseconds{row.sat_ms},
          .waited = milliseconds{row.waited_ms},
          .held = row.held,
          .sat_in_quiet = milliseconds{row.sat_in_quiet_ms},
          .outcome = row.outcome,
          .ended = calendar.instant(row.ended_utc_ms),
          .break_length = milliseconds{row.break_ms}};
}

}  // namespace

// What does not fit the narrow types is left out before it could be made to fit.
std::vector<StoredPrompt> stored_prompts(sqlite::Database& database, UtcRange range) {
  sqlite::Statement in_range{
      database,
      "SELECT shown_utc_ms, utc_offset_s, reason, sat_ms, waited_ms, held, "
      "sat_in_quiet_ms, outcome, ended_utc_ms, break_ms FROM prompt "
      "WHERE shown_utc_ms >= ?1 AND shown_utc_ms < ?2 "
      "AND utc_offset_s BETWEEN -64800 AND 64800 AND reason BETWEEN 0 AND 255 "
      "AND outcome BETWEEN 0 AND 255 AND held BETWEEN 0 AND 65535 "
      "ORDER BY shown_utc_ms"};
  std::vector<StoredPrompt> found;
  for (sqlite::Rows row = in_range.query(range.from_ms, range.to_ms); row.next();) {
    const StoredPrompt prompt{.shown_utc_ms = row.integer(0),
                              .utc_offset_s = static_cast<std::int32_t>(row.integer(1)),
                              .reason = static_cast<PromptReason>(row.integer(2)),
                              .sat_ms = row.integer(3),
                              .waited_ms = row.integer(4),
                              .held = Holds{static_cast<std::uint16_t>(row.integer(5))},
                              .sat_in_quiet_ms = row.integer(6),
                              .outcome = static_cast<PromptOutcome>(row.integer(7)),
                              .ended_utc_ms = row.integer(8),
                              .break_ms = row.integer(9)};
    if (is_valid(prompt)) found.push_back(prompt);
  }
  return found;
}

std::vector<StoredQuiet> stored_quiets(sqlite::Database& database, UtcRange range) {
  sqlite::Statement in_range{database,
                             "SELECT begin_utc_ms, until_utc_ms, utc_offset_s FROM quiet "
                             "WHERE begin_utc_ms >= ?3 AND begin_utc_ms < ?2 "
                             "AND until_utc_ms > ?1 AND utc_offset_s BETWEEN -64800 AND 64800 "
                             "ORDER BY begin_utc_ms"};
  // None is longer than that, so what began before it cannot reach into the range.
  const std::int64_t first = std::max(range.from_ms, longest_of_prompt_ms) - longest_of_prompt_ms;
  std::vector<StoredQuiet> found;
  for (sqlite::Rows row = in_range.query(range.from_ms, range.to_ms, first); row.next();) {
    const StoredQuiet quiet{.begin_utc_ms = row.integer(0),
                            .until_utc_ms = row.integer(1),
                            .utc_offset_s = static_cast<std::int32_t>(row.integer(2))};
    if (is_valid(quiet)) found.push_back(quiet);
  }
  return found;
}

PromptTable::PromptTable(sqlite::Database& database)
    : database_{database},
      save_prompt_{
          database,
          "INSERT INTO prompt (shown_utc_ms, utc_offset_s, reason, sat_ms, waited_ms, held, "
          "sat_in_quiet_ms, outcome, ended_utc_ms, break_ms) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
          "ON CONFLICT (shown_utc_ms) DO UPDATE SET reason = ?3, sat_ms = ?4, waited_ms = ?5, "
          "held = ?6, sat_in_quiet_ms = ?7, outcome = ?8, ended_utc_ms = ?9, break_ms = ?10"},
      withdraw_{database,
                "UPDATE prompt SET outcome = ?1 WHERE outcome = ?2 AND shown_utc_ms < ?3"},
      save_quiet_{database,
                  "INSERT INTO quiet (begin_utc_ms, until_utc_ms, utc_offset_s) "
                  "VALUES (?1, ?2, ?3) "
                  "ON CONFLICT (begin_utc_ms) DO UPDATE SET until_utc_ms = ?2"},
      prompts_{database, "SELECT 1 FROM prompt WHERE shown_utc_ms = ?1"},
      quiets_{database, "SELECT 1 FROM quiet WHERE begin_utc_ms = ?1"} {}

void PromptTable::write(const StoredPrompt& row) {
  save_prompt_.execute(row.shown_utc_ms, row.utc_offset_s, static_cast<int>(row.reason), row.sat_ms,
                       row.waited_ms, row.held.bits(), row.sat_in_quiet_ms,
                       static_cast<int>(row.outcome), row.ended_utc_ms, row.break_ms);
}

bool PromptTable::save(const Prompt& prompt, Calendar& calendar) {
  const std::int64_t key = prompts_.of(prompt.shown, calendar);
  // A zone that has changed since does not move a row: only its first saying counts.
  const StoredPrompt row{.shown_utc_ms = key,
                         .utc_offset_s = calendar.offset_s(key),
                         .reason = prompt.reason,
                         .sat_ms = length_ms(prompt.sat),
                         .waited_ms = length_ms(prompt.waited),
                         .held = prompt.held,
                         .sat_in_quiet_ms = length_ms(prompt.sat_in_quiet),
                         .outcome = prompt.outcome,
                         .ended_utc_ms = key + length_ms(prompt.ended - prompt.shown),
                         .break_ms = length_ms(prompt.break_length)};
  if (!is_valid(row)) return false;
  write(row);
  return true;
}

bool PromptTable::save(const Quiet& quiet, Calendar& calendar) {
  const std::int64_t key = quiets_.of(quiet.begin, calendar);
  const StoredQuiet row{.begin_utc_ms = key,
                        .until_utc_ms = key + length_ms(quiet.until - quiet.begin),
                        .utc_offset_s = calendar.offset_s(key)};
  if (!is_valid(row)) return false;
  save_quiet_.execute(row.begin_utc_ms, row.until_utc_ms, row.utc_offset_s);
  return true;
}

std::vector<Prompt> PromptTable::take_over(Instant from, const Calendar& calendar) {
  const std::int64_t from_utc_ms = calendar.utc_ms(from);
  withdraw_.execute(static_cast<int>(PromptOutcome::withdrawn),
                    static_cast<int>(PromptOutcome::open), from_utc_ms);
  std::vector<Prompt> found;
  for (const StoredPrompt& row :
       stored_prompts(database_, {from_utc_ms, from_utc_ms + taken_over_ms})) {
    found.push_back(prompt_of(row, calendar));
    prompts_.remember(found.back().shown, row.shown_utc_ms);
  }
  return found;
}

std::optional<Quiet> PromptTable::quiet(Instant at, const Calendar& calendar) {
  const std::int64_t at_utc_ms = calendar.utc_ms(at);
  const auto found = stored_quiets(database_, {at_utc_ms, at_utc_ms + 1});
  if (found.empty()) return std::nullopt;
  const Quiet quiet{calendar.instant(found.back().begin_utc_ms),
                    calendar.instant(found.back().until_utc_ms)};
  quiets_.remember(quiet.begin, found.back().begin_utc_ms);
  return quiet;
}

bool PromptTable::add(const StoredPrompt& row) {
  if (prompts_.taken(row.shown_utc_ms)) return false;
  write(row);
  return true;
}

}  // namespace sitwell
