// What can be acted on. Each has a name for the register and ImGui's identifier, takes the keyboard
// as well as the mouse, and shows where the focus is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

enum class ButtonKind : unsigned char {
  primary,  ///< the one thing to do; at most one on screen
  plain,
  quiet,  ///< text alone until it is pointed at
  danger,
};
struct ButtonLook {
  ButtonKind kind = ButtonKind::plain;
  const char* icon = nullptr;
  float width = 0;  ///< 0: as the label needs; -1: all there is
  bool enabled = true;
  std::string_view tooltip{};
};
/// True when it was pressed. `name` is its name in the register.
bool button(Ui& ui, std::string_view name, std::string_view label, const ButtonLook& look = {});
float button_width(const Ui& ui, std::string_view label, const char* icon = nullptr);

/// A switch; true when it was turned.
bool toggle(Ui& ui, std::string_view name, std::string_view label, bool& on);
/// One of a few, side by side; true when another was chosen. Its parts are "NAME/0", "NAME/1" ...
bool choice(Ui& ui, std::string_view name, std::span<const std::string> labels, int& chosen);
/// One of many, in a list that opens.
bool drop_down(Ui& ui, std::string_view name, std::span<const std::string> labels, int& chosen,
               float width = 0);
/// A figure from 0 to 10 (or as many as `most`), as steps to press; -1: not answered.
bool scale(Ui& ui, std::string_view name, int& value, int most = 10,
           std::string_view low_label = {}, std::string_view high_label = {});
/// A whole number with a step down and a step up.
bool stepper(Ui& ui, std::string_view name, int& value, int least, int most, int step = 1,
             std::string_view unit = {});
/// A line of text, or several; true when it was changed and left, or confirmed.
bool text_field(Ui& ui, std::string_view name, std::string& value, std::size_t most_bytes,
                std::string_view hint = {}, int lines = 1, float width = 0);
/// A row of the side bar, or of a list.
bool list_row(Ui& ui, std::string_view name, const char* icon, std::string_view label, bool chosen,
              std::string_view badge = {});

}  // namespace sitwell::gui
