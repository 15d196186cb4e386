// Advice as a terminal shows it: in boxes, the most urgent first.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "dbus/coach_client.hpp"
#include "health/screening.hpp"

namespace sitwell::cli {

/// Empty without advice.
std::string advice_text(const Screen& screen, std::vector<CoachAdvice> advice);

/// [{"level": ..., "about": ..., "title": ..., "text": ...}].
nlohmann::ordered_json advice_json(const std::vector<CoachAdvice>& advice);

/// As the daemon would say it.
std::vector<CoachAdvice> as_told(const std::vector<Advice>& advice);

}  // namespace sitwell::cli
