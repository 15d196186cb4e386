// What sitwell-dashboard was asked to do on its command line.
#pragma once

#include <filesystem>
#include <optional>

#include "gui/kit/palette.hpp"
#include "gui/model/request.hpp"

namespace sitwell::gui {

struct Options {
  std::optional<Page> page;
  std::filesystem::path database;  ///< empty: as the daemon or the settings say
  std::optional<ThemeKind> theme;  ///< nothing: as the desktop prefers
  bool demo = false;
  bool welcome = false;
  std::filesystem::path screenshot;  ///< empty: a window
  int width = 1280, height = 800;    ///< of the picture, in the design's pixels
  float scale = 1;                   ///< of the picture
};

/// The options; or what the program is to end with, when help was asked for or they make no sense
/// (which has then been said).
struct ParsedOptions {
  std::optional<Options> options;
  int exit_code = 0;
};
ParsedOptions parse_options(int argc, char** argv);

}  // namespace sitwell::gui
