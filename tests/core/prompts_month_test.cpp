// A simulated month of office days: the prompts it brings, as golden text, and the figures that
// prompting is held to, computed from what happened and not from what the policy says of it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/office_month.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t golden_seed = 4;

/// Lived once a program run: several tests look at it.
const OfficeMonth& month_of(std::uint64_t seed) {
  static std::map<std::uint64_t, OfficeMonth> lived;
  const auto known = lived.find(seed);
  if (known != lived.end()) return known->second;
  OfficeMonth& month = lived.emplace(seed, seed).first->second;
  month.live();
  return month;
}

int day_of(Instant at) {
  const auto days = static_cast<int>((at - Instant{}) / 24h);
  return days / 7 * 5 + days % 7;
}

std::string line_of(const Prompt& prompt) {
  const int day = day_of(prompt.shown);
  std::string line =
      fmt::format("day {:2} {:8} {:8} sat {:7} {}", day + 1,
                  clock_text(Instant{} + (prompt.shown - OfficeMonth::begin_of(day))),
                  name_of(prompt.reason), length_text(prompt.sat), name_of(prompt.outcome));
  if (prompt.break_length > Duration{})
    line += fmt::format(" {}", length_text(prompt.break_length));
  if (!prompt.held.none())
    line += fmt::format(" (waited {}: {})", length_text(prompt.waited), holds_text(prompt.held));
  return line + "\n";
}

/// A stretch without a counting break and the moment half an hour of it was sat; from the postures
/// alone, with the last word on each.
struct Spell {
  Instant begin{}, half_hour{}, end{};
};

std::vector<Spell> spells(const OfficeMonth& month) {
  Timeline timeline;
  for (const PostureChanged& edge : month.postures) timeline.apply(edge);
  const auto& segments = timeline.segments();
  std::vector<Spell> all;
  Spell spell;
  Duration sat{}, up{}, away{};
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    const Instant begin = segments[i].begin;
    const Duration length = segments[i + 1].begin - begin;
    const Posture posture = segments[i].posture;
    if (is_flexed(posture)) {
      if (sat < 30min && sat + length >= 30min) spell.half_hour = begin + (30min - sat);
      sat += length;
    }
    up = is_worn(posture) && !is_flexed(posture) ? up + length : Duration{};
    away = is_worn(posture) ? Duration{} : away + length;
    if (up < 60s && away < 60min) continue;
    spell.end = begin + length - up + 60s;
    if (sat >= 30min) all.push_back(spell);
    spell = {.begin = begin + length};
    sat = {};
  }
  return all;
}

/// Is that spell's window the plain one: nothing postponed is charged, and the day has neither worn
/// out its prompts nor seen three ignored?
bool is_plain(const OfficeMonth& month, const Spell& spell) {
  int today = 0;
  int ignored = 0;
  for (const auto& [shown, prompt] : month.store.prompts) {
    if (shown >= spell.half_hour) break;
    if (day_of(shown) != day_of(spell.begin)) continue;
    ++today;
    if (prompt.outcome == PromptOutcome::ignored) ++ignored;
    // Charged are the minutes up to the break: look back as far as a spell can reach.
    const bool postponed =
        prompt.outcome == PromptOutcome::snoozed || prompt.outcome == PromptOutcome::skipped;
    if (postponed && spell.begin - shown < 4h) return false;
  }
  return today < 12 && ignored < 3;
}

struct Punctuality {
  int windows = 0, in_time = 0;
  std::string late;  ///< the breakpoints that no prompt came at
};

/// In how many windows that had a breakpoint with nothing against it was there a prompt by then?
Punctuality punctuality(const OfficeMonth& month) {
  Timeline timeline;
  for (const PostureChanged& edge : month.postures) timeline.apply(edge);
  Punctuality found;
  for (const Spell& spell : spells(month)) {
    if (!is_plain(month, spell)) continue;
    for (const Instant moment : month.breakpoints) {
      if (moment < spell.half_hour + 10s || moment >= spell.end - 70s) continue;
      if (!name_at(month.no_time, moment).empty() || !is_flexed(timeline.at(moment - 10s)) ||
          !is_flexed(timeline.at(moment)))
        continue;
      ++found.windows;
      const bool prompted = std::any_of(month.shown.begin(), month.shown.end(), [&](Instant shown) {
        return shown >= spell.half_hour && shown <= moment + 60s;
      });
      if (prompted) ++found.in_time;
      if (!prompted) found.late += fmt::format(" {}", clock_text(moment));
      break;
    }
  }
  return found;
}

