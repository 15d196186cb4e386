// Golden vectors: reports in hex beside what they say, as text files that any implementation of the
// protocol can be tested with, and as blocks of docs/protocol.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sitwell::protocol_test {

using Bytes = std::vector<std::uint8_t>;
/// Name to value, as written in a vector: "first_us" -> "123", "sample.0" -> "1 2 3 4 5 6".
using Fields = std::map<std::string, std::string>;

struct Vector {
  std::string name;
  std::string kind;
  Bytes bytes;
  Fields fields;
};

/// Lines of "hex AA BB ...", "kind NAME" and "FIELD VALUE"; # begins a comment.
Vector parse_vector(const std::string& name, const std::string& text);

/// Every vector of tests/firmware-protocol/vectors.
const std::vector<Vector>& golden_vectors();

std::string text_of(const std::filesystem::path& path);

}  // namespace sitwell::protocol_test
