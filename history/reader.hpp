// The read-only side of the history: for the command line and the dashboard, beside the writer or
// without one.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "history/days.hpp"
#include "history/error.hpp"
#include "history/health_row.hpp"
#include "history/prompt_row.hpp"
#include "history/routine_row.hpp"
#include "history/row.hpp"

namespace sitwell {

/// Of some bouts, all sums.
struct BoutSums {
  std::int64_t count = 0, begins_ms = 0, durations_ms = 0, others = 0;
  friend bool operator==(const BoutSums&, const BoutSums&) = default;
};

/// Opens the file read-only and never changes it. Every call reads one consistent state and leaves
/// no transaction open. All calls throw HistoryError when the file cannot be read.
class HistoryReader {
 public:
  /// Throws HistoryError where there is no history, or one of another version or program.
  explicit HistoryReader(const std::filesystem::path& path);
  HistoryReader(HistoryReader&&) noexcept;
  HistoryReader& operator=(HistoryReader&&) noexcept;
  ~HistoryReader();

  /// Rows that overlap the range, whole, in order of time.
  [[nodiscard]] std::vector<StoredBout> bouts(UtcRange range);
  /// Every day from first to last, those without rows too.
  [[nodiscard]] std::vector<DayFigures> days(std::chrono::local_days first,
                                             std::chrono::local_days last,
                                             const DayRules& rules = {});
  /// Every week or month that first to last touches, whole.
  [[nodiscard]] std::vector<PeriodFigures> periods(Period period, std::chrono::local_days first,
                                                   std::chrono::local_days last,
                                                   const DayRules& rules = {});

  /// Prompts shown in the range, in order of time.
  [[nodiscard]] std::vector<StoredPrompt> prompts(UtcRange range);
  /// Quiet that reaches into the range, whole, in order of time.
  [[nodiscard]] std::vector<StoredQuiet> quiets(UtcRange range);

  /// Sessions that begin in the range, in order of time. Here and below, what makes no sense is
  /// left out.
  [[nodiscard]] std::vector<StoredRoutine> routines(UtcRange range);
  /// The check-ins of those local days, one a day at most, in order.
  [[nodiscard]] std::vector<StoredCheckIn> check_ins(std::chrono::local_days first,
                                                     std::chrono::local_days last);
  /// Screenings in the order they were given, and the last: the one that counts. Where that makes
  /// no sense none does, rather than an earlier one that may have been less careful.
  [[nodiscard]] std::vector<StoredScreening> screenings();
  [[nodiscard]] std::optional<StoredScreening> latest_screening();
  /// The plan in force, and those made in the range, in the order they were made.
  [[nodiscard]] std::optional<StoredPlan> plan();
  [[nodiscard]] std::vector<StoredPlan> plans(UtcRange range);

  [[nodiscard]] std::vector<Source> sources();
  /// From the first bout's beginning to the last one's end; nothing in an empty history.
  [[nodiscard]] std::optional<UtcRange> bounds();
  /// The local days of the first and the last bout.
  [[nodiscard]] std::optional<std::pair<std::chrono::local_days, std::chrono::local_days>>
  first_and_last_day(const DayRules& rules = {});
  [[nodiscard]] std::int64_t bout_count();
  /// Another value once a bout that begins before then has come, gone or become another one: to
  /// know without reading them whether they have to be read again.
  [[nodiscard]] BoutSums bout_sums(std::int64_t before_utc_ms);

  /// Changes whenever somebody else has committed to the file; cheap enough to ask every frame.
  [[nodiscard]] std::int64_t data_version();
  [[nodiscard]] int schema_version();
  /// What a thorough check finds wrong, a sentence each; empty when all is well.
  [[nodiscard]] std::vector<std::string> integrity();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sitwell
