// Days, weeks or months as stacked bars of sitting: split by how long the bouts were, beside what
// the same weekday usually is, the routines done, and how much was worn.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gui/model/stored_days.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

struct BarView {
  std::chrono::local_days first{}, last{};  ///< the days it stands for
  std::string label, words;
  double brief_h = 0, half_hour_h = 0, hour_h = 0;  ///< of sitting, in bouts so long
  double upright_h = 0;                             ///< the rest of what was worn
  std::optional<double> average_h;
  int routines = 0;
  bool doubtful = false;  ///< worn, but too little to count
  bool current = false;
  friend bool operator==(const BarView&, const BarView&) = default;
};
struct BarsView {
  std::vector<BarView> bars;
  std::optional<double> goal_h;
  std::string goal_words;
  friend bool operator==(const BarsView&, const BarsView&) = default;
};

/// Mean sitting of each weekday over the days that count of the twelve weeks before a day.
class WeekdayMeans {
 public:
  explicit WeekdayMeans(std::span<const DayFigures> days);
  /// Nothing from fewer than two days.
  [[nodiscard]] std::optional<Duration> before(std::chrono::local_days day) const;

 private:
  std::span<const DayFigures> days_;  // every one, in order
};

/// Sums over days that count, and their means.
struct DaySums {
  int days = 0;       ///< that count
  int too_short = 0;  ///< worn, but for too short
  ExposureFigures all{};
  Duration usual_weighted{};  ///< each day's usual bout by its sitting
  double usual_weight_s = 0;

  void add(const DayFigures& day);
  [[nodiscard]] Duration per_day(Duration sum) const;
  [[nodiscard]] std::optional<double> min_per_h() const;
  [[nodiscard]] std::optional<double> breaks_per_h() const;
  /// The mean of the days' usual bouts, by how much was sat: near the pooled one, and to be had
  /// without bouts.
  [[nodiscard]] std::optional<Duration> usual_bout() const;
};

/// A day's bar. `average` is the weekday's.
BarView day_bar(const DayFigures& day, int routines, std::optional<Duration> average,
                const World& world);
/// The mean day of several.
BarView mean_bar(std::span<const DayFigures> days, int routines, const World& world);

/// The goal as hours a day: minutes an hour of wear over what is worn on the days that count.
void set_goal(BarsView& bars, std::span<const DayFigures> days, const World& world);

/// The plan's goal, where there is one in force: the daemon's word, or what is stored.
std::optional<double> goal_of(const World& world);

}  // namespace sitwell::gui
