#include "gui/window/fonts.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <span>
#include <vector>

#include "gui/kit/icons.hpp"

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
constexpr std::array icon_files{"/usr/share/fonts/opentype/font-awesome/FontAwesome.otf",
                                "/usr/share/fonts-font-awesome/fonts/FontAwesome.otf",
                                "/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf"};

// A glyph costs memory in every size, so each font has what is written in it. What the wearer
// writes, and a locale's names, come in the languages of Latin, Greek and Cyrillic letters.
constexpr std::array<ImWchar, 13> text_letters{0x0020, 0x017F, 0x0384, 0x03CE, 0x0400,
                                               0x045F, 0x2010, 0x2027, 0x2190, 0x2193,
                                               0x2212, 0x2212, 0};
constexpr std::array<ImWchar, 5> title_letters{0x0020, 0x017F, 0x2010, 0x2027, 0};
constexpr std::array<ImWchar, 5> figure_letters{0x0020, 0x00FF, 0x2010, 0x2027, 0};

const char* first_there(Files files) {
  for (const char* file : files) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) return file;
  }
  return nullptr;
}

// ImGui reads ranges when the atlas is built, so they live as long as the program.
const ImWchar* icon_ranges() {
  static const std::vector<ImWchar> ranges = [] {
    ImVector<ImWchar> built;
    ImFontGlyphRangesBuilder builder;
    for (const char* each : icon::all) builder.AddText(each);
    builder.BuildRanges(&built);
    return std::vector<ImWchar>(built.begin(), built.end());
  }();
  return ranges.data();
}

ImFont* load(ImFontAtlas& atlas, Files files, float pixels, const ImWchar* letters) {
  ImFontConfig config;
  config.SizePixels = pixels;
  config.OversampleH = config.OversampleV = 1;  // FreeType hints; oversampling would blur it again
  config.PixelSnapH = true;
  const char* file = first_there(files);
  ImFont* font = file ? atlas.AddFontFromFileTTF(file, pixels, &config, letters)
                      : atlas.AddFontDefault(&config);
  if (const char* icon_file = first_there(icon_files)) {
    ImFontConfig merged = config;
    merged.MergeMode = true;
    merged.GlyphMinAdvanceX = pixels;  // icons of one width stand in one column
    atlas.AddFontFromFileTTF(icon_file, std::round(pixels * 0.95F), &merged, icon_ranges());
  }
  return font;
}

}  // namespace

Fonts load_fonts(ImFontAtlas& atlas, float scale) {
  const auto pixels = [scale](float size) { return std::round(size * scale); };
  atlas.Clear();
  Fonts fonts;
  fonts.body = load(atlas, regular, pixels(15),
                    text_letters.data());  // the first is what ImGui draws with by itself
  fonts.small = load(atlas, regular, pixels(13), text_letters.data());
  fonts.strong = load(atlas, semibold, pixels(15), text_letters.data());
  fonts.title = load(atlas, display, pixels(22), title_letters.data());
  fonts.figure = load(atlas, display, pixels(30), figure_letters.data());
  return fonts;
}

std::vector<std::string> font_files() {
  std::vector<std::string> files;
  for (const Files& each : {Files{regular}, Files{semibold}, Files{display}, Files{icon_files}})
    if (const char* file = first_there(each)) files.emplace_back(file);
  return files;
}

}  // namespace sitwell::gui
