#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace sitwell::cli {
namespace {

constexpr int bar_cells = 32;
constexpr std::chrono::milliseconds redraw_interval{100};

/// The bar to an eighth of a cell.
std::string bar(double share) {
  static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const int filled = static_cast<int>(std::clamp(share, 0.0, 1.0) * bar_cells * 8);
  std::string text = repeated("█", filled / 8);
  text += eighths[static_cast<std::size_t>(filled % 8)];
  return left(text, bar_cells);
}

}  // namespace

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), screen_(screen_of(stderr)) {}

void ProgressBar::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

void ProgressBar::show(double share, const std::string& note) {
  const auto now = std::chrono::steady_clock::now();
  if (!screen_.terminal || now < next_) return;
  next_ = now + redraw_interval;
  fmt::print(stderr, "\r{} {}{}{} {:3.0f} %  {}\x1b[K", label_, screen_.paint(Ink::faint, "│"),
             screen_.paint(Ink::brief, bar(share)), screen_.paint(Ink::faint, "│"), share * 100,
             note);
  std::fflush(stderr);
  drawn_ = true;
}

}  // namespace sitwell::cli
