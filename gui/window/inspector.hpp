// For tests of the real window: after each frame, what is on screen is written to a file, so that
// somebody outside knows what to press and what is said. Off unless the environment asks for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

class Inspector {
 public:
  /// One that writes to $SITWELL_DASHBOARD_INSPECT; nothing where that is not set.
  static std::optional<Inspector> wanted();
  explicit Inspector(std::filesystem::path path) : path_(std::move(path)) {}

  /// Draws, and writes what was drawn as JSON: {"frame": 12, "page": "today", "build_ms": 0.2,
  /// "since_start_ms": 140, "width": 1280, "height": 800, "rects": {"today/stand": [x, y, width,
  /// height]}, "text": "a line each"}. The file is replaced whole. What cannot be written is not.
  void frame(Ui& ui, const std::function<void(Ui&)>& draw, std::string_view page);

 private:
  std::filesystem::path path_;
  std::int64_t frames_ = 0;
};

}  // namespace sitwell::gui
