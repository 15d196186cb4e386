// Pictures that somebody looked at and took for right (tests/gui/pictures), and what is drawn now
// held against them. `tools/bless-pictures` takes what is drawn now for right.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/window/picture.hpp"

namespace sitwell::gui::test {

struct Difference {
  bool sizes = false;      ///< they are not even of one size
  std::size_t pixels = 0;  ///< that differ by more than renderers do
  [[nodiscard]] bool any() const;
};
Difference difference(const Picture& one, const Picture& other);

/// With as few colours as can stand for its own unseen, so that its file is small.
Picture with_few_colours(const Picture& picture);
/// With a palette where that can be. @throws std::runtime_error
void write_small_png(const Picture& picture, const std::filesystem::path& path);

/// Why pictures cannot be compared here, a sentence; empty where they can. What draws them (the
/// renderer, ImGui, FreeType, the fonts) has to be what drew the blessed ones.
std::string why_not_compared();

/// Empty when it is as the blessed picture of that name; else how it differs, and where what was
/// drawn and the difference are to be looked at. Blesses it when SITWELL_BLESS is set.
std::string against_blessed(const std::string& name, const Picture& drawn);
/// In order.
std::vector<std::string> blessed_names();

}  // namespace sitwell::gui::test
