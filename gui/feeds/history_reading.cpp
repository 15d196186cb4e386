#include "gui/feeds/history_reading.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sitwell::gui {

namespace {

// A year at a time: somebody who closes the dashboard does not wait for ten.
bool read_all(HistoryReader& reader, std::chrono::local_days first, std::chrono::local_days last,
              const DayRules& rules, const std::function<bool()>& stop,
              std::vector<DayFigures>& into) {
  constexpr std::chrono::days at_once{365};
  for (auto from = first; from <= last; from += at_once) {
    if (stop()) return false;
    const auto to = std::min(last, from + at_once - std::chrono::days{1});
    std::vector<DayFigures> days = reader.days(from, to, rules);
    into.insert(into.end(), std::make_move_iterator(days.begin()),
                std::make_move_iterator(days.end()));
  }
  return true;
}

}  // namespace

StoredDays read_days(HistoryReader& reader, std::chrono::local_days first,
                     std::chrono::local_days last, const DayRules& rules) {
  const UtcRange range = utc_range_around(first, last, rules);
  StoredDays stored;
  stored.first = first;
  stored.last = last;
  stored.bouts = reader.bouts(range);
  stored.days = day_figures(stored.bouts, first, last, rules);
  stored.prompts = reader.prompts(range);
  stored.quiets = reader.quiets(range);
  stored.routines = reader.routines(range);
  return stored;
}

void read_recent(HistoryReader& reader, const Now& now, History& into) {
  into.sources = reader.sources();
  into.first_and_last = reader.first_and_last_day(now.rules);
  into.plan = reader.plan();
  into.screening = reader.latest_screening();
  into.recent =
      read_days(reader, now.today - std::chrono::days{recent_days - 1}, now.today, now.rules);
}

bool WholeReading::read(HistoryReader& reader, const Now& now, History& into,
                        const std::function<bool()>& stop) {
  WholeHistory whole;
  if (into.first_and_last) {
    const auto first = into.first_and_last->first;
    const auto last = std::max(into.first_and_last->second, now.today);
    const std::int64_t older =
        reader.bout_count() - static_cast<std::int64_t>(into.recent.bouts.size());
    const bool kept = into.whole && !into.whole->days.empty() &&
                      into.whole->days.front().date == first &&
                      into.whole->days.back().date == last && last == now.today &&
                      older == older_bouts_ && today_ == now.today && rules_ == now.rules;
    if (kept) {
      whole.days = std::move(into.whole->days);
      for (const DayFigures& day : into.recent.days)
        if (day.date >= first)
          whole.days[static_cast<std::size_t>((day.date - first).count())] = day;
    } else if (!read_all(reader, first, last, now.rules, stop, whole.days)) {
      return false;
    }
    older_bouts_ = older;
    today_ = now.today;
    rules_ = now.rules;
  }
  // Of people, not of clips: there are few, and they may come before the first bout.
  const UtcRange always{0, latest_utc_ms};
  whole.routines = reader.routines(always);
  whole.screenings = reader.screenings();
  whole.plans = reader.plans(always);
  const auto first_day = std::chrono::local_days{std::chrono::year{1970} / 1 / 1};
  whole.check_ins = reader.check_ins(first_day, now.today + std::chrono::days{1});
  into.whole = std::move(whole);
  return true;
}

}  // namespace sitwell::gui
