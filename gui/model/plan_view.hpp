// The plan: what is aimed at, why it is so, this week against it, and an edited copy of it that is
// asked for as one change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dbus/coach_status.hpp"
#include "gui/model/coach_facts.hpp"
#include "gui/model/world.hpp"
#include "health/plan.hpp"

namespace sitwell::gui {

struct PlanWeekDay {
  std::string label;  ///< "Mon"
  int routines = 0;   ///< done
  bool today = false;
  bool to_come = false;
  std::optional<double> min_per_h;  ///< of sitting, where the day counts
  std::string minutes;              ///< that, "32 min"; empty without
  std::string tooltip;
};

struct PlanChangeRow {
  std::string when;  ///< "yesterday 09:30", "Mon 16 Nov 09:30"
  std::string reason;
};

struct PlanView {
  bool active = true, adapts = true;
  std::string goal;        ///< "27 min of sitting in a worn hour"
  std::string goal_means;  ///< "In a day like yours, worn for 9 h 30, that is 4 h 16 of sitting."
  std::string baseline;    ///< "It was 32 min in your first week."; empty without one
  std::string routines_a_day;         ///< "1 routine a day"
  std::vector<std::string> routines;  ///< titles, in the order they are offered
  std::string level;                  ///< "Level 1 of 3: ..."
  std::string reason;                 ///< of the last change, or why it stays
  std::string adapting;               ///< what it does by itself
  std::string week;                   ///< "29 min this week, 2 min above the goal"
  std::optional<bool> within_goal;
  std::optional<double> week_min_per_h, goal_min_per_h;
  std::vector<PlanWeekDay> days;       ///< Monday to Sunday
  std::string week_routines;           ///< "Routines on 3 of 4 days so far"
  std::vector<PlanChangeRow> changes;  ///< the newest first
  bool known = false;                  ///< there is a plan at all, by the daemon or the history
  std::optional<MissingDaemon> missing;
};
PlanView plan_view(const World& world);

/// The plan in the hands of somebody who edits it.
struct PlanDraft {
  bool active = true, adapts = true;
  bool has_goal = false;
  int goal_min_per_h = 30;  ///< least_goal to highest_goal
  int routines_a_day = 1;
  int level = 0;
  std::vector<std::string> routines;  ///< in the order they are offered
  friend bool operator==(const PlanDraft&, const PlanDraft&) = default;

  [[nodiscard]] bool has(const std::string& id) const;
  /// One that is added comes last.
  void set(const std::string& id, bool in);
};
PlanDraft draft_of(const Plan& plan);
/// What differs from the plan; a goal only where another whole minute was chosen.
CoachPlanChanges changes_of(const Plan& plan, const PlanDraft& draft);
/// Why it cannot be asked for, a sentence; empty where it can.
std::string problem_of(const PlanDraft& draft);

/// A routine that may be in a plan.
struct PlanRoutineChoice {
  std::string id, title;
  std::string note;  ///< "Supporting", or why it does not fit
  bool fits = true;
};
std::vector<PlanRoutineChoice> routine_choices(const World& world);

/// "Shortest holds", ..., "Longest holds".
std::vector<std::string> level_labels();

}  // namespace sitwell::gui
