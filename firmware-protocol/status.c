#include "firmware-protocol/body.h"
#include "firmware-protocol/bytes.h"
#include "firmware-protocol/live.h"

enum { body_length = sitwell_status_length - sitwell_header_length - sitwell_crc_length };

SitwellError sitwell_encode_status(const SitwellStatus* status, uint8_t* bytes, size_t capacity,
                                   size_t* length) {
  if (!sitwell_has_room(capacity, body_length)) return sitwell_no_room;
  uint8_t* body = bytes + sitwell_header_length;
  sitwell_put64(body, status->device_us);
  sitwell_put32(body + 8, status->boot_id);
  sitwell_put32(body + 12, status->lost_samples);
  sitwell_put32(body + 16, status->logged_epochs);
  sitwell_put16(body + 20, (uint16_t)status->temperature_cdegc);
  sitwell_put16(body + 22, status->battery_mv);
  body[24] = status->battery_percent;
  body[25] = status->flags;
  *length = sitwell_seal(bytes, sitwell_kind_status, status->sequence, body_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_status(const SitwellReport* report, SitwellStatus* status) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_status, body_length);
  if (error != sitwell_ok) return error;
  const uint8_t* body = report->body;
  status->sequence = report->sequence;
  status->device_us = sitwell_get64(body);
  status->boot_id = sitwell_get32(body + 8);
  status->lost_samples = sitwell_get32(body + 12);
  status->logged_epochs = sitwell_get32(body + 16);
  status->temperature_cdegc = sitwell_get_signed16(body + 20);
  status->battery_mv = sitwell_get16(body + 22);
  status->battery_percent = body[24];
  status->flags = body[25];
  return sitwell_ok;
}
