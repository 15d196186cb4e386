// What of the history is looked at: how long a period, and which.
#pragma once

#include <chrono>
#include <optional>
#include <utility>

#include "gui/model/world.hpp"

namespace sitwell::gui {

enum class Range : std::uint8_t { week, month, year, all };

using Days = std::pair<std::chrono::local_days, std::chrono::local_days>;  ///< both included

struct HistoryChoice {
  Range range = Range::week;
  std::optional<std::chrono::local_days> anchor;  ///< a day of the period; none: today
  std::optional<std::chrono::local_days> day;     ///< opened: shown instead of the period
  friend bool operator==(const HistoryChoice&, const HistoryChoice&) = default;
};

/// The days of the period. All: from the first day with a bout to today.
Days days_of(const HistoryChoice& choice, const World& world);
/// The period before; nothing for all of it.
std::optional<Days> days_before(const HistoryChoice& choice, const World& world);

/// The same range one earlier (-1) or later (1), or the day next to the one that is opened; the
/// same where there is nothing that way.
HistoryChoice moved(const HistoryChoice& choice, int by, const World& world);
bool can_move(const HistoryChoice& choice, int by, const World& world);

/// What has to be read for it.
Needs needs_of(const HistoryChoice& choice, const World& world);

}  // namespace sitwell::gui
