#include "firmware-protocol/report.h"

#include "firmware-protocol/bytes.h"

const char* sitwell_explain(SitwellError error) {
  switch (error) {
    case sitwell_ok: return "the report is good";
    case sitwell_too_short: return "the report is too short to have a header and a CRC";
    case sitwell_length_mismatch: return "the report is not as long as it says";
    case sitwell_bad_crc: return "the report was damaged on its way: its CRC is wrong";
    case sitwell_unknown_version: return "the report is of a protocol version not known here";
    case sitwell_unknown_kind: return "the report is of a kind not known here";
    case sitwell_other_kind: return "the report is of another kind than was asked for";
    case sitwell_body_too_short: return "the report lacks fields that its kind must have";
    case sitwell_count_out_of_range: return "the report counts more or fewer entries than may be";
    case sitwell_value_out_of_range: return "a field of the report has a value that may not be";
    case sitwell_no_room: return "the buffer is too small for the report";
  }
  return "an error not known here";
}

SitwellError sitwell_open(const uint8_t* bytes, size_t size, SitwellReport* report) {
  if (size < sitwell_header_length + sitwell_crc_length) return sitwell_too_short;
  if (sitwell_get16(bytes + 2) != size || size > sitwell_report_max) return sitwell_length_mismatch;
  const size_t covered = size - sitwell_crc_length;
  if (sitwell_crc16(bytes, covered) != sitwell_get16(bytes + covered)) return sitwell_bad_crc;
  if (bytes[0] != sitwell_protocol_version) return sitwell_unknown_version;
  if (bytes[1] < sitwell_kind_identity || bytes[1] > sitwell_kind_epochs)
    return sitwell_unknown_kind;
  report->kind = (SitwellKind)bytes[1];
  report->sequence = sitwell_get32(bytes + 4);
  report->body = bytes + sitwell_header_length;
  report->body_length = covered - sitwell_header_length;
  return sitwell_ok;
}

size_t sitwell_seal(uint8_t* bytes, SitwellKind kind, uint32_t sequence, size_t body_length) {
  const size_t covered = sitwell_header_length + body_length;
  bytes[0] = sitwell_protocol_version;
  bytes[1] = (uint8_t)kind;
  sitwell_put16(bytes + 2, (uint16_t)(covered + sitwell_crc_length));
  sitwell_put32(bytes + 4, sequence);
  sitwell_put16(bytes + covered, sitwell_crc16(bytes, covered));
  return covered + sitwell_crc_length;
}
