// docs/protocol.md says what the codec does: its blocks of hex are decoded from its own text.
#include <algorithm>
#include <iterator>
#include <map>
#include <stdexcept>

#include "firmware-protocol/clock.h"
#include "firmware-protocol/fields.hpp"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"
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

TEST_CASE("reports are as long as the headers and the document say") {
  std::map<std::string, std::size_t> longest;
  for (const Vector& vector : golden_vectors())
    longest[vector.kind] = std::max(longest[vector.kind], vector.bytes.size());
  CHECK(longest["identity"] == sitwell_identity_length);
  CHECK(longest["samples"] == sitwell_samples_length_max);
  CHECK(longest["status"] == sitwell_status_length);
  CHECK(longest["clock"] == sitwell_clock_length);
  CHECK(longest["log_extent"] == sitwell_log_extent_length);
  CHECK(longest["log_position"] == sitwell_log_position_length);
  CHECK(longest["epochs"] == sitwell_epochs_length_max);
  for (const auto& [kind, length] : longest) CHECK(length <= sitwell_report_max);
}
