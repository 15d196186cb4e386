#include "dbus/property_reading.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell::bus {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string plain_text(std::string_view text, std::size_t longest) {
  if (text.size() > longest) {
    while (longest > 0 && continues(text[longest])) --longest;  // no half of a character
    text = text.substr(0, longest);
  }
  std::string plain{text};
  for (char& c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return plain;
}

std::optional<std::int64_t> moment(std::int64_t utc_ms) {
  constexpr std::int64_t year_10000_ms = 253402300800000;
  if (utc_ms <= 0 || utc_ms >= year_10000_ms) return std::nullopt;
  return utc_ms;
}

std::optional<std::int64_t> length(std::int64_t ms) {
  constexpr std::int64_t a_year_ms = 366LL * 24 * 3600 * 1000;
  if (ms < 0 || ms > a_year_ms) return std::nullopt;
  return ms;
}

std::optional<double> angle(double deg) {
  if (!(std::abs(deg) <= 360)) return std::nullopt;
  return deg;
}

void read(const Properties& properties, const char* name, std::string& into) {
  if (const auto said = value<std::string>(properties, name)) into = plain_text(*said);
}

void read(const Properties& properties, const char* name, bool& into) {
  into = value<bool>(properties, name).value_or(into);
}

void read(const Properties& properties, const char* name, std::optional<unsigned>& into) {
  if (const auto said = value<std::uint32_t>(properties, name)) into = *said;
}

void read(const Properties& properties, const char* name, std::uint32_t& into, std::uint32_t most) {
  if (const auto said = value<std::uint32_t>(properties, name); said && *said <= most) into = *said;
}

void read(const Properties& properties, const char* name, std::optional<std::int64_t>& into) {
  if (const auto said = value<std::int64_t>(properties, name)) into = moment(*said);
}

void read(const Properties& properties, const char* name,
          std::optional<std::chrono::milliseconds>& into) {
  const auto said = value<std::int64_t>(properties, name);
  if (!said) return;
  if (const auto ms = length(*said)) into = std::chrono::milliseconds{*ms};
}

void read(const Properties& properties, const char* name, std::optional<double>& into, double from,
          double to) {
  if (const auto said = value<double>(properties, name); said && *said >= from && *said <= to)
    into = said;
}

void read(const Properties& properties, const char* name, std::vector<std::string>& into) {
  auto said = value<std::vector<std::string>>(properties, name);
  if (!said) return;
  said->resize(std::min(said->size(), most_entries));
  into.clear();
  for (const std::string& text : *said) into.push_back(plain_text(text));
}

}  // namespace sitwell::bus
