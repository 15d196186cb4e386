// A screen without a screen: ImGui in a context of its own without a backend, somebody's hands, and
// what is to be read. Time stands still but for a sixtieth of a second a frame.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

struct HeadlessSettings {
  float width = 1280, height = 800;  ///< of the design
  float scale = 1;
  ThemeKind theme = ThemeKind::light;
};

/// Whatever takes a name throws std::out_of_range, with the names there are, when nothing on screen
/// has it; what is out of sight is scrolled to first.
class Headless {
 public:
  using Draw = std::function<void(Ui&)>;

  explicit Headless(const HeadlessSettings& settings = {});
  ~Headless();
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  /// Shows it from now on, in a window that fills the screen with the margins of a page: what a
  /// hand does below is done with this being drawn. Draws until its layout has settled.
  void frame(Draw draw);
  /// The same for what opens windows of its own, such as App.
  void frame_bare(Draw draw);
  /// As many more frames.
  void frames(int count = 1);
  /// A frame that long after the last one.
  void later(double seconds);

  void hover(std::string_view name);
  /// At a place of its rectangle: 0 to 1 from its left and top.
  void hover_at(std::string_view name, float across, float down);
  void click(std::string_view name);
  void click_at(std::string_view name, float across, float down);
  void double_click_at(std::string_view name, float across, float down);
  /// The mouse's button, without letting go of it.
  void hold_down(std::string_view name);
  void let_go();
  /// From its middle, as many pixels of the design to the right and down.
  void drag(std::string_view name, float right, float down);
  /// Towards the screen is up, as ImGui has it.
  void wheel(std::string_view name, float notches);
  void press(ImGuiKey key, bool control = false, bool shift = false);
  /// 'A' to 'Z', '0' to '9', '+', '-' and ' '.
  void press(char key, bool control = false, bool shift = false);
  /// Characters, into the field that has the keyboard.
  void type(std::string_view text);
  /// Tab until that item has the focus. @throws std::out_of_range when it never gets it
  void tab_to(std::string_view name);

  /// What the last frame wrote, a line each.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool shows(std::string_view words) const;
  [[nodiscard]] const Rects& rects() const { return rects_; }
  [[nodiscard]] Rect rect(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return rects_.find(name).has_value(); }
  /// What the keyboard's focus is on, of what has a name and is drawn so; empty: nothing.
  [[nodiscard]] std::string focused() const;
  [[nodiscard]] std::optional<double> next_frame_in_s() const { return next_frame_in_s_; }
  /// Around all that the last frame drew.
  [[nodiscard]] Rect drawn() const;

  /// Those of them that lie over each other, as "a over b" lines; empty when none do.
  [[nodiscard]] std::string collisions(const std::vector<std::string>& names) const;
  [[nodiscard]] bool inside(std::string_view inner, std::string_view outer) const;
  /// Names of the register that begin so.
  [[nodiscard]] std::vector<std::string> named(std::string_view prefix) const;

  bool motion = true;

 private:
  void draw_once();
  void move_to(ImVec2 place);
  void hold_mouse(bool down);
  void hold(int index, bool down);
  ImVec2 place_of(std::string_view name, float across, float down);
  void modifiers(bool control, bool shift);

  HeadlessSettings settings_;
  ImGuiContext* context_ = nullptr;
  Draw draw_;
  bool bare_ = false;
  Ui ui_;
  Rects rects_;
  std::string text_;
  double now_s_ = 1000;
  std::optional<double> next_frame_in_s_;
};

}  // namespace sitwell::gui
