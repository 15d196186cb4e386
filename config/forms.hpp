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

/// In range, or nothing.
std::optional<std::int64_t> whole_number(const TomlNode& node, std::int64_t least,
                                         std::int64_t most);

struct TimeOfDay {
  using Type = std::chrono::minutes;
  static constexpr Spelling spelling = Spelling::text;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(Type value);
  static std::string expected();
};

struct FilePath {
  using Type = std::optional<std::filesystem::path>;
  static constexpr Spelling spelling = Spelling::text;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(const Type& value);  ///< empty where there is none
  static std::string expected();
};

struct Truth {
  using Type = bool;
  static constexpr Spelling spelling = Spelling::bare;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(Type value);
  static std::string expected();
};

/// The ranges of a day.
struct Ranges {
  using Type = std::optional<DayHours>;
  static constexpr Spelling spelling = Spelling::texts;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(const Type& value);  ///< empty where there is none
  static std::string expected();
};

/// One of those names; each value has a name_of().
template <auto first, auto... others>
struct OneOf {
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
    std::string names = toml_string(name_of(first));
    ((names += fmt::format(" or {}", toml_string(name_of(others)))), ...);
    return names;
  }
};

/// Any of the symptoms a check-in may ask about.
struct Symptoms {
  using Type = std::set<Symptom>;
  static constexpr Spelling spelling = Spelling::texts;
  static std::optional<Type> read(const TomlNode& node);
  static std::string write(const Type& value);
  static std::string expected();
};

template <std::int64_t least, std::int64_t most>
struct Number {
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
