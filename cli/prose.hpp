// Text for reading: wrapped to what a terminal has room for, and boxed where it must not be missed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace sitwell::cli {

/// Lines of whole words, none wider than `width` where its words allow. Line breaks stay.
std::vector<std::string> wrapped(std::string_view text, int width);

/// The same with that many spaces in front of each line, as wide as can be read with ease. Ends in
/// a newline.
std::string paragraph(const Screen& screen, std::string_view text, int indent = 2);
/// A paragraph whose first line begins with a mark ("- ", "1. "), and the others below its text.
std::string item(const Screen& screen, std::string_view mark, std::string_view text,
                 int indent = 2);

enum class Frame { light, heavy };

/// A title and a text in a frame of that ink; heavy for what is urgent, so that shape says it too.
std::string box(const Screen& screen, Frame frame, Ink ink, std::string_view title,
                std::string_view text);

}  // namespace sitwell::cli
