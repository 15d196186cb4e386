// sitwell stand, snooze, skip, quiet, pause and resume: what can be said to the daemon in a word.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "cli/clock_words.hpp"
#include "cli/commands.hpp"
#include "cli/status_text.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

constexpr unsigned most_minutes = 24 * 60;

/// A number and its unit off the front of a text.
std::optional<unsigned> take(std::string_view& text, std::string_view unit) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number > most_minutes) return std::nullopt;
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (!rest.starts_with(unit)) return std::nullopt;
  text = rest.substr(unit.size());
  return number;
}

/// "45m", "2h", "1h30m", "90".
std::optional<unsigned> minutes_in(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const unsigned hours = take(text, "h").value_or(0);
  unsigned minutes = 0;
  if (!text.empty()) {
    const auto number = take(text, "");
    if (!number || (!text.empty() && text != "m" && text != "min")) return std::nullopt;
    minutes = *number;
  }
  const unsigned all = hours * 60 + minutes;
  if (all < 1 || all > most_minutes) return std::nullopt;
  return all;
}

void print_done(const LiveOptions& options, std::string_view command, const std::string& words,
                std::int64_t until_utc_ms = 0) {
  if (!options.json) {
    fmt::print("{}\n", words);
    return;
  }
  nlohmann::ordered_json json{{"format", "sitwell done"}, {"version", 1}, {"command", command}};
  json["until"] = until_utc_ms > 0 ? nlohmann::ordered_json(iso_words(until_utc_ms)) : nullptr;
  fmt::print("{}\n", json.dump(2));
}

void quiet_until(const LiveOptions& options, std::string_view command, std::int64_t until_utc_ms) {
  print_done(options, command,
             fmt::format("No prompts until {}; sitting is counted all the same. "
                         "`sitwell resume` ends it.",
                         until_utc_ms > 0 ? clock_words(until_utc_ms, now_utc_ms()) : "then"),
             until_utc_ms);
}

}  // namespace

void be_quiet(const QuietOptions& options) {
  if (options.how_long == "off") return resume_prompts(options);
  const std::optional<unsigned> minutes = minutes_in(options.how_long);
  if (!minutes && options.how_long != "tomorrow")
    throw UnusableInput(
        fmt::format("{} is no time to be quiet for; write 45m, 2h or 1h30m (a minute to a day), "
                    "tomorrow (until then) or off",
                    options.how_long));
  TrackerClient tracker;
  quiet_until(options, "quiet", minutes ? tracker.quiet(*minutes) : tracker.pause());
}

void pause_prompts(const LiveOptions& options) {
  quiet_until(options, "pause", TrackerClient{}.pause());
}

void resume_prompts(const LiveOptions& options) {
  TrackerClient{}.resume();
  print_done(options, "resume", "Prompts come again when they are due.");
}

void answer_stand(const LiveOptions& options) {
  TrackerClient{}.stand();
  print_done(options, "stand", "The prompt is off the screen; the clip will tell when you are up.");
}

void answer_snooze(const LiveOptions& options) {
  TrackerClient tracker;
  tracker.snooze();
  const TrackerStatus status = tracker.status();
  std::string words = "The prompt is put off";
  if (status.prompt_state == "snoozed" && status.next_prompt_utc_ms)
    words += " until " + clock_words(*status.next_prompt_utc_ms, now_utc_ms());
  if (status.snoozes_left)
    words += *status.snoozes_left == 0
                 ? "; that was the last time before you get up"
                 : fmt::format("; it can be put off {} more time{}", *status.snoozes_left,
                               *status.snoozes_left == 1 ? "" : "s");
  print_done(options, "snooze", words + ".", status.next_prompt_utc_ms.value_or(0));
}

void answer_skip(const LiveOptions& options) {
  TrackerClient{}.skip();
  print_done(options, "skip", "The prompt is skipped; it comes back if you go on sitting.");
}

}  // namespace sitwell::cli
