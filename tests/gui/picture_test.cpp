// Pictures without a screen, and how they are held against others.
#include "gui/window/picture.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>

#include "gui/blessed.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

using Rgb = std::array<int, 3>;

Rgb at(const Picture& picture, int x, int y) {
  const auto pixel = static_cast<std::size_t>(y * picture.width + x) * 4;
  return {picture.rgba.at(pixel), picture.rgba.at(pixel + 1), picture.rgba.at(pixel + 2)};
}

/// One colour all over.
Picture plain(int width, int height, std::uint8_t grey) {
  Picture picture{width, height, {}};
  picture.rgba.assign(static_cast<std::size_t>(width * height) * 4, grey);
  return picture;
}

bool can_draw() {
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  try {
    return !picture_renderer().empty();
  } catch (const std::runtime_error& error) {
    std::cout << "skipped: no picture can be drawn: " << error.what() << '\n';
    return false;
  }
}

}  // namespace

TEST_CASE("a picture of a rectangle has its colours where they belong, at any scale") {
  if (!can_draw()) return;
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    const Picture picture = draw_picture(
        {.width = 60, .height = 40, .scale = scale, .theme = ThemeKind::dark}, [](Ui& ui) {
          ImGui::GetBackgroundDrawList()->AddRectFilled(ui.px(10, 10), ui.px(30, 20),
                                                        IM_COL32(200, 100, 50, 255));
        });
    INFO(scale);
    const auto device = [scale](int pixels) {
      return static_cast<int>(static_cast<float>(pixels) * scale);
    };
    REQUIRE(picture.width == device(60));
    REQUIRE(picture.height == device(40));
    const ImU32 background = palette_of(ThemeKind::dark).background;
    const Rgb around{static_cast<int>(background & 255), static_cast<int>(background >> 8 & 255),
                     static_cast<int>(background >> 16 & 255)};
    CHECK(at(picture, device(20), device(12)) == Rgb{200, 100, 50});
    CHECK(at(picture, device(20), device(25)) == around);
    CHECK(at(picture, device(20), device(38)) == around);
    CHECK(at(picture, device(40), device(12)) == around);
  }
}

TEST_CASE("the same is drawn twice, byte for byte, and leaves nobody's context changed") {
  if (!can_draw()) return;
  const auto draw = [](Ui& ui) {
    ImGui::PushFont(ui.fonts.title);
    ImGui::GetForegroundDrawList()->AddText(ui.px(10, 10), ui.palette.text, "4 h 12");
    ImGui::PopFont();
  };
  const Picture first = draw_picture({.width = 120, .height = 60}, draw);
  const Picture second = draw_picture({.width = 120, .height = 60}, draw);
  CHECK(ImGui::GetCurrentContext() == nullptr);
  CHECK(first.rgba == second.rgba);
  CHECK(first.rgba != plain(120, 60, 255).rgba);
}

TEST_CASE("a picture comes back from its file as it was, with a palette and without") {
  const sitwell::TemporaryFolder folder;
  Picture picture = plain(32, 16, 255);
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
    picture.rgba[i] = static_cast<std::uint8_t>(i / 8);
  for (const bool small : {true, false}) {
    const std::filesystem::path file = folder.path / "picture.png";
    if (small)
      write_small_png(picture, file);
    else
      write_png(picture, file);
    const Picture read = read_png(file);
    CHECK(read.width == picture.width);
    CHECK(read.height == picture.height);
    CHECK(read.rgba == picture.rgba);
  }
  CHECK_THROWS_AS(read_png(folder.path / "none.png"), std::runtime_error);
  CHECK_THROWS_AS(write_png(picture, folder.path / "no-such-folder" / "picture.png"),
                  std::runtime_error);
}

TEST_CASE("pictures differ when a digit does, and not when renderers round otherwise") {
  const Picture blessed = plain(100, 100, 120);
  CHECK_FALSE(difference(blessed, blessed).any());
  CHECK_FALSE(difference(blessed, plain(100, 100, 124)).any());
  CHECK(difference(blessed, plain(100, 99, 120)).sizes);
  Picture digit = blessed;  // 5 by 8 pixels of another colour, as a small digit has them
  for (std::size_t y = 40; y < 48; ++y)
    for (std::size_t x = 50; x < 55; ++x) digit.rgba[(y * 100 + x) * 4] = 180;
  CHECK(difference(blessed, digit).pixels == 40);
  CHECK(difference(blessed, digit).any());
}

TEST_CASE("a picture with few colours is the same picture, its surfaces to the last bit") {
  Picture shaded{256, 64, {}};  // more colours than a palette has
  for (int y = 0; y < 64; ++y)
    for (int x = 0; x < 256; ++x)
      for (const int channel : {x, y / 16 * 64, y < 20 ? 0xF7 : x / 2, 255})
        shaded.rgba.push_back(static_cast<std::uint8_t>(y < 8 ? 0xF7 : channel));
  const Picture reduced = with_few_colours(shaded);
  CHECK(reduced.rgba != shaded.rgba);
  CHECK(difference(shaded, reduced).pixels == 0);
  CHECK(at(reduced, 100, 4) == Rgb{0xF7, 0xF7, 0xF7});
  const Picture flat = plain(20, 20, 33);
  CHECK(with_few_colours(flat).rgba == flat.rgba);
}

TEST_CASE("a picture with too many colours for a palette keeps all of them") {
  Picture shaded{256, 256, {}};
  for (int y = 0; y < 256; ++y)
    for (int x = 0; x < 256; ++x)
      for (const int channel : {x, y, (x + y) / 2, 255})
        shaded.rgba.push_back(static_cast<std::uint8_t>(channel));
  CHECK(with_few_colours(shaded).rgba == shaded.rgba);
}
