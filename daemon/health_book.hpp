// What the wearer has told of themselves and what follows from it: check-ins, screening, the plan.
// Reads and writes the history; what cannot be written is refused, so that the caller knows. Lives
// on the event loop's thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/routine_catalogue.hpp"
#include "daemon/clock.hpp"
#include "dbus/coach_status.hpp"
#include "health/check_in.hpp"
#include "health/plan.hpp"
#include "health/red_flags.hpp"
#include "health/screening.hpp"
#include "history/calendar.hpp"
#include "history/reader.hpp"
#include "history/writer.hpp"

namespace sitwell::daemon {

class HealthBook {
 public:
  /// What the wearer should know, a sentence.
  using Tell = std::function<void(const std::string&)>;

  /// The clock and the writer outlive this; `history` is the writer's file.
  HealthBook(const Clock& clock, HistoryWriter& writer, const std::filesystem::path& history,
             Tell tell, std::chrono::minutes day_start, OffsetAt offset_at = system_offset_s);

  void use(std::chrono::minutes day_start) { day_start_ = day_start; }
  /// Reads what is there; where nothing can be read, nothing has been told yet.
  void read();
  /// Routines were saved, or a new day began.
  void count_routines();
  /// Once a week, when a new one has begun: the plan follows the week that is over.
  void adapt_plan(const Catalogue& catalogue);

  [[nodiscard]] const ScreeningAnswers& answers() const { return answers_; }
  /// Never done, done too long ago, or something has hurt since.
  [[nodiscard]] bool screening_due() const;
  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] std::uint32_t routines_today() const { return routines_today_; }
  [[nodiscard]] bool checked_in_today() const { return checked_in_ == today(); }
  /// What follows from all that is known, most urgent first.
  [[nodiscard]] std::vector<Advice> advice() const;
  /// The next routine of the plan that fits and is still to be done today; null where there is
  /// none.
  [[nodiscard]] const Routine* next_routine(const Catalogue& catalogue) const;

  // Each throws CommandRefused where the history cannot be written.

  void check_in(const CheckIn& check_in);
  void screen(const ScreeningAnswers& answers);
  /// Throws InvalidArguments where that is no plan.
  void change_plan(const CoachPlanChanges& changes, const Catalogue& catalogue);
  std::uint32_t forget();

 private:
  [[nodiscard]] std::int64_t now_utc_ms() const { return clock_.utc_us() / 1000; }
  [[nodiscard]] std::chrono::local_days day_of(std::int64_t utc_ms) const;
  [[nodiscard]] std::chrono::local_days today() const { return day_of(now_utc_ms()); }
  [[nodiscard]] std::vector<StoredRoutine> routines_since(std::chrono::local_days first) const;
  [[nodiscard]] WeekFacts facts_of(std::chrono::local_days monday,
                                   const Catalogue& catalogue) const;
  void save_plan(const Plan& plan);

  const Clock& clock_;
  HistoryWriter& writer_;
  std::filesystem::path history_;
  Tell tell_;
  std::chrono::minutes day_start_;
  OffsetAt offset_at_;
  mutable std::optional<HistoryReader> reader_;  ///< to read changes nothing

  ScreeningAnswers answers_;
  std::optional<std::int64_t> screened_utc_ms_;
  std::optional<std::int64_t> hurt_utc_ms_;  ///< when a session last ended so
  Plan plan_;
  std::optional<std::int64_t>
      planned_utc_ms_;  ///< when the plan was last changed, or left as it is
  std::optional<std::chrono::local_days> checked_in_;
  std::uint32_t routines_today_ = 0;
  std::vector<std::string> done_today_;
};

}  // namespace sitwell::daemon
