// What the daemon says of routines, as JSON; docs/cli.md describes it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "dbus/coach_client.hpp"

namespace sitwell::cli {

nlohmann::ordered_json session_json(const CoachSession& session);
/// {"session": ..., "offer": ..., "routines_today": ..., ...}; null for what there is not.
nlohmann::ordered_json coach_json(const CoachStatus& status);

}  // namespace sitwell::cli
