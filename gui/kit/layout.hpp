// Cards and notices: what pages are laid out in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// What a card is drawn with where it is not as all others are.
struct CardLook {
  ImU32 fill = 0, border = 0;  ///< 0: the palette's
  float padding = size::padding;
};

/// A surface with a border, padding and, where it has one, a heading; what is drawn while it lives
/// is in it. A height of 0 grows with what is in it.
class Card {
 public:
  Card(Ui& ui, std::string_view name, ImVec2 size, std::string_view heading = {},
       std::string_view aside = {}, const CardLook& look = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  /// What is left for its content.
  [[nodiscard]] ImVec2 room() const;

 private:
  void draw_surface();
  void draw_heading(std::string_view heading, std::string_view aside);
  void take_room();
  void give_room_back();

  Ui& ui_;
  std::string name_;
  CardLook look_;
  bool grows_ = false;
  Rect outer_;
  Rect work_, content_;        ///< of the window, to be put back
  ImDrawListSplitter behind_;  ///< where it grows, its surface is drawn last, and behind
};

/// The widths of n columns that share `width`, by weight, with the design's gap between them.
std::vector<float> columns(const Ui& ui, float width, const std::vector<float>& weights);
/// The cursor goes to the design's gap right of the last item, or below it.
void beside(const Ui& ui, float gap = size::gap);
void below(const Ui& ui, float gap = size::gap);

enum class Tone : unsigned char { info, good, warning, danger };
struct NoticeAction {
  std::string name;  ///< in the register
  std::string label;
  bool primary = false;
};
struct Notice {
  Tone tone = Tone::info;
  const char* icon = nullptr;  ///< none: the tone's
  std::string title;
  std::string text;
  std::string command;  ///< shown as it would be typed, with a button to copy it
  std::vector<NoticeAction> actions;
};
/// The name of the action that was pressed; "copy" for the command's; empty without one.
std::string notice(Ui& ui, std::string_view name, const Notice& notice, float width = 0);
/// The same for a page that has nothing to show: larger, in the middle of the room.
std::string empty_state(Ui& ui, std::string_view name, const Notice& notice);

}  // namespace sitwell::gui
