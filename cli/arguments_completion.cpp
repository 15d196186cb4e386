// The arguments as completion needs them, read off the parser itself.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/arguments_live.hpp"
#include "cli/completion.hpp"

namespace sitwell::cli {
namespace {

/// "TEXT:{csv,json}" names them.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const std::size_t begin = type.find('{');
  const std::size_t end = type.find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) return choices;
  for (std::size_t at = begin + 1; at < end;) {
    const std::size_t comma = std::min(type.find(',', at), end);
    choices.push_back(type.substr(at, comma - at));
    at = comma + 1;
  }
  return choices;
}

OptionWords words_of(const CLI::Option& option) {
  OptionWords words;
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  words.description = option.get_description();
  words.takes_value = option.get_items_expected_max() > 0;
  words.choices = choices_in(option.get_type_name());
  return words;
}

void collect(CLI::App& app, const std::string& path, std::vector<CommandWords>& into) {
  CommandWords words{
      .path = path, .description = app.get_description(), .options = {}, .commands = {}};
  for (const CLI::Option* option : std::as_const(app).get_options())
    words.options.push_back(words_of(*option));
  const auto all = app.get_subcommands([](CLI::App*) { return true; });
  for (const CLI::App* command : all) words.commands.push_back(command->get_name());
  into.push_back(words);
  for (CLI::App* command : all)
    collect(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), into);
}

}  // namespace

void add_completion(CLI::App& app, std::string& shell) {
  CLI::App& command = *app.add_subcommand("completion", "Print completion for a shell");
  command.add_option("shell", shell, "Whose")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command.callback([&app, &shell] {
    std::vector<CommandWords> commands;
    collect(app, "", commands);
    fmt::print("{}", completion(shell, commands));
  });
}

}  // namespace sitwell::cli
