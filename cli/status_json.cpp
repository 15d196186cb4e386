#include "cli/status_json.hpp"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/clock_words.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

Json time_of(std::optional<std::int64_t> utc_ms) {
  return utc_ms ? Json(iso_words(*utc_ms)) : Json();
}

Json seconds_of(std::optional<std::chrono::milliseconds> length) {
  return length ? Json(double(length->count()) / 1000) : Json();
}

template <class T>
Json number_of(std::optional<T> number) {
  return number ? Json(*number) : Json();
}

Json text_of(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json to_json(const TrackerClip& clip) {
  return {{"serial", clip.serial},
          {"site", clip.site},
          {"link", clip.link},
          {"firmware", clip.firmware},
          {"battery_percent", number_of(clip.battery_percent)},
          {"charging", clip.charging}};
}

}  // namespace

Json status_json(const TrackerStatus& status) {
  Json json{{"format", "sitwell status"}, {"version", 1}};
  json["daemon"] = {{"version", text_of(status.version)},
                    {"source", text_of(status.source)},
                    {"history", text_of(status.history)}};
  json["posture"] = status.posture;
  json["posture_since"] = time_of(status.posture_since_utc_ms);
  json["hip_flexion_deg"] = number_of(status.hip_flexion_deg);
  json["mounting"] = text_of(status.mounting);
  json["bout"] = {{"posture", text_of(status.bout_posture)},
                  {"begin", time_of(status.bout_begin_utc_ms)}};
  json["today"] = {{"sitting_s", seconds_of(status.sitting_today)},
                   {"breaks", number_of(status.breaks_today)},
                   {"longest_bout_s", seconds_of(status.longest_bout_today)},
                   {"coverage", number_of(status.coverage)},
                   {"prompts", number_of(status.prompts_today)}};
  json["prompt"] = {{"state", text_of(status.prompt_state)},
                    {"sat_since_break_s", seconds_of(status.sat_since_break)},
                    {"next", time_of(status.next_prompt_utc_ms)},
                    {"holds", status.holds},
                    {"overdue", status.overdue},
                    {"snoozes_left", number_of(status.snoozes_left)},
                    {"quiet_until", time_of(status.quiet_until_utc_ms)}};
  json["clips"] = Json::array();
  for (const TrackerClip& clip : status.clips) json["clips"].push_back(to_json(clip));
  json["routine"] = text_of(status.routine);
  return json;
}

Json angle_json(const TrackerAngle& angle) {
  return {{"time", iso_words(angle.time_utc_ms)},
          {"hip_flexion_deg", number_of(angle.hip_flexion_deg)},
          {"posture", angle.posture}};
}

}  // namespace sitwell::cli
