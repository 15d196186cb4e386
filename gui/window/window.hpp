// A window of GLFW with OpenGL: made, drawn into on demand, and let go of. One a program.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// Where a window was when it was last closed, and how large.
struct WindowPlace {
  int width = 1280, height = 800;
  std::optional<std::pair<int, int>> position;
  bool maximised = false;
  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

class Window {
 public:
  /// @throws std::runtime_error where there is no display, with what to do.
  Window(const std::string& title, const WindowPlace& place, ThemeKind theme);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Draws when something happened, was asked for by wake(), or is due; waits otherwise. Returns
  /// when the window is closed. `frame` draws and may set Ui::next_frame_in_s; before each frame,
  /// and whenever it was woken, `turn` is called: true when there is something new to draw.
  void run(const std::function<bool()>& turn, const std::function<void(Ui&)>& frame);
  /// From any thread.
  static void wake();
  void raise();
  void close();
  void set_theme(ThemeKind theme);
  /// Nothing to see: iconified.
  [[nodiscard]] bool hidden() const;
  [[nodiscard]] WindowPlace place() const;
  void copy(const std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
