// The window's icon and the one that is installed are the same picture.
#include "gui/window/icon.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "gui/window/picture.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell::gui;

namespace {

/// In the middle of white, as a picture that has no alpha.
Picture on_white(int size) {
  Picture picture{size, size, icon_pixels(size)};
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
    for (std::size_t channel = i; channel < i + 3; ++channel)
      picture.rgba[channel] = static_cast<std::uint8_t>(255 + (picture.rgba[channel] - 255) *
                                                                  picture.rgba[i + 3] / 255);
  return picture;
}

double mean_difference(const Picture& one, const Picture& other) {
  double sum = 0;
  for (std::size_t i = 0; i < one.rgba.size(); ++i)
    if (i % 4 != 3) sum += std::abs(int{one.rgba[i]} - int{other.rgba[i]});
  return sum / (static_cast<double>(one.rgba.size()) / 4 * 3);
}

}  // namespace

TEST_CASE("the window's icon is the installed one, in every size") {
  if (std::system("command -v rsvg-convert >/dev/null") != 0) {
    std::cout << "skipped: there is no rsvg-convert (tools/setup installs it)\n";
    return;
  }
  const sitwell::TemporaryFolder folder;
  for (const int size : {16, 32, 48, 64, 128}) {
    INFO(size);
    const std::filesystem::path file = folder.path / "icon.png";
    std::string command = "rsvg-convert --background-color=white --width=";
    command.append(std::to_string(size)).append(" --height=").append(std::to_string(size));
    command.append(" " SITWELL_SOURCE_DIR "/packaging/icons/org.sitwell.Dashboard.svg -o ");
    REQUIRE(std::system(command.append(file.string()).c_str()) == 0);
    const Picture installed = read_png(file);
    REQUIRE(installed.width == size);
    CHECK(mean_difference(installed, on_white(size)) < 2);
  }
}