std::string figures(const OfficeMonth& month) {
  std::string text;
  for (const PromptOutcome outcome : all_prompt_outcomes) {
    const auto count =
        std::count_if(month.store.prompts.begin(), month.store.prompts.end(),
                      [&](const auto& kept) { return kept.second.outcome == outcome; });
    text += fmt::format("{}: {}\n", name_of(outcome), count);
  }
  for (const auto& [name, spans] : month.no_time)
    text += fmt::format("shown while {}, {} times: {}\n", name, spans.size(),
                        std::count_if(month.shown.begin(), month.shown.end(), [&](Instant at) {
                          return !name_at({{name, spans}}, at).empty();
                        }));
  const Punctuality found = punctuality(month);
  text += fmt::format("windows with a free breakpoint: {}, prompted within 60 s of it: {}\n",
                      found.windows, found.in_time);
  text += fmt::format("got up to a prompt: {}, closed in that step: {}\n", month.got_up_to_a_prompt,
                      month.closed_in_that_step);
  return text;
}

}  // namespace

TEST_CASE("golden month of prompts is told as it was") {
  const OfficeMonth& month = month_of(golden_seed);
  std::string text;
  for (const auto& [shown, prompt] : month.store.prompts) text += line_of(prompt);
  check_golden("prompts_month", text + "\n" + figures(month));
}

TEST_CASE("in a month no prompt comes at a time that is held, told by what happened") {
  for (std::uint64_t seed = golden_seed; seed < golden_seed + 12; ++seed) {
    const OfficeMonth& month = month_of(seed);
    REQUIRE(month.no_time.size() == 6);
    for (const auto& [name, spans] : month.no_time) {
      INFO(name);
      CHECK(spans.size() >= 5);
    }
    CHECK(month.shown.size() > 100);
    for (const Instant at : month.shown) {
      INFO("month " << seed << ", day " << day_of(at) + 1 << ", hour " << clock_text(at));
      CHECK(name_at(month.no_time, at).empty());
    }
  }
}

TEST_CASE("in a month every window is prompted within a minute of its first free breakpoint") {
  for (std::uint64_t seed = golden_seed; seed < golden_seed + 12; ++seed) {
    const Punctuality found = punctuality(month_of(seed));
    INFO("month " << seed << ", late:" << found.late);
    CHECK(found.windows >= 50);
    CHECK(found.in_time == found.windows);
  }
}

TEST_CASE("in a month every prompt is closed by the input that sees the wearer up") {
  const OfficeMonth& month = month_of(golden_seed);
  CHECK(month.got_up_to_a_prompt >= 50);
  CHECK(month.closed_in_that_step == month.got_up_to_a_prompt);
}

TEST_CASE("in a month no day has more than twelve prompts, and each prompt has its outcome") {
  std::vector<int> a_day(OfficeMonth::days);
  for (const auto& [shown, prompt] : month_of(golden_seed).store.prompts) {
    CHECK(prompt.outcome != PromptOutcome::open);
    ++a_day[static_cast<std::size_t>(day_of(shown))];
  }
  CHECK(*std::max_element(a_day.begin(), a_day.end()) <= 12);
  CHECK(*std::min_element(a_day.begin(), a_day.end()) >= 1);
}

TEST_CASE("in a month restarts of the program make no difference") {
  OfficeMonth restarted(golden_seed, true);
  restarted.live();
  CHECK(restarted.restarted > 40);
  const OfficeMonth& month = month_of(golden_seed);
  CHECK(restarted.store.prompts.size() == month.store.prompts.size());
  for (const auto& [shown, prompt] : month.store.prompts) {
    INFO(line_of(prompt));
    REQUIRE(restarted.store.prompts.count(shown) == 1);
    CHECK((restarted.store.prompts.at(shown) == prompt));
  }
}
