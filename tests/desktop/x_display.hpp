// An X server of the test's own, with nothing on it: its windows found and clicked from outside, as
// a person would.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

namespace sitwell::testing {

/// While it lives, the environment's DISPLAY is its own.
class XDisplay {
 public:
  /// `screen`: width, height and depth, as Xvfb takes them.
  explicit XDisplay(const std::string& screen = "800x600x24");
  ~XDisplay();
  XDisplay(const XDisplay&) = delete;
  XDisplay& operator=(const XDisplay&) = delete;

 private:
  pid_t process_ = -1;
};

struct WindowPlace {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

/// The first window on show of that class that is large enough to be read.
[[nodiscard]] std::optional<WindowPlace> window_of_class(const std::string& name);

/// Presses that button of the mouse there, in parts of the window's width and height.
void click(const WindowPlace& window, double x_part, double y_part, int button = 1);

}  // namespace sitwell::testing
