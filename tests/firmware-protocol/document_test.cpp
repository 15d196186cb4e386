// docs/protocol.md says what the codec does: its blocks of hex are decoded from its own text.
#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "firmware-protocol/fields.hpp"
#include "firmware-protocol/usb.h"
#include "firmware-protocol/vector_file.hpp"
#include "support/catch.hpp"

using namespace sitwell::protocol_test;

namespace {

std::vector<Vector> blocks_of_document() {
  const std::string text = text_of(std::filesystem::path(SITWELL_SOURCE_DIR) / "docs/protocol.md");
  const std::string open = "```vector\n", close = "```\n";
  std::vector<Vector> blocks;
  for (std::size_t at = 0; (at = text.find(open, at)) != std::string::npos;) {
    at += open.size();
    const std::size_t end = text.find(close, at);
    blocks.push_back(parse_vector("protocol.md", text.substr(at, end - at)));
    at = end;
  }
  return blocks;
}

Vector block_of(const std::string& kind) {
  for (const Vector& block : blocks_of_document())
    if (block.kind == kind) return block;
  throw std::runtime_error("docs/protocol.md has no block of " + kind);
}

}  // namespace

TEST_CASE("the worked packet of the document is what the codec reads and writes") {
  const Vector packet = block_of("samples");
  const Decoded decoded = decode(packet.bytes);
  CHECK(decoded.error == sitwell_ok);
  CHECK(decoded.kind == packet.kind);
  CHECK(decoded.fields == packet.fields);
  CHECK(encode(packet.kind, packet.fields) == packet.bytes);
}

TEST_CASE("the descriptors of the document are those of the code") {
  CHECK(block_of("device_descriptor").bytes ==
        Bytes(std::begin(sitwell_device_descriptor), std::end(sitwell_device_descriptor)));
  CHECK(block_of("configuration_descriptor").bytes ==
        Bytes(std::begin(sitwell_configuration_descriptor),
              std::end(sitwell_configuration_descriptor)));
}

TEST_CASE("the configuration descriptor is as long as it and its parts say") {
  const auto& bytes = sitwell_configuration_descriptor;
  CHECK(bytes[2] + 256 * bytes[3] == sizeof bytes);
  std::size_t at = 0;
  while (at < sizeof bytes && bytes[at] != 0) at += bytes[at];
  CHECK(at == sizeof bytes);
}

TEST_CASE("the longest reports fit where the document says") {
  std::size_t longest = 0;
  for (const Vector& vector : golden_vectors()) longest = std::max(longest, vector.bytes.size());
  CHECK(longest == 506);
  CHECK(longest <= sitwell_report_max);
}
