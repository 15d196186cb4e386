// Values out of a{sv} dictionaries that may hold anything: the daemon may be of another version, or
// somebody else on the bus may use its name. What is missing, of a wrong type or out of its range
// leaves the target as it was.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dbus/sdbus.hpp"

namespace sitwell::bus {

using Properties = std::map<std::string, sdbus::Variant>;

/// Of texts and lists that come from the bus.
inline constexpr std::size_t longest_text = 300, longest_sentences = 2000, most_entries = 32;

/// Without control characters, which a terminal would obey, and at most so many bytes of UTF-8.
std::string plain_text(std::string_view text, std::size_t longest = longest_text);
/// Milliseconds of a time between 1970 and 9999; nothing for 0 and whatever else.
std::optional<std::int64_t> moment(std::int64_t utc_ms);
/// Milliseconds; nothing below 0 or past a year.
std::optional<std::int64_t> length(std::int64_t ms);
/// Degrees; nothing for what is no angle.
std::optional<double> angle(double deg);

template <class T>
std::optional<T> value(const Properties& properties, const char* name) {
  const auto found = properties.find(name);
  if (found == properties.end()) return std::nullopt;
  try {
    if (found->second.containsValueOfType<T>()) return found->second.get<T>();
  } catch (const sdbus::Error&) {
    // As if it had not been said.
  }
  return std::nullopt;
}

void read(const Properties& properties, const char* name, std::string& into);
void read(const Properties& properties, const char* name, bool& into);
void read(const Properties& properties, const char* name, std::optional<unsigned>& into);
/// At most `most`.
void read(const Properties& properties, const char* name, std::uint32_t& into, std::uint32_t most);
/// A moment.
void read(const Properties& properties, const char* name, std::optional<std::int64_t>& into);
/// A length.
void read(const Properties& properties, const char* name,
          std::optional<std::chrono::milliseconds>& into);
/// Within the bounds, which NaN is not.
void read(const Properties& properties, const char* name, std::optional<double>& into, double from,
          double to);
void read(const Properties& properties, const char* name, std::vector<std::string>& into);

}  // namespace sitwell::bus
