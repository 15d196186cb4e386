// Text from elsewhere, told from bytes that are none.
#pragma once

#include <cstddef>
#include <string_view>

namespace sitwell {

/// The length in bytes of the character of UTF-8 that begins the text, 1 to 4; 0 where none does,
/// at a NUL too. RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF. The text is not
/// empty.
std::size_t utf8_character_length(std::string_view text);

}  // namespace sitwell
