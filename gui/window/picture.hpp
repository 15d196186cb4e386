// Pictures of what is drawn, without a screen and without an X server: EGL on no surface, a frame
// buffer, and a PNG file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  ///< rows from the top
};

struct PictureSettings {
  int width = 1280, height = 800;  ///< of the design; device pixels are these times the scale
  float scale = 1;
  ThemeKind theme = ThemeKind::light;
  std::string words;  ///< that fonts have to have letters for, beyond what is always there
  /// Drawn so often before the picture is taken: ImGui knows the size of what is in a window one
  /// frame late.
  int frames = 3;
};

/// Draws with ImGui in a context of its own; `draw` is called between NewFrame and Render, with
/// time standing still. @throws std::runtime_error where this computer cannot draw without a
/// screen.
Picture draw_picture(const PictureSettings& settings, const std::function<void(Ui&)>& draw);

/// Who draws here, as OpenGL names it: "llvmpipe (LLVM 15.0.6, 256 bits)". @throws as draw_picture
std::string picture_renderer();

/// @throws std::runtime_error
void write_png(const Picture& picture, const std::filesystem::path& path);
Picture read_png(const std::filesystem::path& path);

}  // namespace sitwell::gui
