// The routines there are, as cards and one in full: what they are for, how long at the plan's dose,
// when they were last done, and whether they fit the answers of the screening.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/model/coach_facts.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// Whether a routine may be started, by the screening.
enum class RoutineFit : std::uint8_t { not_asked, fits, hidden };

struct RoutineCard {
  std::string id, title, purpose;
  std::string length;  ///< "5 min"
  std::string done;    ///< "Last done yesterday, twice this week"
  std::string mark;    ///< "Supporting", "Your own", "Supporting, your own"; often empty
  bool in_plan = false;
  RoutineFit fit = RoutineFit::not_asked;
  std::vector<std::string> why;  ///< it does not fit
  std::string instead;           ///< "Constructive rest may be done instead."
  std::string instead_id;
  std::vector<std::string> mind;  ///< it fits, but
  std::vector<Figure> poses;      ///< for moving_through(); the last before a side is left is shown
  Figure still;                   ///< shown while nothing moves
};

struct RoutinesView {
  std::vector<RoutineCard> cards;       ///< of the plan first, then what fits, then what does not
  std::vector<std::string> complaints;  ///< about the wearer's own files
  bool screening_due = false;
  std::string screening_words;  ///< why the questions come first
  std::optional<MissingDaemon> missing;
  std::string today;  ///< "1 of 2 routines done today"
  std::string offer;  ///< "The clip saw ..."; empty without one
};
RoutinesView routines_view(const World& world);

struct StepView {
  std::string number;  ///< "1"
  std::string title, instruction, cue;
  std::string hold;       ///< "Hold 30 s, each side, twice, 10 s rest between"
  std::string breathing;  ///< "Breathe in for 4 s, out for 6 s"; often empty
  std::string target;     ///< what the clip confirms
  std::optional<Figure> pose;
  bool from_left = false;  ///< its near side is the left one
};

struct RoutineDetail {
  RoutineCard card;
  std::string from;   ///< "Your own: PATH"; empty for a shipped one
  std::string range;  ///< "From 4 to 8 min, by the plan's level"
  std::vector<StepView> steps;
  std::vector<std::string> needs, warnings, not_for, sources;
  bool left_leg = false;   ///< the settings: the left thigh wears the clip
  std::string clip;        ///< what a clip would count, or that none is there
  bool can_start = false;  ///< fits, screened, daemon there, nothing in progress
  std::string why_not;     ///< a sentence
};
/// Nothing where there is no such routine.
std::optional<RoutineDetail> routine_detail(const World& world, const std::string& id);

}  // namespace sitwell::gui
