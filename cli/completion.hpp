// Completion for shells, made from the arguments as the program itself knows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitwell::cli {

struct OptionWords {
  std::vector<std::string> names;  ///< "--json", "-h"; none: by its place
  std::string description;
  bool takes_value = false;
  std::vector<std::string> choices;  ///< empty: anything, a file for example
};

struct CommandWords {
  std::string path;  ///< "export", "config set"; empty for the program itself
  std::string description;
  std::vector<OptionWords> options;
  std::vector<std::string> commands;  ///< names of its subcommands
};

/// The commands in any order, the program itself among them. The shell is bash, zsh or fish.
std::string completion(std::string_view shell, const std::vector<CommandWords>& commands);

}  // namespace sitwell::cli
