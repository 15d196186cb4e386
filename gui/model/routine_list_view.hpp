// The day's routines: those the plan asks for, which of them are done, and which is next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace sitwell::gui {

struct RoutineRowView {
  std::string id, title;
  std::string note;  ///< "done at 13:09", "about 4 min"
  bool done = false;
  bool next = false;
};

struct RoutineListView {
  std::vector<RoutineRowView> rows;  ///< done ones in order, then what is still to do
  int done = 0;                      ///< today
  int asked = 0;                     ///< by the plan; 0 without one
  std::optional<std::string> next;   ///< its identifier
  std::string words;                 ///< "All done for today", or why there is none
  bool screen_first = false;         ///< the questions come before the next one
  bool can_start = false;            ///< there is somebody to lead
};

/// By the rules of the daemon: the least done of the plan's that fit the answers given.
RoutineListView routine_list_view(const World& world);

}  // namespace sitwell::gui
