#include "cli/day_strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "cli/bars.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 1440 * minute_ms;

/// What a cell can show, in the order of the legend.
enum class Look {
  brief,
  prolonged,
  hour_long,
  upright,
  cycling,
  lying,
  exercising,
  reclined,
  nothing
};
constexpr std::size_t looks = 9;

BoutLook drawn_as(Look look) {
  switch (look) {
    case Look::brief: return look_of(BoutLength::brief);
    case Look::prolonged: return look_of(BoutLength::prolonged);
    case Look::hour_long: return look_of(BoutLength::hour_long);
    case Look::upright: return {Ink::upright, "·"};
    case Look::cycling: return {Ink::cycling, "~"};
    case Look::lying: return {Ink::lying, "_"};
    case Look::exercising: return {Ink::exercising, "◆"};
    case Look::reclined: return {Ink::lying, "?"};
    case Look::nothing: break;
  }
  return {Ink::plain, " "};
}

Look look_of(const StoredBout& bout) {
  switch (group_of(bout.posture)) {
    case PostureGroup::flexed: return static_cast<Look>(length_of(bout.bout().net()));
    case PostureGroup::upright: return Look::upright;
    case PostureGroup::cycling: return Look::cycling;
    case PostureGroup::lying: return Look::lying;
    case PostureGroup::exercising: return Look::exercising;
    case PostureGroup::reclined: return Look::reclined;
    case PostureGroup::none: break;
  }
  return Look::nothing;
}

/// Milliseconds spent in each look, a cell each.
using Cells = std::vector<std::array<std::int64_t, looks>>;

void add(Cells& cells, const StoredBout& bout, std::int64_t day_begin_wall_ms) {
  const auto cell_ms = day_ms / static_cast<std::int64_t>(cells.size());
  const std::int64_t begin =
      bout.begin_utc_ms + std::int64_t{bout.utc_offset_s} * 1000 - day_begin_wall_ms;
  const std::int64_t end = std::min(begin + bout.duration_ms, day_ms);
  for (std::int64_t at = std::max<std::int64_t>(begin, 0); at < end;) {
    const std::int64_t cell = at / cell_ms;
    const std::int64_t until = std::min((cell + 1) * cell_ms, end);
    cells[static_cast<std::size_t>(cell)][static_cast<std::size_t>(look_of(bout))] += until - at;
    at = until;
  }
}

std::string legend(const Screen& screen, bool reclined) {
  const auto entry = [&](Look look, std::string_view words) {
    const BoutLook drawn = drawn_as(look);
    return fmt::format("{} {}", screen.paint(drawn.ink, repeated(drawn.cell, 2)), words);
  };
  return fmt::format(
      "  sitting {}  {}  {}   {}  {}  {}  {}\n", entry(Look::brief, "< 30 min"),
      entry(Look::prolonged, "< 1 h"), entry(Look::hour_long, "longer"),
      entry(Look::upright, "upright"), entry(Look::cycling, "cycling"),
      entry(Look::lying, "lying") + (reclined ? "  " + entry(Look::reclined, "reclined") : ""),
      entry(Look::exercising, "routine"));
}

std::string wall_clock(const StoredBout& bout, std::int64_t after_ms) {
  const std::int64_t wall_ms =
      bout.begin_utc_ms + std::int64_t{bout.utc_offset_s} * 1000 + after_ms;
  const std::int64_t minute = (wall_ms % day_ms + minute_ms / 2) / minute_ms % 1440;
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

}  // namespace

std::string day_strip(const Screen& screen, std::span<const StoredBout> bouts,
                      std::chrono::local_days day, const DayRules& rules) {
  const int cells_per_hour = screen.columns >= 100 ? 4 : screen.columns >= 76 ? 3 : 1;
  Cells cells(static_cast<std::size_t>(24 * cells_per_hour));
  const auto begin = day.time_since_epoch() + rules.day_start;
  for (const StoredBout& bout : bouts)
    add(cells, bout, std::chrono::duration_cast<std::chrono::milliseconds>(begin).count());

  std::string hours;
  const auto first_hour = rules.day_start.count() / 60;
  const int step = cells_per_hour > 1 ? 2 : 4;
  for (int hour = 0; hour < 24; hour += step)
    hours += left(fmt::format("{:02}", (first_hour + hour) % 24), step * cells_per_hour);
  std::string strip;
  for (const auto& cell : cells) {
    const auto most = std::max_element(cell.begin(), cell.end());
    const auto look = *most == 0 ? Look::nothing : static_cast<Look>(most - cell.begin());
    strip += screen.paint(drawn_as(look).ink, drawn_as(look).cell);
  }
  return screen.paint(Ink::faint, "  " + hours) + "\n  " + strip + "\n  " +
         screen.paint(Ink::faint, repeated("▔", width_of(strip))) + "\n" +
         legend(screen, std::any_of(bouts.begin(), bouts.end(), [](const StoredBout& bout) {
                  return bout.posture == Posture::reclined;
                }));
}

std::string sitting_list(const Screen& screen, std::span<const StoredBout> bouts) {
  using namespace std::chrono_literals;
  constexpr Duration worth_a_line = 5min;
  constexpr double cells_per_hour = 20;
  std::string text;
  int shorter = 0;
  Duration shorter_total{};
  for (const StoredBout& row : bouts) {
    const Duration net = row.bout().net();
    if (!is_flexed(row.posture)) continue;
    if (net < worth_a_line) {
      ++shorter;
      shorter_total += net;
      continue;
    }
    const BoutLook look = look_of(length_of(net));
    const int cells =
        std::clamp(static_cast<int>(std::lround(seconds(net) / 3600 * cells_per_hour)), 1,
                   screen.columns - 28);
    text += fmt::format("  {} – {}  {}  {}\n", wall_clock(row, 0), wall_clock(row, row.duration_ms),
                        right(wording(net), 7), screen.paint(look.ink, repeated(look.cell, cells)));
  }
  if (shorter > 0)
    text += screen.paint(Ink::faint, fmt::format("  and {} shorter than 5 min, {} in all\n",
                                                 shorter, wording(shorter_total)));
  return text;
}

}  // namespace sitwell::cli
