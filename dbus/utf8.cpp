#include "dbus/utf8.hpp"

#include <cstddef>

#include "core/utf8.hpp"

namespace sitwell {

std::string valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = utf8_character_length(text);
    valid += length == 0 ? std::string_view{"\xEF\xBF\xBD"} : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return valid;
}

std::vector<std::string> valid_utf8(const std::vector<std::string>& texts) {
  std::vector<std::string> valid;
  valid.reserve(texts.size());
  for (const std::string& text : texts) valid.push_back(valid_utf8(text));
  return valid;
}

}  // namespace sitwell
