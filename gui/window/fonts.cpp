#include "gui/window/fonts.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <utility>

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

// For letters that Inter lacks, of names that a locale has.
constexpr std::array stand_ins{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                               "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                               "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                               "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
                               "/usr/share/fonts/truetype/nanum/NanumGothic.ttf"};

// A glyph costs memory in every size, so each font has what is written in it. What the wearer
// writes comes in the languages of Latin, Greek and Cyrillic letters.
constexpr std::array<ImWchar, 13> text_letters{0x0020, 0x017F, 0x0384, 0x03CE, 0x0400,
                                               0x045F, 0x2010, 0x2027, 0x2190, 0x2193,
                                               0x2212, 0x2212, 0};
constexpr std::array<ImWchar, 5> title_letters{0x0020, 0x017F, 0x2010, 0x2027, 0};
constexpr std::array<ImWchar, 5> figure_letters{0x0020, 0x00FF, 0x2010, 0x2027, 0};

// Hebrew to Myanmar: from right to left, or joined.
constexpr ImWchar first_unshaped = 0x0590, last_unshaped = 0x109F;

const char* first_there(Files files) {
  for (const char* file : files) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) return file;
  }
  return nullptr;
}

void add(ImFontGlyphRangesBuilder& builder, std::string_view words) {
  if (!words.empty()) builder.AddText(words.data(), words.data() + words.size());
}

std::vector<ImWchar> letters_of(std::string_view words) {
  std::vector<ImWchar> letters;
  ImFontGlyphRangesBuilder builder;
  add(builder, words);
  ImVector<ImWchar> ranges;
  builder.BuildRanges(&ranges);
  for (const ImWchar* range = ranges.Data; *range; range += 2)
    for (unsigned letter = range[0]; letter <= range[1]; ++letter)
      letters.push_back(static_cast<ImWchar>(letter));
  return letters;
}

/// What a file has letters for; nothing where it cannot be read.
class Face {
 public:
  explicit Face(const char* file) {
    if (FT_Init_FreeType(&library_) == 0 && file) FT_New_Face(library_, file, 0, &face_);
  }
  ~Face() {
    if (face_) FT_Done_Face(face_);
    if (library_) FT_Done_FreeType(library_);
  }
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  [[nodiscard]] bool has(ImWchar letter) const {
    return face_ && FT_Get_Char_Index(face_, letter) != 0;
  }

 private:
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

/// Those of the letters that text cannot be written with alone, by the file that has them.
struct Borrowed {
  std::map<const char*, std::vector<ImWchar>> letters;
  bool complete = true;
};
Borrowed borrowed(std::string_view words) {
  std::vector<ImWchar> missing = letters_of(words);
  const Face own{first_there(regular)};
  std::erase_if(missing, [&own](ImWchar letter) { return own.has(letter); });
  Borrowed found;
  for (const char* file : stand_ins) {
    if (missing.empty()) break;
    const Face face{file};
    std::erase_if(missing, [&](ImWchar letter) {
      if (!face.has(letter)) return false;
      found.letters[file].push_back(letter);
      return true;
    });
  }
  found.complete = missing.empty();
  return found;
}

// ImGui reads ranges when the atlas is built, later than they are told: they live as long as the
// program, each once.
const ImWchar* kept(ImFontGlyphRangesBuilder& builder) {
  static std::set<std::vector<ImWchar>> all;
  ImVector<ImWchar> ranges;
  builder.BuildRanges(&ranges);
  return all.emplace(ranges.begin(), ranges.end()).first->data();
}

const ImWchar* icon_ranges() {
  ImFontGlyphRangesBuilder builder;
  for (const char* each : icon::all) builder.AddText(each);
  return kept(builder);
}

const ImWchar* ranges_with(const ImWchar* letters, std::string_view words) {
  ImFontGlyphRangesBuilder builder;
  builder.AddRanges(letters);
  add(builder, words);
  return kept(builder);
}

const ImWchar* ranges_of(const std::vector<ImWchar>& letters) {
  ImFontGlyphRangesBuilder builder;
  for (const ImWchar letter : letters) builder.AddChar(letter);
  return kept(builder);
}

/// The atlas, at a scale, while fonts are put into it.
class Loader {
 public:
  Loader(ImFontAtlas& atlas, float scale) : atlas_{atlas}, scale_{scale} {}

  ImFont* load(Files files, float size, const ImWchar* letters, std::string_view words = {}) {
    const float pixels = std::round(size * scale_);
    ImFontConfig config;
    config.SizePixels = pixels;
    config.OversampleH = config.OversampleV =
        1;  // FreeType hints; oversampling would blur it again
    config.PixelSnapH = true;
    const char* file = first_there(files);
    ImFont* font =
        file ? atlas_.AddFontFromFileTTF(file, pixels, &config, ranges_with(letters, words))
             : atlas_.AddFontDefault(&config);
    config.MergeMode = true;
    for (const auto& [stand_in, borrowed_letters] : borrowed(words).letters)
      atlas_.AddFontFromFileTTF(stand_in, pixels, &config, ranges_of(borrowed_letters));
    if (const char* icon_file = first_there(icon_files)) {
      config.GlyphMinAdvanceX = pixels;  // icons of one width stand in one column
      atlas_.AddFontFromFileTTF(icon_file, std::round(pixels * 0.95F), &config, icon_ranges());
    }
    return font;
  }

 private:
  ImFontAtlas& atlas_;
  float scale_;
};

}  // namespace

bool can_write(std::string_view words) {
  const std::vector<ImWchar> letters = letters_of(words);
  return std::none_of(
             letters.begin(), letters.end(),
             [](ImWchar letter) { return letter >= first_unshaped && letter <= last_unshaped; }) &&
         borrowed(words).complete;
}

Fonts load_fonts(ImFontAtlas& atlas, float scale, std::string_view words) {
  atlas.Clear();
  Loader loader{atlas, scale};
  Fonts fonts;
  // The first is what ImGui draws with by itself.
  fonts.body = loader.load(regular, 15, text_letters.data(), words);
  fonts.small = loader.load(regular, 13, text_letters.data(), words);
  fonts.strong = loader.load(semibold, 15, text_letters.data(), words);
  fonts.title = loader.load(display, 22, title_letters.data(), words);
  fonts.figure = loader.load(display, 30, figure_letters.data());
  return fonts;
}

std::vector<std::string> font_files() {
  std::vector<std::string> files;
  for (const Files& each : {Files{regular}, Files{semibold}, Files{display}, Files{icon_files}})
    if (const char* file = first_there(each)) files.emplace_back(file);
  return files;
}

}  // namespace sitwell::gui
