#include "cli/prose.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitwell::cli {
namespace {

constexpr int widest_text = 84;  // longer lines are hard to find the way back from

int room_for(const Screen& screen, int indent) {
  return std::max(20, std::min(screen.columns - 1, widest_text) - indent);
}

void wrap_line(std::string_view line, int width, std::vector<std::string>& into) {
  std::string current;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = std::min(line.find_first_not_of(' ', at), line.size());
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    at = end;
    if (word.empty()) break;
    if (!current.empty() && width_of(current) + 1 + width_of(word) > width) {
      into.push_back(current);
      current.clear();
    }
    if (!current.empty()) current += ' ';
    current += word;
  }
  into.push_back(current);
}

struct FrameLook {
  std::string_view top_left, top_right, bottom_left, bottom_right, across, down;
};

FrameLook look_of(Frame frame) {
  if (frame == Frame::heavy) return {"┏", "┓", "┗", "┛", "━", "┃"};
  return {"┌", "┐", "└", "┘", "─", "│"};
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    wrap_line(text.substr(at, end - at), width, lines);
    at = end + 1;
  }
  return lines;
}

std::string paragraph(const Screen& screen, std::string_view text, int indent) {
  return item(screen, "", text, indent);
}

std::string item(const Screen& screen, std::string_view mark, std::string_view text, int indent) {
  const int width = room_for(screen, indent + width_of(mark));
  std::string all;
  for (const std::string& line : wrapped(text, width)) {
    const std::string before = all.empty() ? std::string{mark} : repeated(" ", width_of(mark));
    if (!line.empty() || all.empty()) all += repeated(" ", indent) + before + line;
    all += "\n";
  }
  return all;
}

std::string box(const Screen& screen, Frame frame, Ink ink, std::string_view title,
                std::string_view text) {
  const FrameLook look = look_of(frame);
  const int inside = room_for(screen, 6);
  const std::string side = screen.paint(ink, look.down);
  const auto row = [&](const std::string& line) {
    return fmt::format("  {0} {1} {0}\n", side, line);
  };
  const auto rule = [&](std::string_view from, std::string_view to) {
    std::string across = repeated(look.across, inside + 2);
    across.insert(0, from).append(to);
    return fmt::format("  {}\n", screen.paint(ink, across));
  };
  std::string all = rule(look.top_left, look.top_right);
  for (const std::string& line : wrapped(title, inside))
    all += row(screen.paint(Ink::bold, left(line, inside)));
  for (const std::string& line : wrapped(text, inside)) all += row(left(line, inside));
  all += rule(look.bottom_left, look.bottom_right);
  return all;
}

}  // namespace sitwell::cli
