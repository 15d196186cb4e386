#include "config/forms.hpp"

#include <cstdlib>
#include <string_view>

namespace sitwell {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::string clock_time(minutes time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

std::string text_of(const TomlNode& node) {
  const auto* text = node.as<std::string>();
  return text ? *text : std::string{};
}

std::optional<HourRange> range_of(const std::string& text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto begin = minute_of_day(std::string_view{text}.substr(0, 5));
  const auto end = minute_of_day(std::string_view{text}.substr(6));
  if (!begin || !end || *begin == hours{24} || *begin == *end) return std::nullopt;
  return HourRange{*begin, *end};
}

}  // namespace

std::optional<std::int64_t> whole_number(const TomlNode& node, std::int64_t least,
                                         std::int64_t most) {
  const auto* number = node.as<std::int64_t>();
  if (!number || *number < least || *number > most) return std::nullopt;
  return *number;
}

std::optional<TimeOfDay::Type> TimeOfDay::read(const TomlNode& node) {
  const auto time = minute_of_day(text_of(node));
  return time && *time < hours{24} ? time : std::nullopt;
}
std::string TimeOfDay::write(Type value) { return toml_string(clock_time(value)); }
std::string TimeOfDay::expected() { return "a time of day in quotes, like \"04:00\""; }

std::string with_home(const std::string& path) {
  const char* home = std::getenv("HOME");
  if (!path.starts_with("~/") || home == nullptr) return path;
  return (std::filesystem::path{home} / path.substr(2)).string();
}

std::optional<FilePath::Type> FilePath::read(const TomlNode& node) {
  const std::filesystem::path path = with_home(text_of(node));
  const bool usable = path.is_absolute() && path.native().find('\0') == std::string::npos;
  return usable ? std::optional<Type>{path} : std::nullopt;
}
std::string FilePath::write(const Type& value) { return value ? toml_string(value->string()) : ""; }
std::string FilePath::expected() {
  return "an absolute path in quotes, or one that begins with \"~/\"";
}

std::optional<bool> Truth::read(const TomlNode& node) {
  const auto* truth = node.as<bool>();
  return truth ? std::optional{*truth} : std::nullopt;
}
std::string Truth::write(Type value) { return value ? "true" : "false"; }
std::string Truth::expected() { return "true or false"; }

std::optional<Ranges::Type> Ranges::read(const TomlNode& node) {
  constexpr std::size_t most = 24;
  const auto* array = node.as<TomlNode::Array>();
  if (!array || array->size() > most) return std::nullopt;
  DayHours hours_of_day;
  for (const TomlNode& element : *array) {
    const auto range = range_of(text_of(element));
    if (!range) return std::nullopt;
    hours_of_day.push_back(*range);
  }
  return hours_of_day;
}
std::string Ranges::write(const Type& value) {
  if (!value) return "";
  std::string list;
  for (const HourRange& range : *value) {
    if (!list.empty()) list += ", ";
    list += toml_string(fmt::format("{}-{}", clock_time(range.begin), clock_time(range.end)));
  }
  return fmt::format("[{}]", list);
}
std::string Ranges::expected() {
  return "a list of ranges, like [\"09:00-12:30\", \"13:15-17:30\"], or [] for never";
}

std::optional<Symptoms::Type> Symptoms::read(const TomlNode& node) {
  const auto* array = node.as<TomlNode::Array>();
  if (!array || array->size() > all_symptoms.size()) return std::nullopt;
  Type symptoms;
  for (const TomlNode& element : *array) {
    const auto symptom = symptom_named(text_of(element));
    if (!symptom) return std::nullopt;
    symptoms.insert(*symptom);
  }
  return symptoms;
}
std::vector<std::string> Symptoms::names() {
  std::vector<std::string> names;
  for (const Symptom symptom : all_symptoms) names.emplace_back(name_of(symptom));
  return names;
}

std::string Symptoms::write(const Type& value) {
  std::string list;
  for (const Symptom symptom : value)
    list += fmt::format("{}{}", list.empty() ? "" : ", ", toml_string(name_of(symptom)));
  return fmt::format("[{}]", list);
}
std::string Symptoms::expected() {
  std::string names;
  for (const Symptom symptom : all_symptoms)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", name_of(symptom));
  return fmt::format("a list of any of {}, or [] for none", names);
}

}  // namespace sitwell
