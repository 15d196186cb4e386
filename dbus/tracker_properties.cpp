#include "dbus/tracker_properties.hpp"

#include <algorithm>
#include <vector>

namespace sitwell::bus {
namespace {

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

void apply(const Properties& properties, TrackerStatus& status) {
  read(properties, "Version", status.version);
  read(properties, "Source", status.source);
  read(properties, "History", status.history);
  read(properties, "Posture", status.posture);
  read(properties, "PostureSinceUtc", status.posture_since_utc_ms);
  if (const auto said = value<double>(properties, "HipFlexion"))
    status.hip_flexion_deg = angle(*said);
  read(properties, "Mounting", status.mounting);
  read(properties, "MountingSinceUtc", status.mounting_since_utc_ms);
  read(properties, "MountingEvidence", status.mounting_evidence_s, 0, 1e6);
  read(properties, "BoutPosture", status.bout_posture);
  read(properties, "BoutBeginUtc", status.bout_begin_utc_ms);
  read(properties, "SittingToday", status.sitting_today);
  read(properties, "BreaksToday", status.breaks_today);
  read(properties, "LongestBoutToday", status.longest_bout_today);
  read(properties, "Coverage", status.coverage, 0, 1);
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
