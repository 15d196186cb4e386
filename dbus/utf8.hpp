// Text made fit for the bus, which breaks the connection of whoever sends anything but UTF-8: clips
// name themselves, and paths may hold any byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitwell {

/// The text with every byte that is not part of valid UTF-8, and every NUL, replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);
[[nodiscard]] std::vector<std::string> valid_utf8(const std::vector<std::string>& texts);

}  // namespace sitwell
