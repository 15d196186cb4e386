// What the command line knows about where its words go: is it a terminal, may it use colour, how
// wide is it. Colour only ever repeats what shape or words already say.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace sitwell::cli {

enum class Ink {
  plain,
  bold,
  faint,
  brief,
  prolonged,
  hour_long,
  upright,
  lying,
  cycling,
  exercising,
  good,
  bad
};

/// A place to print to.
struct Screen {
  bool terminal = false;
  bool colour = false;
  int columns = 100;

  /// The text in that ink, or as it is where there is no colour.
  [[nodiscard]] std::string paint(Ink ink, std::string_view text) const;
};

/// Colour needs a terminal that is not dumb, and NO_COLOR unset or empty (no-color.org). The width
/// is the terminal's, or COLUMNS, or 100 where nothing says.
Screen screen_of(std::FILE* stream);

/// How many columns UTF-8 text takes on the screen, escape sequences left out. Counts a column a
/// character: right for everything we print.
int width_of(std::string_view text);

/// The text with spaces after (or before) it up to a width; longer text stays whole.
std::string left(std::string_view text, int width);
std::string right(std::string_view text, int width);

/// The text `times` times over.
std::string repeated(std::string_view text, int times);

}  // namespace sitwell::cli
