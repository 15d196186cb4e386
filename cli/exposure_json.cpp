#include "cli/exposure_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

double to_seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

Json value_of(Duration duration) {
  return to_seconds(std::chrono::round<std::chrono::milliseconds>(duration).count());
}

Json value_of(std::optional<Duration> duration) { return duration ? value_of(*duration) : Json{}; }

Json value_of(std::optional<double> value) {
  constexpr double finest = 1e4;  // more decimals would be noise
  return value ? Json(std::round(*value * finest) / finest) : Json{};
}

void add_exposure(Json& json, const ExposureFigures& figures) {
  json["worn_s"] = value_of(figures.worn);
  json["sitting_s"] = value_of(figures.sitting);
  json["sitting_share"] = value_of(figures.sitting_share);
  json["bouts"] = figures.bouts;
  json["longest_bout_s"] = value_of(figures.longest_bout);
  json["prolonged_30_min_s"] = value_of(figures.prolonged_30_min);
  json["prolonged_60_min_s"] = value_of(figures.prolonged_60_min);
  json["raw_breaks"] = figures.raw_breaks;
  json["breaks"] = figures.breaks;
  json["breaks_per_sitting_hour"] = value_of(figures.breaks_per_sitting_hour);
  json["usual_bout_s"] = value_of(figures.usual_bout);
  json["fragmentation_per_h"] = value_of(figures.fragmentation_per_h);
  json["power_law_alpha"] = value_of(figures.power_law_alpha);
  json["gini"] = value_of(figures.gini);
  json["standing_s"] = value_of(figures.standing);
  json["moving_s"] = value_of(figures.moving);
  json["cycling_s"] = value_of(figures.cycling);
  json["lying_s"] = value_of(figures.lying);
  json["unworn_s"] = value_of(figures.unworn);
  json["exercising_s"] = value_of(figures.exercising);
  json["reclined_s"] = value_of(figures.reclined);
  json["steps"] = figures.steps ? Json(*figures.steps) : Json{};
  json["running_s"] = value_of(figures.running);
}

}  // namespace

Json to_json(const DayFigures& day) {
  Json json;
  json["date"] = iso_date(day.date);
  json["counts"] = day.counts;
  add_exposure(json, day.exposure);
  return json;
}

Json to_json(const PeriodFigures& period) {
  Json json;
  json["first"] = iso_date(period.first);
  json["last"] = iso_date(period.last);
  json["days_counted"] = period.days_counted;
  json["days_too_short"] = period.days_too_short;
  json["sitting_per_day_s"] = value_of(period.per_day(period.exposure.sitting));
  json["sitting_per_worn_hour_s"] = value_of(period.per_worn_hour(period.exposure.sitting));
  add_exposure(json, period.exposure);
  return json;
}

Json days_json(const std::vector<DayFigures>& days) {
  Json json;
  json["format"] = "sitwell days";
  json["version"] = day_layout_version;
  json["days"] = Json::array();
  for (const DayFigures& day : days) json["days"].push_back(to_json(day));
  return json;
}

}  // namespace sitwell::cli
