#include "dbus/tracker_properties.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sitwell::bus {
namespace {

constexpr std::size_t longest_text = 300;
constexpr std::size_t most_entries = 32;

template <class T>
std::optional<T> value(const Properties& properties, const char* name) {
  const auto found = properties.find(name);
  if (found == properties.end()) return std::nullopt;
  try {
    if (found->second.containsValueOfType<T>()) return found->second.get<T>();
  } catch (const sdbus::Error&) {
    // As if it had not been said.
  }
  return std::nullopt;
}

void read(const Properties& properties, const char* name, std::string& into) {
  if (const auto said = value<std::string>(properties, name)) into = plain_text(*said);
}

void read(const Properties& properties, const char* name, bool& into) {
  into = value<bool>(properties, name).value_or(into);
}

void read(const Properties& properties, const char* name, std::optional<unsigned>& into) {
  if (const auto said = value<std::uint32_t>(properties, name)) into = *said;
}

void read(const Properties& properties, const char* name, std::optional<std::int64_t>& into) {
  if (const auto said = value<std::int64_t>(properties, name)) into = moment(*said);
}

void read(const Properties& properties, const char* name,
          std::optional<std::chrono::milliseconds>& into) {
  constexpr std::int64_t a_year_ms = 366LL * 24 * 3600 * 1000;
  const auto said = value<std::int64_t>(properties, name);
  if (said && *said >= 0 && *said <= a_year_ms) into = std::chrono::milliseconds{*said};
}

void read(const Properties& properties, const char* name, std::vector<std::string>& into) {
  auto said = value<std::vector<std::string>>(properties, name);
  if (!said) return;
  said->resize(std::min(said->size(), most_entries));
  into.clear();
  for (const std::string& text : *said) into.push_back(plain_text(text));
}

TrackerClip clip_of(const Properties& properties) {
  TrackerClip clip;
  read(properties, "serial", clip.serial);
  read(properties, "site", clip.site);
  read(properties, "link", clip.link);
  read(properties, "firmware", clip.firmware);
  read(properties, "battery_percent", clip.battery_percent);
  if (clip.battery_percent && *clip.battery_percent > 100) clip.battery_percent.reset();
  read(properties, "charging", clip.charging);
  return clip;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string plain{text.substr(0, longest_text)};
  for (char& c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return plain;
}

std::optional<std::int64_t> moment(std::int64_t utc_ms) {
  constexpr std::int64_t year_10000_ms = 253402300800000;
  if (utc_ms <= 0 || utc_ms >= year_10000_ms) return std::nullopt;
  return utc_ms;
}

std::optional<double> angle(double deg) {
  if (!(std::abs(deg) <= 360)) return std::nullopt;
  return deg;
}

void apply(const Properties& properties, TrackerStatus& status) {
  read(properties, "Version", status.version);
  read(properties, "Source", status.source);
  read(properties, "History", status.history);
  read(properties, "Posture", status.posture);
  read(properties, "PostureSinceUtc", status.posture_since_utc_ms);
  if (const auto said = value<double>(properties, "HipFlexion"))
    status.hip_flexion_deg = angle(*said);
  read(properties, "Mounting", status.mounting);
  read(properties, "BoutPosture", status.bout_posture);
  read(properties, "BoutBeginUtc", status.bout_begin_utc_ms);
  read(properties, "SittingToday", status.sitting_today);
  read(properties, "BreaksToday", status.breaks_today);
  read(properties, "LongestBoutToday", status.longest_bout_today);
  if (const auto said = value<double>(properties, "Coverage"); said && *said >= 0 && *said <= 1)
    status.coverage = said;
  read(properties, "PromptState", status.prompt_state);
  read(properties, "SatSinceBreak", status.sat_since_break);
  read(properties, "NextPromptUtc", status.next_prompt_utc_ms);
  read(properties, "Holds", status.holds);
  read(properties, "Overdue", status.overdue);
  read(properties, "PromptsToday", status.prompts_today);
  read(properties, "SnoozesLeft", status.snoozes_left);
  read(properties, "QuietUntilUtc", status.quiet_until_utc_ms);
  read(properties, "Routine", status.routine);
  if (auto clips = value<std::vector<Properties>>(properties, "Clips")) {
    clips->resize(std::min(clips->size(), most_entries));
    status.clips.clear();
    for (const Properties& clip : *clips) status.clips.push_back(clip_of(clip));
  }
}

}  // namespace sitwell::bus
