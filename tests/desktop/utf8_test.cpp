// What is put on the bus is UTF-8, whatever a clip calls itself.
#include "dbus/utf8.hpp"

#include "support/catch.hpp"

using sitwell::valid_utf8;
using namespace std::string_literals;

TEST_CASE("valid text stays as it is") {
  for (const std::string text :
       {"", "plain", "h\u00fcft", "\u20ac \U0001F9D8", "\uFFFD", "\U0010FFFF"})
    CHECK(valid_utf8(text) == text);
}

TEST_CASE("what is not UTF-8 is replaced byte by byte") {
  const std::string r = "\uFFFD";
  CHECK(valid_utf8("a\0b"s) == "a" + r + "b");
  CHECK(valid_utf8("\x80z") == r + "z");                   // begins in the middle
  CHECK(valid_utf8("\xC0\xAF") == r + r);                  // overlong
  CHECK(valid_utf8("\xE0\x80\x80") == r + r + r);          // overlong
  CHECK(valid_utf8("\xED\xA0\x80") == r + r + r);          // a surrogate
  CHECK(valid_utf8("\xF4\x90\x80\x80") == r + r + r + r);  // past the last character
  CHECK(valid_utf8("\xF0\x80\x80\x80") == r + r + r + r);
  CHECK(valid_utf8("ab\xE2\x82") == "ab" + r + r);  // ends in the middle
  CHECK(valid_utf8("\xE2\x82z") == r + r + "z");
  CHECK(valid_utf8("\xFF\xFE") == r + r);
}
