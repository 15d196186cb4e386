#include "cli/completion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitwell::cli {
namespace {

/// As an argument in single quotes, for all three shells.
std::string quoted(std::string text) {
  std::erase(text, '\'');
  std::replace(text.begin(), text.end(), '\n', ' ');
  return "'" + text + "'";
}

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

/// All that can be written after a command.
std::vector<std::string> words_after(const CommandWords& command) {
  std::vector<std::string> words = command.commands;
  for (const OptionWords& option : command.options) {
    const auto& more = option.names.empty() ? option.choices : option.names;
    words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

/// bash and zsh: case branches that find out which command the words so far name.
std::string path_cases(const std::vector<CommandWords>& commands) {
  std::vector<std::string> patterns;
  for (const CommandWords& command : commands)
    if (!command.path.empty()) patterns.push_back(quoted(command.path));
  return joined(patterns, "|");
}

/// bash and zsh: what may follow an option that takes a value.
std::string value_cases(const std::vector<CommandWords>& commands, const char* assign) {
  std::string text;
  for (const CommandWords& command : commands)
    for (const OptionWords& option : command.options) {
      if (!option.takes_value || option.names.empty()) continue;
      std::vector<std::string> patterns;
      for (const std::string& name : option.names)
        patterns.push_back(quoted(command.path + ":" + name));
      text += fmt::format("    {}) {}({}); value=1 ;;\n", joined(patterns, "|"), assign,
                          joined(option.choices));
    }
  return text;
}

std::string word_cases(const std::vector<CommandWords>& commands, const char* assign) {
  std::string text;
  for (const CommandWords& command : commands)
    text += fmt::format("    {}) {}({}) ;;\n", quoted(command.path), assign,
                        joined(words_after(command)));
  return text;
}

std::string bash(const std::vector<CommandWords>& commands) {
  return fmt::format(R"(# Completion of sitwell for bash.
_sitwell() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}"
  local command='' value='' longer i
  local -a words=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    longer="${{command:+$command }}${{COMP_WORDS[i]}}"
    case "$longer" in
    {}) command="$longer" ;;
    esac
  done
  case "$command:$previous" in
{}  esac
  [[ -n $value ]] || case "$command" in
{}  esac
  COMPREPLY=($(compgen -W "${{words[*]}}" -- "$current"))
}}
complete -o default -F _sitwell sitwell
)",
                     path_cases(commands), value_cases(commands, "words="),
                     word_cases(commands, "words="));
}

std::string zsh(const std::vector<CommandWords>& commands) {
  return fmt::format(R"(#compdef sitwell
# Completion of sitwell for zsh.
_sitwell() {{
  local command='' value='' longer i
  local -a choices
  for ((i = 2; i < CURRENT; ++i)); do
    longer="${{command:+$command }}${{words[i]}}"
    case "$longer" in
    {}) command="$longer" ;;
    esac
  done
  case "$command:${{words[CURRENT-1]}}" in
{}  esac
  [[ -n $value ]] || case "$command" in
{}  esac
  compadd -a choices || _files
}}
_sitwell "$@"
)",
                     path_cases(commands), value_cases(commands, "choices="),
                     word_cases(commands, "choices="));
}

/// fish: is this the command that has been written?
std::string fish_condition(const CommandWords& command) {
  if (command.path.empty()) return "__fish_use_subcommand";
  std::string condition;
  for (std::size_t at = 0; at < command.path.size();) {
    const std::size_t end = std::min(command.path.find(' ', at), command.path.size());
    condition += (condition.empty() ? "__fish_seen_subcommand_from "
                                    : "; and __fish_seen_subcommand_from ") +
                 command.path.substr(at, end - at);
    at = end + 1;
  }
  if (!command.commands.empty())
    condition += "; and not __fish_seen_subcommand_from " + joined(command.commands);
  return condition;
}

std::string fish_option(const OptionWords& option) {
  std::string text;
  for (const std::string& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes_value && !option.names.empty()) text += option.choices.empty() ? " -r" : " -x";
  if (!option.choices.empty()) text += " -a " + quoted(joined(option.choices));
  return text + " -d " + quoted(option.description);
}

std::string fish(const std::vector<CommandWords>& commands) {
  std::string text = "# Completion of sitwell for fish.\n";
  for (const CommandWords& command : commands) {
    const std::string begin = "complete -c sitwell -n " + quoted(fish_condition(command));
    for (const std::string& name : command.commands) {
      const std::string path = command.path.empty() ? name : command.path + " " + name;
      const auto found = std::find_if(commands.begin(), commands.end(),
                                      [&](const CommandWords& c) { return c.path == path; });
      text += fmt::format("{} -f -a {} -d {}\n", begin, name,
                          quoted(found == commands.end() ? "" : found->description));
    }
    for (const OptionWords& option : command.options)
      if (!option.names.empty() || !option.choices.empty())
        text += begin + fish_option(option) + "\n";
  }
  return text;
}

}  // namespace

std::string completion(std::string_view shell, const std::vector<CommandWords>& commands) {
  return shell == "bash" ? bash(commands) : shell == "zsh" ? zsh(commands) : fish(commands);
}

}  // namespace sitwell::cli
