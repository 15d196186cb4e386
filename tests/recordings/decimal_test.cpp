#include "recordings/decimal.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "recordings/random.hpp"
#include "support/catch.hpp"

using namespace sitwell;

namespace {

Decimal read(const std::string& text) {
  Decimal result = read_decimal(text.data(), text.data() + text.size());
  result.next = result.next == text.data() + text.size() ? "all" : "part";
  return result;
}

}  // namespace

TEST_CASE("a decimal is the double nearest to it, as strtod has it") {
  Random random(1);
  int differ = 0;
  for (int i = 0; i < 200'000; ++i) {
    char text[64];
    const double value = random.normal() * std::pow(10, random.between(-6, 6));
    const int digits = static_cast<int>(random.between(0, 18));
    std::snprintf(text, sizeof text, i % 2 ? "%.*f" : "%.*g", digits, value);
    differ += read(text).value != std::strtod(text, nullptr);
  }
  CHECK(differ == 0);
}

TEST_CASE("signs, points and exponents are read as one expects") {
  CHECK(read("-.5").value == -0.5);
  CHECK(read("+5.").value == 5);
  CHECK(read("1e3").value == 1000);
  CHECK(read("-1.25E-2").value == -0.0125);
  CHECK(std::signbit(read("-0.0").value));
  CHECK(read("123456789012345678901234567890").value == 123456789012345678901234567890.0);
  CHECK(std::isnan(read("nan").value));
}

TEST_CASE("what is no number is not read") {
  for (const char* text : {"", "-", ".", "+", "+-1", "e5", "x", "--1"}) {
    const std::string bytes = text;
    INFO(bytes);
    CHECK(read_decimal(bytes.data(), bytes.data() + bytes.size()).next == bytes.data());
  }
  CHECK(std::string(read("1.5x").next) == "part");
  CHECK(std::string(read("1.5").next) == "all");
}
