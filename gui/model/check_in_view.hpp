// The check-in: what is asked, what was answered today, and where the figures lead.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gui/model/coach_facts.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"
#include "health/trend.hpp"

namespace sitwell::gui {

/// A figure that is asked for.
struct FigureQuestion {
  Followed followed;         ///< a symptom, or stress
  std::string name;          ///< "low_back_pain", "stress"
  std::string words;         ///< "Low back pain"
  std::optional<int> last;   ///< at the check-in before today's
  std::optional<int> today;  ///< as answered today
  std::string last_words;    ///< "3 last time"; empty without one
};

struct TrendLine {
  Followed followed;
  std::string label;  ///< "Low back pain"
  std::string words;  ///< "4.3 in the first week, 2.9 in the last: falling"
  Direction direction = Direction::unknown;
  std::vector<std::optional<double>> values;  ///< a day one
};

struct CheckInView {
  std::vector<FigureQuestion> questions;  ///< none: nothing is followed yet
  bool done_today = false;
  std::string done_words;  ///< "Checked in today at 09:12"
  std::string note_today;
  bool has_last = false;          ///< there are figures to answer with as before
  std::vector<std::string> days;  ///< labels, a day one, that end with today
  std::vector<TrendLine> trends;
  std::vector<bool> routine_days;  ///< one was done, a day one
  std::string routines;            ///< "7 routines on 5 of these days"
  std::string period;              ///< "The past 4 weeks"
  std::string no_trend;            ///< where there is nothing to draw
  std::optional<MissingDaemon> missing;
};
CheckInView check_in_view(const World& world);

/// What may be followed, and what is chosen.
struct FollowChoice {
  std::array<bool, all_symptoms.size()> symptoms{};
  bool stress = false;
  friend bool operator==(const FollowChoice&, const FollowChoice&) = default;
};
FollowChoice chosen(const Settings& settings);
/// What to ask of the settings file to get from one to the other; nothing where they are alike.
std::vector<Request> changes_of(const FollowChoice& from, const FollowChoice& to);

/// Figures by the place of their question; -1 where none was given. Nothing where nothing at all
/// was answered.
std::optional<ask::CheckIn> check_in_of(const std::vector<FigureQuestion>& questions,
                                        const std::vector<int>& figures, const std::string& note);

}  // namespace sitwell::gui
