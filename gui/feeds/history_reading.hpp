// Reading what pages need from a history that is open, piece by piece. Private to the feeds.
#pragma once

#include <functional>

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
/// unless rows before these have come or gone since. One of them that becomes another one is not
/// looked for, which would take as long as reading them: nothing but a hand at the file does that.
class WholeReading {
 public:
  /// After read_recent(). False, with nothing read, where `stop` said so meanwhile.
  bool read(HistoryReader& reader, const Now& now, History& into,
            const std::function<bool()>& stop);

 private:
  std::int64_t older_bouts_ = -1;  ///< how many before the recent days
  std::chrono::local_days today_{};
  DayRules rules_{};
};

}  // namespace sitwell::gui
