// Figures as JSON, in the fields that docs/export.md describes; the CSV of days has the same ones.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "history/days.hpp"

namespace sitwell::cli {

using Json = nlohmann::ordered_json;

/// Grows when a reader of the old layout would read the new one wrongly.
constexpr int day_layout_version = 1;

/// Figures that do not exist are null.
Json to_json(const DayFigures& day);
Json to_json(const PeriodFigures& period);

/// {"format": "sitwell days", "version": ..., "days": [...]}.
Json days_json(const std::vector<DayFigures>& days);

}  // namespace sitwell::cli
