/* The frame that every report between clip and computer has: header, body, CRC. Pure functions on
   the caller's buffers; no libc, no heap, no floating point. docs/protocol.md is the specification.
 */
#ifndef SITWELL_FIRMWARE_PROTOCOL_REPORT_H
#define SITWELL_FIRMWARE_PROTOCOL_REPORT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  sitwell_protocol_version = 1,  /* another number here is another protocol: refuse it */
  sitwell_protocol_revision = 0, /* fields were appended; told in the identity, refused by no one */
  sitwell_header_length = 8,
  sitwell_crc_length = 2,
  sitwell_report_max = 512 /* no report, of whatever revision, is longer */
};

typedef enum SitwellKind {
  sitwell_kind_identity = 1,
  sitwell_kind_samples = 2,
  sitwell_kind_status = 3,
  sitwell_kind_clock = 4,
  sitwell_kind_log_extent = 5,
  sitwell_kind_log_position = 6,
  sitwell_kind_epochs = 7
} SitwellKind;

typedef enum SitwellError {
  sitwell_ok = 0,
  sitwell_too_short,
  sitwell_length_mismatch,
  sitwell_bad_crc,
  sitwell_unknown_version,
  sitwell_unknown_kind,
  sitwell_other_kind,
  sitwell_body_too_short,
  sitwell_count_out_of_range,
  sitwell_value_out_of_range,
  sitwell_no_room
} SitwellError;

/** What is wrong, in a sentence for a log. Never null. */
const char* sitwell_explain(SitwellError error);

/** A report whose frame has been found good. `body` points into the bytes it was opened from. */
typedef struct SitwellReport {
  SitwellKind kind;
  uint32_t sequence;
  const uint8_t* body;
  size_t body_length;
} SitwellReport;

/** Checks the frame of one transfer's worth of bytes, in this order: too_short, length_mismatch,
    bad_crc, unknown_version, unknown_kind; so that damage never passes for a newer protocol.
    `report` is written only on sitwell_ok. */
SitwellError sitwell_open(const uint8_t* bytes, size_t size, SitwellReport* report);

/** Puts header and CRC around a body that was written at bytes + sitwell_header_length, where the
    caller has seen to it that there is room. Returns the report's length. */
size_t sitwell_seal(uint8_t* bytes, SitwellKind kind, uint32_t sequence, size_t body_length);

/** CRC-16/IBM-3740 ("CCITT-FALSE"): polynomial 0x1021, begins at 0xffff, nothing reflected or
    inverted; 0x29b1 for "123456789". */
uint16_t sitwell_crc16(const uint8_t* bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif
