// Expected text in tests/golden. When a change of mind is meant, SITWELL_BLESS=1 writes it anew
// (tools/golden bless) and the diff is for review.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "support/catch.hpp"

namespace sitwell {

inline std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The first line in which they differ, with its number.
inline std::string difference(const std::string& expected, const std::string& actual) {
  std::istringstream a(expected);
  std::istringstream b(actual);
  std::string line_a, line_b;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a));
    const bool more_b = static_cast<bool>(std::getline(b, line_b));
    if (!more_a && !more_b) return "none";
    if (more_a == more_b && line_a == line_b) continue;
    std::ostringstream text;
    text << "line " << number << "\n  expected: " << (more_a ? line_a : "(end)")
         << "\n  now:      " << (more_b ? line_b : "(end)");
    return text.str();
  }
}

/// Checks that the text is what tests/golden/NAME.txt holds.
inline void check_golden(const std::string& name, const std::string& text) {
  INFO(name << "; if the change is meant: tools/golden bless");
  std::string path = SITWELL_SOURCE_DIR "/tests/golden/";
  path.append(name).append(".txt");
  const char* bless = std::getenv("SITWELL_BLESS");
  if (bless && std::string(bless) == "1") std::ofstream(path, std::ios::binary) << text;
  const std::string expected = read_text(path);
  INFO("first difference: " << difference(expected, text));
  CHECK((expected == text));
}

}  // namespace sitwell
