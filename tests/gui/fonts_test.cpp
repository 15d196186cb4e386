// Fonts have letters for what is written.
#include "gui/window/fonts.hpp"

#include <filesystem>
#include <string>

#include "gui/kit/icons.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "support/catch.hpp"

using namespace sitwell::gui;

namespace {

constexpr const char* russian = "января февраля понедельник";
constexpr const char* japanese = "11月 月曜日";

class Context {
 public:
  Context() : own_(ImGui::CreateContext()) {}
  ~Context() { ImGui::DestroyContext(own_); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  Fonts load(float scale, std::string_view words = {}) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const Fonts fonts = load_fonts(atlas, scale, words);
#if IMGUI_VERSION_NUM < 19200
    atlas.Build();
#endif
    return fonts;
  }

 private:
  ImGuiContext* own_;
};

bool has_inter() {
  for (const std::string& file : font_files())
    if (file.find("Inter") != std::string::npos) return true;
  return false;
}

/// Of that UTF-8 text.
ImWchar first_letter(const char* text) {
  unsigned letter = 0;
  ImTextCharFromUtf8(&letter, text, nullptr);
  return static_cast<ImWchar>(letter);
}

}  // namespace

TEST_CASE("every size of text has letters, digits, dashes and icons, as large as its scale wants") {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    Context context;
    const Fonts fonts = context.load(scale);
    CHECK(size_of(*fonts.small) == std::round(13 * scale));
    CHECK(size_of(*fonts.body) == std::round(15 * scale));
    CHECK(size_of(*fonts.figure) == std::round(30 * scale));
    for (ImFont* font : {fonts.small, fonts.body, fonts.strong, fonts.title, fonts.figure}) {
      for (const char* letter : {"A", "z", "0", "é"}) CHECK(has_glyph(*font, first_letter(letter)));
      if (!has_inter()) continue;
      for (const char* letter : {"–", "…", icon::today, icon::warning})
        CHECK(has_glyph(*font, first_letter(letter)));
    }
  }
}

TEST_CASE("names of a locale are drawn in every size of text") {
  for (const char* names : {russian, japanese, "tháng mười một", "ნოემბერი"}) {
    INFO(names);
    if (!can_write(names)) continue;  // no font here has them; then they are English
    Context context;
    const Fonts fonts = context.load(1, names);
    for (ImFont* font : {fonts.small, fonts.body, fonts.strong, fonts.title})
      CHECK(has_glyph(*font, first_letter(names)));
  }
}

TEST_CASE("what ImGui cannot set is not written, whatever fonts there are") {
  if (has_inter()) {
    CHECK(can_write("Donnerstag Oktober"));
    CHECK(can_write(russian));
  }
  CHECK(can_write(""));
  CHECK_FALSE(can_write("יום שני"));   // from right to left
  CHECK_FALSE(can_write("نوفمبر"));    // and joined
  CHECK_FALSE(can_write("พฤศจิกายน"));  // marks above and below
  CHECK_FALSE(can_write("नवम्बर"));
}

TEST_CASE("fonts are loaded again at another scale, as a window that moves does") {
  Context context;
  for (const float scale : {1.0F, 1.25F, 1.0F}) {
    const Fonts fonts = context.load(scale, russian);
    CHECK(size_of(*fonts.body) == std::round(15 * scale));
    CHECK(has_glyph(*fonts.body, 'A'));
  }
}
