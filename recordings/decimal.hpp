// Reads decimal numbers fast, and the same in every locale.
#pragma once

namespace sitwell {

/// The number that [begin, end) starts with: its value, correctly rounded, and where it stops.
/// Accepts a sign, digits, a point, an exponent, and what std::from_chars calls nan and inf.
/// `next` is begin where there is no number.
struct Decimal {
  double value = 0;
  const char* next = nullptr;
};
Decimal read_decimal(const char* begin, const char* end);

}  // namespace sitwell
