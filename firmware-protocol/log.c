#include "firmware-protocol/log.h"

#include "firmware-protocol/body.h"
#include "firmware-protocol/bytes.h"

enum { extent_length = 16, position_length = 8 };

SitwellError sitwell_encode_log_extent(const SitwellLogExtent* extent, uint8_t* bytes,
                                       size_t capacity, size_t* length) {
  if (!sitwell_has_room(capacity, extent_length)) return sitwell_no_room;
  if (extent->begin > extent->end) return sitwell_value_out_of_range;
  uint8_t* body = bytes + sitwell_header_length;
  sitwell_put32(body, extent->boot_id);
  sitwell_put32(body + 4, extent->begin);
  sitwell_put32(body + 8, extent->end);
  sitwell_put32(body + 12, extent->overwritten);
  *length = sitwell_seal(bytes, sitwell_kind_log_extent, 0, extent_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_log_extent(const SitwellReport* report, SitwellLogExtent* extent) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_log_extent, extent_length);
  if (error != sitwell_ok) return error;
  if (sitwell_get32(report->body + 4) > sitwell_get32(report->body + 8))
    return sitwell_value_out_of_range;
  extent->boot_id = sitwell_get32(report->body);
  extent->begin = sitwell_get32(report->body + 4);
  extent->end = sitwell_get32(report->body + 8);
  extent->overwritten = sitwell_get32(report->body + 12);
  return sitwell_ok;
}

SitwellError sitwell_encode_log_position(const SitwellLogPosition* position, uint8_t* bytes,
                                         size_t capacity, size_t* length) {
  if (!sitwell_has_room(capacity, position_length)) return sitwell_no_room;
  sitwell_put32(bytes + sitwell_header_length, position->boot_id);
  sitwell_put32(bytes + sitwell_header_length + 4, position->position);
  *length = sitwell_seal(bytes, sitwell_kind_log_position, 0, position_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_log_position(const SitwellReport* report,
                                         SitwellLogPosition* position) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_log_position, position_length);
  if (error != sitwell_ok) return error;
  position->boot_id = sitwell_get32(report->body);
  position->position = sitwell_get32(report->body + 4);
  return sitwell_ok;
}

SitwellError sitwell_encode_epochs(const SitwellEpochs* epochs, uint8_t* bytes, size_t capacity,
                                   size_t* length) {
  if (epochs->count > sitwell_epochs_max) return sitwell_count_out_of_range;
  const size_t body_length = sitwell_epochs_head + (size_t)epochs->count * sitwell_epoch_length;
  if (!sitwell_has_room(capacity, body_length)) return sitwell_no_room;
  uint8_t* body = bytes + sitwell_header_length;
  sitwell_put32(body, epochs->boot_id);
  sitwell_put32(body + 4, epochs->position);
  sitwell_put64(body + 8, epochs->first_us);
  sitwell_put64(body + 16, epochs->sync_device_us);
  sitwell_put64(body + 24, epochs->sync_utc_us);
  sitwell_put16(body + 32, epochs->epoch_ms);
  body[34] = epochs->count;
  body[35] = sitwell_epoch_length;
  for (unsigned i = 0; i < epochs->count; ++i)
    sitwell_encode_epoch(&epochs->epochs[i], body + sitwell_epochs_head + i * sitwell_epoch_length);
  *length = sitwell_seal(bytes, sitwell_kind_epochs, epochs->sequence, body_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_epochs(const SitwellReport* report, SitwellEpochs* epochs) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_epochs, sitwell_epochs_head);
  if (error != sitwell_ok) return error;
  const uint8_t* body = report->body;
  const unsigned count = body[34];
  const unsigned step = body[35];
  if (count > sitwell_epochs_max) return sitwell_count_out_of_range;
  if (step < sitwell_epoch_length) return sitwell_value_out_of_range;
  if (report->body_length < sitwell_epochs_head + (size_t)count * step)
    return sitwell_body_too_short;
  epochs->sequence = report->sequence;
  epochs->boot_id = sitwell_get32(body);
  epochs->position = sitwell_get32(body + 4);
  epochs->first_us = sitwell_get64(body + 8);
  epochs->sync_device_us = sitwell_get64(body + 16);
  epochs->sync_utc_us = sitwell_get64(body + 24);
  epochs->epoch_ms = sitwell_get16(body + 32);
  epochs->count = (uint8_t)count;
  for (unsigned i = 0; i < count; ++i)
    sitwell_decode_epoch(body + sitwell_epochs_head + i * step, &epochs->epochs[i]);
  return sitwell_ok;
}
