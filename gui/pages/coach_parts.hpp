// What the coach's pages draw alike: advice by its level, a daemon that is missing, lists, and what
// flows into lines as there is room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/kit/text.hpp"
#include "gui/kit/ui.hpp"
#include "gui/model/advice_view.hpp"
#include "gui/model/coach_facts.hpp"
#include "gui/model/request.hpp"

namespace sitwell::gui {

/// A notice each, "PREFIX/0" ..., as they are ordered.
void advice_notices(Ui& ui, std::string_view prefix, const std::vector<AdviceRow>& advice,
                    float width = 0);
/// "PREFIX/missing", with "PREFIX/start-daemon" where that may help.
void missing_notice(Ui& ui, std::string_view prefix, const MissingDaemon& missing,
                    Requests& requests, float width = 0);
/// A paragraph each, under a heading; nothing for an empty list.
void bullet_list(Ui& ui, std::string_view heading, const std::vector<std::string>& items,
                 const char* icon = nullptr);
/// A mark, and words beside it that keep their left edge over all their lines.
void bullet(Ui& ui, TextRank rank, const char* mark, std::string_view words, float width = 0);
/// The cursor goes right of the last item, to its top: for a column beside another. What was on the
/// line before does not move what begins here, as it does after ImGui::SameLine().
void column_beside(const Ui& ui, float gap = size::gap);
/// Another frame at once, moving or not: what is shown has changed as a whole, and ImGui learns one
/// frame late how high it is, and whether it has to scroll.
void draw_again(Ui& ui);
/// A label over what is below it.
void heading(Ui& ui, std::string_view words);
/// How far something has come: a thin bar, 0 to 1.
void share_bar(Ui& ui, std::string_view name, double share, float width);

/// Puts items one beside the other, and begins a new line where the next has no room.
class Flow {
 public:
  Flow(const Ui& ui, float width, float gap = 8) : width_(width), gap_(ui.px(gap)) {}
  /// Before each item.
  void next(float item_width);

 private:
  float width_, gap_, used_ = 0;
  bool any_ = false;
};

/// A page's room in a column of its own that scrolls; ends with the scope.
class Column {
 public:
  Column(const char* id, ImVec2 size);
  ~Column();
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
};

}  // namespace sitwell::gui
