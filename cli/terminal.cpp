#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace sitwell::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

int columns_of(int descriptor) {
  constexpr int unsaid = 100;
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int columns = std::atoi(std::string{variable("COLUMNS")}.c_str());
  return columns > 0 ? columns : unsaid;
}

/// Colours of the 256-colour palette that stay apart for colour-blind eyes and on both a dark and
/// a light ground (after Okabe & Ito).
std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::bold: return "1";
    case Ink::faint: return "38;5;245";
    case Ink::brief: return "38;5;73";
    case Ink::prolonged: return "38;5;178";
    case Ink::hour_long: return "38;5;166";
    case Ink::upright: return "38;5;71";
    case Ink::lying: return "38;5;97";
    case Ink::cycling: return "38;5;68";
    case Ink::exercising: return "38;5;175";
    case Ink::good: return "38;5;71";
    case Ink::bad: return "38;5;166";
  }
  return "";
}

}  // namespace

std::string Screen::paint(Ink ink, std::string_view text) const {
  const std::string_view code = code_of(ink);
  if (!colour || code.empty() || text.empty()) return std::string{text};
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

Screen screen_of(std::FILE* stream) {
  const int descriptor = fileno(stream);
  Screen screen;
  screen.terminal = isatty(descriptor) == 1;
  screen.colour = screen.terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  screen.columns = std::max(40, columns_of(descriptor));
  return screen;
}

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      while (i < text.size() && text[i] != 'm') ++i;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++width;
    }
  }
  return width;
}

std::string left(std::string_view text, int width) {
  return std::string{text} + repeated(" ", width - width_of(text));
}

std::string right(std::string_view text, int width) {
  return repeated(" ", width - width_of(text)) + std::string{text};
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace sitwell::cli
