// What the dashboard remembers from one start to the next: its window, the page, whether the
// welcome was seen. A small JSON file under $XDG_STATE_HOME; losing it loses nothing else.
#pragma once

#include <filesystem>

#include "gui/model/request.hpp"
#include "gui/window/window.hpp"

namespace sitwell::gui {

struct WindowState {
  WindowPlace place;
  Page page = Page::today;
  bool welcomed = false;
  friend bool operator==(const WindowState&, const WindowState&) = default;
};

/// $XDG_STATE_HOME/sitwell/dashboard.json, or ~/.local/state/sitwell/dashboard.json.
std::filesystem::path default_window_state_path();
/// What makes no sense in it is as in a new one. Never throws.
WindowState read_window_state(const std::filesystem::path& path);
/// Where it cannot be written nothing is remembered; that is no reason to complain.
void write_window_state(const std::filesystem::path& path, const WindowState& state);

}  // namespace sitwell::gui
