// The known word that a mistyped one was most likely meant to be.
#pragma once

#include <span>
#include <string_view>

namespace sitwell {

/// The word with the fewest single-letter edits from `typed`, the first of several; `known` must
/// not be empty.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> known);

}  // namespace sitwell
