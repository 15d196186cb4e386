// Questions to somebody at a terminal, a line each.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sitwell::cli {

/// Whether there is somebody to be asked: standard input and output are a terminal.
bool can_ask();

/// The input ended, or Ctrl-C was pressed where it is noted (cli/live.hpp), before everything was
/// answered.
class Unanswered : public std::runtime_error {
 public:
  Unanswered() : runtime_error("no answer came; nothing was changed") {}
};

/// The line that is written after a prompt, without spaces around it; empty where only Enter was
/// pressed. @throws Unanswered, as do the others.
std::string ask(std::string_view prompt);

/// y or n; asks again until it is one of them.
bool ask_yes(std::string_view prompt);

/// From the smallest to the largest; Enter is `usual`. Asks again until it is one of them.
std::optional<int> ask_number(std::string_view prompt, int smallest, int largest,
                              std::optional<int> usual);

}  // namespace sitwell::cli
