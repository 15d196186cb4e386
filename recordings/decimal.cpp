#include "recordings/decimal.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace sitwell {
namespace {

// All of these, and all integers below 1e15, are exact doubles: one division rounds once.
constexpr std::array powers_of_ten{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
constexpr int exact_digits = 15;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

Decimal read_slowly(const char* begin, const char* end) {
  const char* const number = begin != end && *begin == '+' ? begin + 1 : begin;
  if (number != begin && number != end && *number == '-') return {0, begin};
  Decimal result{0, begin};
  const auto [next, error] = std::from_chars(number, end, result.value);
  if (error == std::errc{}) result.next = next;
  return result;
}

}  // namespace

Decimal read_decimal(const char* begin, const char* end) {
  const char* p = begin;
  const bool negative = p != end && *p == '-';
  if (negative) ++p;
  const char* const digits = p;
  std::uint64_t whole = 0;
  for (; p != end && is_digit(*p); ++p) whole = whole * 10 + static_cast<unsigned>(*p - '0');
  auto count = p - digits;
  std::ptrdiff_t decimals = 0;
  if (p != end && *p == '.') {
    const char* const fraction = ++p;
    for (; p != end && is_digit(*p); ++p) whole = whole * 10 + static_cast<unsigned>(*p - '0');
    decimals = p - fraction;
    count += decimals;
  }
  const bool has_exponent = p != end && (*p == 'e' || *p == 'E');
  if (count == 0 || count > exact_digits || has_exponent) return read_slowly(begin, end);
  const double value =
      static_cast<double>(whole) / powers_of_ten[static_cast<std::size_t>(decimals)];
  return {negative ? -value : value, p};
}

}  // namespace sitwell
