// What a hook can be run on, and what it is told about it: the names are part of the settings file.
#pragma once

#include <array>
#include <string_view>

namespace sitwell {

struct HookEvent {
  std::string_view name;
  std::string_view sentence;
  /// Variables it finds in its environment beside SITWELL_EVENT, each in front of what it means.
  std::string_view variables;
};

inline constexpr std::array hook_events{
    HookEvent{"prompt_shown", "A prompt is put on the screen.",
              "SITWELL_SAT_MIN, minutes sat since the last break; SITWELL_REASON, why now"},
    HookEvent{"prompt_closed", "A prompt is over.",
              "SITWELL_OUTCOME, acted, snoozed, skipped, ignored or withdrawn; SITWELL_SAT_MIN"},
    HookEvent{"break_counted", "You have been up for long enough to count, prompted or not.", ""},
    HookEvent{"sitting_began", "The clip has seen you sit down.", ""},
    HookEvent{"sitting_ended", "You got up, or the clip no longer knows.",
              "SITWELL_POSTURE, what followed; SITWELL_SAT_MIN, how long that bout was"},
    HookEvent{"quiet_began", "You asked for quiet.",
              "SITWELL_QUIET_UNTIL, its end as 2026-11-16T15:30:00+01:00"},
    HookEvent{"quiet_ended", "The quiet you asked for is over.", ""},
    HookEvent{"clip_connected", "A clip is plugged in and talks.",
              "SITWELL_CLIP, its serial number; SITWELL_SITE, thigh or pelvis"},
    HookEvent{"clip_lost", "A clip was unplugged or has stopped talking.",
              "SITWELL_CLIP, its serial number; SITWELL_SITE, thigh or pelvis"},
    HookEvent{"routine_began", "A routine was started.", "SITWELL_ROUTINE, its identifier"},
    HookEvent{
        "routine_ended", "A routine is over.",
        "SITWELL_ROUTINE; SITWELL_OUTCOME, completed, stopped, hurt, abandoned or interrupted; "
        "SITWELL_CONFIRMED_S and SITWELL_TIMED_S, seconds held"},
    HookEvent{"day_began", "A new day has begun, at day.start.", "SITWELL_DAY, as 2026-11-16"},
};

}  // namespace sitwell
