// The daemon's state as JSON; docs/cli.md describes it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "dbus/tracker_status.hpp"

namespace sitwell::cli {

nlohmann::ordered_json status_json(const TrackerStatus& status);
nlohmann::ordered_json angle_json(const TrackerAngle& angle);

}  // namespace sitwell::cli
