#include "firmware-protocol/clock.h"

#include "firmware-protocol/body.h"
#include "firmware-protocol/bytes.h"

enum { body_length = sitwell_clock_length - sitwell_header_length - sitwell_crc_length };

SitwellError sitwell_encode_clock(const SitwellClock* clock, uint8_t* bytes, size_t capacity,
                                  size_t* length) {
  if (!sitwell_has_room(capacity, body_length)) return sitwell_no_room;
  uint8_t* body = bytes + sitwell_header_length;
  sitwell_put32(body, clock->boot_id);
  sitwell_put64(body + 4, clock->device_us);
  sitwell_put64(body + 12, clock->utc_us);
  *length = sitwell_seal(bytes, sitwell_kind_clock, 0, body_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_clock(const SitwellReport* report, SitwellClock* clock) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_clock, body_length);
  if (error != sitwell_ok) return error;
  clock->boot_id = sitwell_get32(report->body);
  clock->device_us = sitwell_get64(report->body + 4);
  clock->utc_us = sitwell_get64(report->body + 12);
  return sitwell_ok;
}
