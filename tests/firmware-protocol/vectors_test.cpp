// The golden vectors, both ways, whole and damaged.
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "firmware-protocol/fields.hpp"
#include "firmware-protocol/vector_file.hpp"
#include "support/catch.hpp"

using namespace sitwell::protocol_test;

namespace {

void set16(Bytes& bytes, std::size_t at, unsigned value) {
  bytes[at] = static_cast<std::uint8_t>(value);
  bytes[at + 1] = static_cast<std::uint8_t>(value >> 8);
}

/// Length and CRC made right again after the bytes were changed.
Bytes sealed(Bytes bytes) {
  set16(bytes, 2, static_cast<unsigned>(bytes.size()));
  set16(bytes, bytes.size() - 2, sitwell_crc16(bytes.data(), bytes.size() - 2));
  return bytes;
}

Bytes with(Bytes bytes, std::size_t at, std::uint8_t value) {
  bytes.at(at) = value;
  return sealed(bytes);
}

const Vector& vector_named(std::string_view name) {
  for (const Vector& vector : golden_vectors())
    if (vector.name == name) return vector;
  throw std::runtime_error("no vector " + std::string(name));
}

}  // namespace

TEST_CASE("every golden vector is read as its fields and written as its bytes") {
  for (const Vector& vector : golden_vectors()) {
    INFO(vector.name);
    const Decoded decoded = decode(vector.bytes);
    CHECK(decoded.error == sitwell_ok);
    CHECK(decoded.kind == vector.kind);
    CHECK(decoded.fields == vector.fields);
    CHECK(encode(vector.kind, vector.fields) == vector.bytes);
  }
}

TEST_CASE("there is a golden vector of every kind of report") {
  std::set<std::string> kinds;
  for (const Vector& vector : golden_vectors()) kinds.insert(vector.kind);
  CHECK(kinds == std::set<std::string>{"identity", "samples", "status", "clock", "log_extent",
                                       "log_position", "epochs"});
}

TEST_CASE("a report cut short anywhere is refused") {
  for (const Vector& vector : golden_vectors())
    for (std::size_t size = 0; size < vector.bytes.size(); ++size) {
      INFO(vector.name << " cut to " << size);
      const Bytes cut(vector.bytes.begin(),
                      vector.bytes.begin() + static_cast<std::ptrdiff_t>(size));
      CHECK(decode(cut).error == (size < 10 ? sitwell_too_short : sitwell_length_mismatch));
    }
}

TEST_CASE("a report cut short whose length and CRC agree with that still lacks fields") {
  for (const Vector& vector : golden_vectors())
    for (std::size_t size = 10; size < vector.bytes.size(); ++size) {
      INFO(vector.name << " cut to " << size);
      const Bytes cut(vector.bytes.begin(),
                      vector.bytes.begin() + static_cast<std::ptrdiff_t>(size));
      CHECK(decode(sealed(cut)).error == sitwell_body_too_short);
    }
}

TEST_CASE("a report with any single bit flipped is refused as damaged, not as something else") {
  for (const Vector& vector : golden_vectors())
    for (std::size_t bit = 0; bit < 8 * vector.bytes.size(); ++bit) {
      INFO(vector.name << ", bit " << bit);
      Bytes flipped = vector.bytes;
      flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << bit % 8));
      const bool in_length = bit / 8 == 2 || bit / 8 == 3;
      CHECK(decode(flipped).error == (in_length ? sitwell_length_mismatch : sitwell_bad_crc));
    }
}

TEST_CASE("fields that a later revision appends are ignored") {
  for (const Vector& vector : golden_vectors()) {
    if (vector.bytes.size() + 4 > sitwell_report_max) continue;
    INFO(vector.name);
    Bytes longer = vector.bytes;
    longer.insert(longer.end() - 2, {0xde, 0xad, 0xbe, 0xef});
    const Decoded decoded = decode(sealed(longer));
    CHECK(decoded.error == sitwell_ok);
    CHECK(decoded.fields == vector.fields);
  }
}

