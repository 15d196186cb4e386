#include "daemon/tracker_view.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "daemon/clip/epochs.hpp"
#include "firmware-protocol/live.h"

namespace sitwell::daemon {
TrackerView view_of(const PromptStatus& prompts,
                    const std::function<std::int64_t(Instant)>& utc_ms) {
  TrackerView view;
  view.prompt_state = name_of(prompts.state);
  view.sat_since_break = prompts.sat / std::chrono::milliseconds{1};
  view.next_prompt_utc = prompts.next ? utc_ms(*prompts.next) : 0;
  for (const Hold hold : all_holds)
    if (prompts.holds.has(hold)) view.holds.emplace_back(name_of(hold));
  view.overdue = prompts.overdue;
  view.prompts_today = static_cast<std::uint32_t>(prompts.shown_today);
  view.snoozes_left = static_cast<std::uint32_t>(prompts.snoozes_left);
  view.quiet_until_utc = prompts.quiet_until ? utc_ms(*prompts.quiet_until) : 0;
  return view;
}

std::string_view name_of(MountingSource source) {
  switch (source) {
    case MountingSource::none: return "none";
    case MountingSource::learned: return "learned";
    case MountingSource::guided: return "guided";
  }
  return "none";
}

ClipView view_of(const Link& link) {
  ClipView view;
  view.serial = link.serial();
  view.link = name_of(link.state());
  if (const auto& identity = link.identity()) {
    view.site = site_of(*identity) == BodySite::thigh ? "thigh" : "pelvis";
    view.firmware = fmt::format("{}", fmt::join(identity->firmware_version, "."));
  }
  if (const auto& status = link.status()) {
    if (status->battery_percent != sitwell_battery_unknown)
      view.battery_percent = status->battery_percent;
    view.charging = (status->flags & sitwell_flag_charging) != 0;
  }
  return view;
}

TrayView tray_view(Posture posture, const PromptStatus& prompts, Duration sitting_today,
                   const std::string& quiet_until) {
  TrayView view{.sat = prompts.sat, .sitting_today = sitting_today, .quiet_until = quiet_until};
  if (prompts.state == PromptState::shown || prompts.overdue)
    view.state = TrayState::due;
  else if (is_upright(posture))
    view.state = TrayState::upright;
  else if (!is_flexed(posture))
    view.state = TrayState::away;
  else if (prompts.state == PromptState::counting || prompts.state == PromptState::off)
    view.state = TrayState::sitting;
  else
    view.state = TrayState::soon;
  return view;
}

}  // namespace sitwell::daemon
