// What is known, in the words of those who are shown it: the bus, and the tray. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "core/prompts.hpp"
#include "core/thigh_frame.hpp"
#include "daemon/clip/link.hpp"
#include "daemon/desktop/tracker_service.hpp"
#include "daemon/desktop/tray.hpp"

namespace sitwell::daemon {

/// The part of the view that prompts make up. `utc_ms` dates instants.
TrackerView view_of(const PromptStatus& prompts,
                    const std::function<std::int64_t(Instant)>& utc_ms);

ClipView view_of(const Link& link);

/// none, learned, guided.
std::string_view name_of(MountingSource source);

/// `quiet_until` in words; empty while it is not quiet.
TrayView tray_view(Posture posture, const PromptStatus& prompts, Duration sitting_today,
                   const std::string& quiet_until);

}  // namespace sitwell::daemon