TEST_CASE("readings and epochs that a later revision makes longer are read as before") {
  const auto lengthened = [](const Vector& vector, std::size_t step_at, std::ptrdiff_t head) {
    Bytes longer = vector.bytes;
    const std::ptrdiff_t step = longer[step_at];
    for (auto end = std::ptrdiff_t(longer.size()) - 2; end > head; end -= step)
      longer.insert(longer.begin() + end, {0x5a, 0xa5});
    return with(longer, step_at, static_cast<std::uint8_t>(step + 2));
  };
  const Vector& samples = vector_named("samples");
  CHECK(decode(lengthened(samples, 25, 26)).fields == samples.fields);
  const Vector& epochs = vector_named("epochs");
  CHECK(decode(lengthened(epochs, 43, 44)).fields == epochs.fields);
}

TEST_CASE("another protocol version and an unknown kind are refused by name") {
  for (const Vector& vector : golden_vectors()) {
    INFO(vector.name);
    CHECK(decode(with(vector.bytes, 0, 0)).error == sitwell_unknown_version);
    CHECK(decode(with(vector.bytes, 0, 2)).error == sitwell_unknown_version);
    CHECK(decode(with(vector.bytes, 1, 0)).error == sitwell_unknown_kind);
    CHECK(decode(with(vector.bytes, 1, 8)).error == sitwell_unknown_kind);
  }
}

TEST_CASE("counts and values that may not be are refused") {
  const Bytes samples = vector_named("samples").bytes;
  CHECK(decode(with(samples, 24, 0)).error == sitwell_count_out_of_range);
  CHECK(decode(with(samples, 24, 17)).error == sitwell_count_out_of_range);
  CHECK(decode(with(samples, 25, 11)).error == sitwell_value_out_of_range);
  CHECK(decode(with(samples, 24, 13)).error == sitwell_body_too_short);
  CHECK(decode(with(samples, 25, 13)).error == sitwell_body_too_short);
  const Bytes epochs = vector_named("epochs").bytes;
  CHECK(decode(with(epochs, 42, 24)).error == sitwell_count_out_of_range);
  CHECK(decode(with(epochs, 43, 19)).error == sitwell_value_out_of_range);
  CHECK(decode(with(epochs, 42, 3)).error == sitwell_body_too_short);
  CHECK(decode(with(epochs, 43, 21)).error == sitwell_body_too_short);
  CHECK(decode(with(vector_named("identity").bytes, 8 + 36, 2)).error ==
        sitwell_value_out_of_range);
  CHECK(decode(with(vector_named("log_extent").bytes, 8 + 7, 1)).error ==
        sitwell_value_out_of_range);
}

TEST_CASE("a report longer than any may be is refused") {
  CHECK(decode(sealed(Bytes(sitwell_report_max + 1))).error == sitwell_length_mismatch);
}

TEST_CASE("what may not be sent is not encoded") {
  const auto refused = [](const std::string& name, const std::string& field, int value) {
    Fields fields = vector_named(name).fields;
    fields.insert_or_assign(field, std::to_string(value));
    CHECK_THROWS(encode(name, fields));
  };
  refused("samples", "count", 0);
  refused("samples", "count", 17);
  refused("epochs", "count", 24);
  refused("identity", "body_site", 2);
  refused("log_extent", "end", 999);
}

TEST_CASE("every error is a sentence of its own") {
  std::set<std::string> sentences;
  for (int error = sitwell_ok; error <= sitwell_no_room + 1; ++error)
    sentences.insert(sitwell_explain(static_cast<SitwellError>(error)));
  CHECK(sentences.size() == sitwell_no_room + 2);
}

TEST_CASE("the CRC is CRC-16/IBM-3740") {
  const std::string check = "123456789";
  CHECK(sitwell_crc16(reinterpret_cast<const std::uint8_t*>(check.data()), check.size()) == 0x29b1);
}
