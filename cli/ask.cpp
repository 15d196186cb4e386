#include "cli/ask.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>

#include "cli/live.hpp"
#include "cli/terminal.hpp"

namespace sitwell::cli {
namespace {

/// A line without its end; nothing at the end of input, or at Ctrl-C while that is only noted.
std::optional<std::string> read_line() {
  constexpr int look_again_ms = 100;  // a Ctrl-C that came just before the wait does not end it
  std::string line;
  while (!Interrupt::any_asked()) {
    pollfd typed{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    if (poll(&typed, 1, look_again_ms) <= 0) continue;
    char c = 0;
    if (read(STDIN_FILENO, &c, 1) != 1) return std::nullopt;
    if (c == '\n') return line;
    line += c;
  }
  return std::nullopt;
}

}  // namespace

bool can_ask() { return isatty(STDIN_FILENO) == 1 && screen_of(stdout).terminal; }

std::string ask(std::string_view prompt) {
  fmt::print("{}", prompt);
  std::fflush(stdout);
  const std::optional<std::string> line = read_line();
  if (!line) {
    fmt::print("\n");
    throw Unanswered{};
  }
  constexpr std::string_view blank = " \t\r";
  const std::size_t begin = line->find_first_not_of(blank);
  if (begin == std::string::npos) return {};
  return line->substr(begin, line->find_last_not_of(blank) - begin + 1);
}

bool ask_yes(std::string_view prompt) {
  for (;;) {
    const std::string answer = ask(prompt);
    if (answer == "y" || answer == "Y" || answer == "yes") return true;
    if (answer == "n" || answer == "N" || answer == "no") return false;
    fmt::print("  Write y or n.\n");
  }
}

std::optional<int> ask_number(std::string_view prompt, int smallest, int largest,
                              std::optional<int> usual) {
  for (;;) {
    const std::string answer = ask(prompt);
    if (answer.empty()) return usual;
    int number = 0;
    const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), number);
    if (error == std::errc{} && end == answer.data() + answer.size() && number >= smallest &&
        number <= largest)
      return number;
    fmt::print("  Write a number from {} to {}, or just Enter.\n", smallest, largest);
  }
}

}  // namespace sitwell::cli
