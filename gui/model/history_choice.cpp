#include "gui/model/history_choice.hpp"

#include <algorithm>

namespace sitwell::gui {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::months;
using std::chrono::year_month_day;
using std::chrono::years;

namespace {

local_days anchor_of(const HistoryChoice& choice, const World& world) {
  return choice.anchor.value_or(world.now.today);
}

local_days first_day(const World& world) {
  const auto& bounds = world.history.first_and_last;
  return bounds ? std::min(bounds->first, world.now.today) : world.now.today;
}
/// A clock that was set back leaves days that are still to come.
local_days last_day(const World& world) {
  const auto& bounds = world.history.first_and_last;
  return bounds ? std::max(bounds->second, world.now.today) : world.now.today;
}

Days around(Range range, local_days day) {
  const year_month_day date{day};
  switch (range) {
    case Range::week: return {first_of(Period::week, day), last_of(Period::week, day)};
    case Range::month: return {first_of(Period::month, day), last_of(Period::month, day)};
    case Range::year:
    case Range::all: break;
  }
  return {local_days{date.year() / std::chrono::January / 1},
          local_days{date.year() / std::chrono::December / 31}};
}

}  // namespace

Days days_of(const HistoryChoice& choice, const World& world) {
  if (choice.range == Range::all) return {first_day(world), last_day(world)};
  return around(choice.range, anchor_of(choice, world));
}

std::optional<Days> days_before(const HistoryChoice& choice, const World& world) {
  if (choice.range == Range::all) return std::nullopt;
  return around(choice.range, days_of(choice, world).first - days{1});
}

HistoryChoice moved(const HistoryChoice& choice, int by, const World& world) {
  HistoryChoice next = choice;
  if (choice.day) {
    const local_days there = *choice.day + days{by};
    if (there < first_day(world) || there > last_day(world)) return next;
    next.anchor = next.day = there;
    return next;
  }
  if (choice.range == Range::all) return next;
  const Days now = days_of(choice, world);
  const local_days there = by < 0 ? now.first - days{1} : now.second + days{1};
  const Days period = around(choice.range, there);
  if (period.second < first_day(world) || period.first > last_day(world)) return next;
  next.anchor = std::clamp(there, first_day(world), last_day(world));
  return next;
}

bool can_move(const HistoryChoice& choice, int by, const World& world) {
  return moved(choice, by, world) != choice;
}

Needs needs_of(const HistoryChoice& choice, const World& world) {
  Needs needs{.whole = true};
  if (choice.day) {
    needs.window = Days{*choice.day, *choice.day};
  } else if (choice.range == Range::week || choice.range == Range::month) {
    needs.window = Days{days_before(choice, world)->first, days_of(choice, world).second};
  }
  return needs;
}

}  // namespace sitwell::gui
