#include "cli/coach/named_values.hpp"

#include <fmt/format.h>

#include <charconv>

#include "cli/table_file.hpp"

namespace sitwell::cli {

NamedValue named_value(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == argument.size())
    throw UnusableInput(fmt::format("{} is no NAME=VALUE", shown(argument)));
  return {argument.substr(0, equals), argument.substr(equals + 1)};
}

int number_in(const std::string& text, const std::string& what, int smallest, int largest) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < smallest ||
      number > largest)
    throw UnusableInput(fmt::format("{} is a whole number from {} to {}, not {}", what, smallest,
                                    largest, shown(text)));
  return number;
}

}  // namespace sitwell::cli
