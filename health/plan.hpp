// The plan: how much flexed-hip sitting an hour of wear the wearer aims at, and which routines on a
// day. It adapts once a week to what was done and how it felt, one step at a time, within the doses
// of docs/science.md, and says why in a sentence. Pure: weeks come in as facts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/routine.hpp"

namespace sitwell {

struct Plan {
  bool active = true;  ///< switched off: nothing is asked for, and nothing adapts
  bool adapts = true;  ///< off: it stays as the wearer set it
  /// Minutes of flexed-hip sitting an hour of wear: the baseline week's, and the goal. Nothing
  /// before a week has been worn.
  std::optional<double> baseline_min_per_h;
  std::optional<double> goal_min_per_h;
  int routines_a_day = 1;  ///< 0 to most_routines_a_day; adapting leads up to 2
  /// Identifiers, in the order they are offered.
  std::vector<std::string> routines{"constructive-rest"};
  int level = 0;       ///< of the holds' length: 0 to highest_level
  std::string reason;  ///< of its last change, or why it stays; a sentence
  /// Weeks since the goal last changed that met it (> 0) or missed it (< 0), in a row.
  int goal_weeks = 0;
  friend bool operator==(const Plan&, const Plan&) = default;
};
inline constexpr int highest_level = 3;
/// Two of a routine that is done twice a side make the four repetitions that are still inside the
/// evidence; who asks for more, asks for different ones.
inline constexpr int most_routines_a_day = 4;
inline constexpr std::size_t most_routines = 12;
/// Minutes an hour that a goal or baseline can be.
inline constexpr double least_goal = 1, highest_goal = 60;
inline constexpr int most_goal_weeks = 52;

/// The dose of a level, for holds_of().
Dose dose_of(const Plan& plan);

/// What a week came to.
struct WeekFacts {
  int days_worn = 0;                        ///< days that count (history/days.hpp)
  std::optional<double> sitting_min_per_h;  ///< per worn hour
  int days_with_routine = 0;
  int routines_done = 0;
  int hurt = 0;                          ///< sessions that ended so
  std::optional<double> symptom_change;  ///< mean figure of the week less that of the week before
  std::vector<std::string> fitting;      ///< routines that fit the screening, by identifier
  std::vector<std::string> supporting;   ///< those of them that are supporting
};

struct PlanRules {
  int least_days_worn = 4;           ///< fewer do not stand for a week (docs/science.md)
  double first_goal = 0.9;           ///< of the baseline: within reach in the first week
  double tighter = 0.95;             ///< of the goal, once met
  double easier = 1.05;              ///< of the goal, missed too often
  int weeks_to_ease = 2;             ///< one bad week is a bad week
  double least_goal_min_per_h = 30;  ///< no evidence asks for less sitting than half the time
  int days_to_step = 4;              ///< with a routine, of a week: more days than not
  double worse_by = 2;               ///< points; beyond what changes from day to day
  int routines_a_day_up_to = 2;
  int most_supporting = 2;  ///< they support, and are not the plan
};

/// The plan for the next week, for a plan without a problem: at most one thing changed, by one
/// step. Where nothing changes, `reason` says why it stays; switched off or not to adapt, all of it
/// stays.
Plan adapted(const Plan& plan, const WeekFacts& week, const PlanRules& rules = {});

/// Why it cannot be used, a sentence; nothing where it can.
std::optional<std::string> problem_of(const Plan& plan);

}  // namespace sitwell
