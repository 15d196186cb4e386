// Reading what pages need from a history that is open, piece by piece. Private to the feeds.
#pragma once

#include "gui/model/world.hpp"
#include "history/reader.hpp"

namespace sitwell::gui {

/// How many days `recent` has, today included.
inline constexpr int recent_days = 14;

/// Everything stored about these days.
StoredDays read_days(HistoryReader& reader, std::chrono::local_days first,
                     std::chrono::local_days last, const DayRules& rules);

/// What is small, and the last days: all that a first frame of most pages takes.
void read_recent(HistoryReader& reader, const Now& now, History& into);

/// Figures of all days. Those of a whole that was read before are kept but for the recent days,
/// unless rows before these have come, gone or changed since.
class WholeReading {
 public:
  /// After read_recent().
  void read(HistoryReader& reader, const Now& now, History& into);

 private:
  BoutSums older_{};  ///< of the bouts before the recent days
  std::chrono::local_days today_{};
  DayRules rules_{};
};

}  // namespace sitwell::gui
