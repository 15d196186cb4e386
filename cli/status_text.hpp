// How things are with the wearer, as `sitwell status` and `sitwell watch` say it.
#pragma once

#include <cstdint>
#include <string>

#include "cli/terminal.hpp"
#include "dbus/tracker_status.hpp"

namespace sitwell::cli {

/// All there is to say, in lines; `now` in milliseconds since 1970, UTC.
std::string status_text(const Screen& screen, const TrackerStatus& status, std::int64_t now_ms);

/// The posture, and since when: "Sitting since 14:05 (32 min)".
std::string posture_line(const Screen& screen, const TrackerStatus& status, std::int64_t now_ms);

/// What prompts are up to: "counting; the next at 14:35".
std::string prompt_words(const TrackerStatus& status, std::int64_t now_ms);

/// What speaks against a prompt: "outside working hours, do not disturb is on"; empty without any.
std::string hold_words(const TrackerStatus& status);

/// The colour a posture has.
Ink ink_of(const std::string& posture);

}  // namespace sitwell::cli
