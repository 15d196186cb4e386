// The session in progress, and the offer of one the clip saw, as rows under `sitwell status`.
#pragma once

#include <cstdint>
#include <string>

#include "cli/terminal.hpp"
#include "dbus/coach_client.hpp"

namespace sitwell::cli {

/// Empty without either; `now` in milliseconds since 1970, UTC.
std::string session_rows(const Screen& screen, const CoachStatus& status, std::int64_t now_ms);

}  // namespace sitwell::cli
