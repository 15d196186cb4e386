// Arguments like "low_back_pain=3".
#pragma once

#include <string>

#include "cli/commands.hpp"

namespace sitwell::cli {

struct NamedValue {
  std::string name, value;
};

/// @throws UnusableInput where there is no "=" in it, or nothing on a side of it.
NamedValue named_value(const std::string& argument);

/// A whole number. @throws UnusableInput that names what it is for, where it is none in the range.
int number_in(const std::string& text, const std::string& what, int smallest, int largest);

}  // namespace sitwell::cli
