// A window of GLFW with OpenGL: made, drawn into on demand, and let go of. One a program.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/kit/ui.hpp"
#include "gui/window/window_place.hpp"

namespace sitwell::gui {

/// What a frame would show that the last one did not.
enum class News : unsigned char {
  nothing,
  live,  ///< live values only: Ui::live says where
  all,
};

class Window {
 public:
  /// `words`: what fonts have to have letters for beyond what is always there, as a locale's names.
  /// @throws std::runtime_error where there is no display, with what to do.
  Window(const std::string& title, const WindowPlace& place, ThemeKind theme,
         std::string words = {});
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Draws when something happened, when `turn` says that there is something new, or when
  /// Ui::next_frame_in_s of the last frame is over; waits otherwise. Live values are drawn ten
  /// times a second at most. Returns when the window is closed. `turn` is called whenever it was
  /// woken, `frame` draws.
  void run(const std::function<News()>& turn, const std::function<void(Ui&)>& frame);
  /// From any thread, while a window lives.
  static void wake();
  /// To the front, where the desktop allows; else it asks for attention.
  void raise();
  void close();
  void set_theme(ThemeKind theme);
  [[nodiscard]] WindowPlace place() const;
  void copy(const std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
