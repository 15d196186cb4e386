#include "cli/live.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cmath>

namespace sitwell::cli {
namespace {

volatile sig_atomic_t interrupted = 0;

void note(int) { interrupted = 1; }

void handle(void (*how)(int)) {
  struct sigaction action {};
  action.sa_handler = how;  // no SA_RESTART: waiting ends at once
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  interrupted = 0;
  handle(note);
}
Interrupt::~Interrupt() {
  handle(SIG_DFL);
  interrupted = 0;
}
bool Interrupt::asked() const { return interrupted != 0; }
bool Interrupt::any_asked() { return interrupted != 0; }

void LiveLines::show(const std::string& text) {
  if (text == shown_) return;
  const auto lines = std::count(shown_.begin(), shown_.end(), '\n');
  if (lines > 0) fmt::print(stream_, "\x1b[{}A\r\x1b[J", lines);
  if (!text.empty())
    fmt::print(stream_, "\x1b[?7l{}\x1b[?7h", text);  // a wrapped line would be two
  std::fflush(stream_);
  shown_ = text;
}

std::string gauge(const Screen& screen, Ink ink, double share, int cells) {
  const int full = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * cells));
  return screen.paint(ink, repeated("█", full)) +
         screen.paint(Ink::faint, repeated("░", cells - full));
}

}  // namespace sitwell::cli
