// The forms that values of settings have: how each is read, written, and described to somebody who
// wrote something else. A form is a struct of static functions, for setting_keys() to be made of.
#pragma once

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "config/toml_tree.hpp"
#include "config/working_hours.hpp"
#include "health/check_in.hpp"

namespace sitwell {

/// How words on a command line become a value.
enum class Spelling {
  bare,   ///< one word as it is: 30, true
  text,   ///< one word in quotes
  texts,  ///< any number of words, each in quotes, in brackets
};

/// What a value looks like to somebody who is to choose one, on a screen.
enum class FormKind {
  time_of_day,
  path,
  truth,
  ranges,   ///< of a day's hours
  choice,   ///< one of `names`
  several,  ///< any of `names`
  number,   ///< from `least` to `most`, as seconds and minutes are
  seconds,
  minutes,
};

/// In range, or nothing.
std::optional<std::int64_t> whole_number(const TomlNode& node, std::int64_t least,
                                         std::int64_t most);

struct TimeOfDay {
  static constexpr FormKind kind = FormKind::time_of_day;
  using Type = std::chrono::minutes;
  static constexpr Spelling spelling = Spelling::text;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(Type value);
  static std::string expected();
};

struct FilePath {
  static constexpr FormKind kind = FormKind::path;
  using Type = std::optional<std::filesystem::path>;
  static constexpr Spelling spelling = Spelling::text;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(const Type& value);  ///< empty where there is none
  static std::string expected();
};

struct Truth {
  static constexpr FormKind kind = FormKind::truth;
  using Type = bool;
  static constexpr Spelling spelling = Spelling::bare;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(Type value);
  static std::string expected();
};

/// The ranges of a day.
struct Ranges {
  static constexpr FormKind kind = FormKind::ranges;
  using Type = std::optional<DayHours>;
  static constexpr Spelling spelling = Spelling::texts;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(const Type& value);  ///< empty where there is none
  static std::string expected();
};

/// One of those names; each value has a name_of().
template <auto first, auto... others>
struct OneOf {
  static constexpr FormKind kind = FormKind::choice;
  using Type = decltype(first);
  static constexpr Spelling spelling = Spelling::text;
  static std::optional<Type> read(const TomlNode& node) {
    const auto* text = node.as<std::string>();
    for (const Type value : {first, others...})
      if (text && *text == name_of(value)) return value;
    return std::nullopt;
  }
  static std::string write(Type value) { return toml_string(name_of(value)); }
  static std::string expected() {
    std::string words = toml_string(name_of(first));
    ((words += fmt::format(" or {}", toml_string(name_of(others)))), ...);
    return words;
  }
  static std::vector<std::string> names() {
    return {std::string{name_of(first)}, std::string{name_of(others)}...};
  }
};

/// Any of the symptoms a check-in may ask about.
struct Symptoms {
  static constexpr FormKind kind = FormKind::several;
  static std::vector<std::string> names();
  using Type = std::set<Symptom>;
  static constexpr Spelling spelling = Spelling::texts;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(const Type& value);
  static std::string expected();
};

template <std::int64_t least, std::int64_t most>
struct Number {
  static constexpr FormKind kind = FormKind::number;
  static constexpr std::int64_t least_value = least, most_value = most;
  using Type = int;
  static constexpr Spelling spelling = Spelling::bare;
  static std::optional<Type> read(const TomlNode& node) {
    const auto number = whole_number(node, least, most);
    return number ? std::optional<Type>{static_cast<Type>(*number)} : std::nullopt;
  }
  static std::string write(Type value) { return fmt::format("{}", value); }
  static std::string expected() { return fmt::format("a whole number from {} to {}", least, most); }
};

/// A whole number of Unit, from least to most, kept as any duration that holds one.
template <class Unit, std::int64_t least, std::int64_t most>
struct Span {
  static constexpr FormKind kind =
      std::is_same_v<Unit, std::chrono::seconds> ? FormKind::seconds : FormKind::minutes;
  static constexpr std::int64_t least_value = least, most_value = most;
  using Type = Unit;
  static constexpr Spelling spelling = Spelling::bare;
  static std::optional<Type> read(const TomlNode& node) {
    const auto number = whole_number(node, least, most);
    return number ? std::optional<Type>{Unit{*number}} : std::nullopt;
  }
  template <class Duration>
  static std::string write(Duration value) {
    return fmt::format("{}", std::chrono::duration_cast<Unit>(value).count());
  }
  static std::string expected() {
    return fmt::format("a whole number of {} from {} to {}",
                       std::is_same_v<Unit, std::chrono::seconds> ? "seconds" : "minutes", least,
                       most);
  }
};
template <std::int64_t least, std::int64_t most>
using Seconds = Span<std::chrono::seconds, least, most>;
template <std::int64_t least, std::int64_t most>
using Minutes = Span<std::chrono::minutes, least, most>;

/// What stands for the home folder put in its place.
std::string with_home(const std::string& path);

}  // namespace sitwell
