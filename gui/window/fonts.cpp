#include "gui/window/fonts.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <span>
#include <string>

namespace sitwell::gui {

namespace {

using Files = std::span<const char* const>;

// As Debian, Ubuntu and Fedora have them; ImGui ends the program over a file that is not there.
constexpr std::array regular{"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                             "/usr/share/fonts/rsms-inter-fonts/Inter-Regular.otf",
                             "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"};
constexpr std::array semibold{"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
                              "/usr/share/fonts/rsms-inter-fonts/Inter-SemiBold.otf",
                              "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"};
constexpr std::array display{"/usr/share/fonts/opentype/inter/InterDisplay-SemiBold.otf",
                             "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
                             "/usr/share/fonts/rsms-inter-fonts/InterDisplay-SemiBold.otf",
                             "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"};
constexpr std::array icons{"/usr/share/fonts/opentype/font-awesome/FontAwesome.otf",
                           "/usr/share/fonts-font-awesome/fonts/FontAwesome.otf",
                           "/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf"};

// Latin with what European locales write months in, Greek and Cyrillic, punctuation, arrows, and a
// few signs of mathematics.
constexpr std::array<ImWchar, 15> letters{0x0020, 0x024F, 0x0370, 0x052F, 0x1E00,
                                          0x1EFF, 0x2010, 0x205E, 0x2190, 0x21FF,
                                          0x2200, 0x22FF, 0x00B0, 0x00B0, 0};
constexpr std::array<ImWchar, 3> icon_range{0xF000, 0xF2FF, 0};

const char* first_there(Files files) {
  for (const char* file : files) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) return file;
  }
  return nullptr;
}

ImFont* load(ImFontAtlas& atlas, Files files, float pixels) {
  ImFontConfig config;
  config.SizePixels = pixels;
  config.OversampleH = config.OversampleV = 1;  // FreeType hints; oversampling would blur it again
  config.PixelSnapH = true;
  const char* file = first_there(files);
  ImFont* font = file ? atlas.AddFontFromFileTTF(file, pixels, &config, letters.data())
                      : atlas.AddFontDefault(&config);
  if (const char* icon_file = first_there(icons)) {
    ImFontConfig merged = config;
    merged.MergeMode = true;
    merged.GlyphMinAdvanceX = pixels;  // icons of one width stand in one column
    atlas.AddFontFromFileTTF(icon_file, std::round(pixels * 0.95F), &merged, icon_range.data());
  }
  return font;
}

}  // namespace

Fonts load_fonts(ImFontAtlas& atlas, float scale) {
  const auto pixels = [scale](float size) { return std::round(size * scale); };
  atlas.Clear();
  Fonts fonts;
  fonts.body = load(atlas, regular, pixels(15));  // the first is what ImGui draws with by itself
  fonts.small = load(atlas, regular, pixels(13));
  fonts.strong = load(atlas, semibold, pixels(15));
  fonts.title = load(atlas, display, pixels(22));
  fonts.figure = load(atlas, display, pixels(30));
  return fonts;
}

}  // namespace sitwell::gui
