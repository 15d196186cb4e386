#include "cli/prompt_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

constexpr std::array<std::string_view, 9> fields{"shown",    "reason",        "sat_s",
                                                 "waited_s", "held",          "sat_in_quiet_s",
                                                 "outcome",  "ended_after_s", "break_s"};
constexpr TableLayout layout{.row = "prompt", .rows = "prompts", .version = 1, .fields = fields};

/// "call full_screen"; nothing held it back: empty.
std::string names_of(Holds holds) {
  std::vector<std::string_view> names;
  for (const Hold hold : all_holds)
    if (holds.has(hold)) names.push_back(name_of(hold));
  return fmt::format("{}", fmt::join(names, " "));
}

std::optional<Holds> holds_named(std::string_view names) {
  Holds holds;
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    const auto* hold = std::find_if(all_holds.begin(), all_holds.end(),
                                    [&](Hold each) { return name_of(each) == name; });
    if (hold == all_holds.end()) return std::nullopt;
    holds.set(*hold);
  }
  return holds;
}

std::optional<Fault> read_durations(const std::vector<std::string>& texts, StoredPrompt& prompt) {
  std::int64_t open_ms = 0;
  const std::array<std::pair<std::size_t, std::int64_t*>, 5> durations{
      {{2, &prompt.sat_ms},
       {3, &prompt.waited_ms},
       {5, &prompt.sat_in_quiet_ms},
       {7, &open_ms},
       {8, &prompt.break_ms}}};
  for (const auto& [field, to] : durations) {
    const auto value = parse_duration_ms(texts[field]);
    if (!value) return Fault{field, fmt::format("no duration in seconds: {}", shown(texts[field]))};
    *to = *value;
  }
  prompt.ended_utc_ms = prompt.shown_utc_ms + open_ms;
  return std::nullopt;
}

std::optional<Fault> read_prompt(const std::vector<std::string>& texts, StoredPrompt& prompt) {
  const auto when = parse_moment(texts[0]);
  if (!when) return Fault{0, fmt::format("no time with its UTC offset: {}", shown(texts[0]))};
  prompt.utc_offset_s = when->utc_offset_s;
  prompt.shown_utc_ms = when->utc_ms;
  const auto reason = prompt_reason_named(texts[1]);
  if (!reason) return Fault{1, fmt::format("no reason of a prompt: {}", shown(texts[1]))};
  prompt.reason = *reason;
  const auto held = holds_named(texts[4]);
  if (!held) return Fault{4, fmt::format("nothing that holds prompts back: {}", shown(texts[4]))};
  prompt.held = *held;
  const auto outcome = prompt_outcome_named(texts[6]);
  if (!outcome) return Fault{6, fmt::format("no outcome of a prompt: {}", shown(texts[6]))};
  prompt.outcome = *outcome;
  if (auto fault = read_durations(texts, prompt)) return fault;
  if (!is_valid(prompt)) return Fault{0, "a time that no history reaches"};
  return std::nullopt;
}

double open_s(const StoredPrompt& prompt) {
  return to_seconds(prompt.ended_utc_ms - prompt.shown_utc_ms);
}

}  // namespace

std::string as_csv(std::span<const StoredPrompt> prompts) {
  std::string text = csv_head(layout);
  for (const StoredPrompt& p : prompts)
    text += fmt::format("{},{},{:.3f},{:.3f},{},{:.3f},{},{:.3f},{:.3f}\n",
                        iso_time({p.shown_utc_ms, p.utc_offset_s}), name_of(p.reason),
                        to_seconds(p.sat_ms), to_seconds(p.waited_ms), names_of(p.held),
                        to_seconds(p.sat_in_quiet_ms), name_of(p.outcome), open_s(p),
                        to_seconds(p.break_ms));
  return text;
}

Json to_json(const StoredPrompt& prompt) {
  Json json;
  json["shown"] = iso_time({prompt.shown_utc_ms, prompt.utc_offset_s});
  json["reason"] = name_of(prompt.reason);
  json["sat_s"] = to_seconds(prompt.sat_ms);
  json["waited_s"] = to_seconds(prompt.waited_ms);
  json["held"] = names_of(prompt.held);
  json["sat_in_quiet_s"] = to_seconds(prompt.sat_in_quiet_ms);
  json["outcome"] = name_of(prompt.outcome);
  json["ended_after_s"] = open_s(prompt);
  json["break_s"] = to_seconds(prompt.break_ms);
  return json;
}

Json to_json(const StoredQuiet& quiet) {
  Json json;
  json["begin"] = iso_time({quiet.begin_utc_ms, quiet.utc_offset_s});
  json["duration_s"] = to_seconds(quiet.until_utc_ms - quiet.begin_utc_ms);
  return json;
}

std::string as_json(std::span<const StoredPrompt> prompts) {
  std::vector<Json> rows;
  for (const StoredPrompt& prompt : prompts) rows.push_back(to_json(prompt));
  return json_table(layout, rows);
}

TableReader reader_into(std::vector<StoredPrompt>& prompts) {
  return {layout, [&prompts](const std::vector<std::string>& texts) {
            StoredPrompt prompt;
            const auto fault = read_prompt(texts, prompt);
            if (!fault) prompts.push_back(prompt);
            return fault;
          }};
}

}  // namespace sitwell::cli
