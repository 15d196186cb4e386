#include "firmware-protocol/body.h"
#include "firmware-protocol/bytes.h"
#include "firmware-protocol/live.h"

SitwellError sitwell_encode_samples(const SitwellSamples* samples, uint8_t* bytes, size_t capacity,
                                    size_t* length) {
  if (samples->count < 1 || samples->count > sitwell_samples_max) return sitwell_count_out_of_range;
  const size_t body_length = sitwell_samples_head + (size_t)samples->count * sitwell_sample_length;
  if (!sitwell_has_room(capacity, body_length)) return sitwell_no_room;
  uint8_t* body = bytes + sitwell_header_length;
  sitwell_put64(body, samples->first_us);
  sitwell_put32(body + 8, samples->interval_ns);
  sitwell_put32(body + 12, samples->log_end);
  body[16] = samples->count;
  body[17] = sitwell_sample_length;
  uint8_t* reading = body + sitwell_samples_head;
  for (unsigned i = 0; i < samples->count; ++i, reading += sitwell_sample_length)
    for (unsigned axis = 0; axis < 3; ++axis) {
      sitwell_put16(reading + 2 * axis, (uint16_t)samples->samples[i].acceleration[axis]);
      sitwell_put16(reading + 6 + 2 * axis, (uint16_t)samples->samples[i].turn_rate[axis]);
    }
  *length = sitwell_seal(bytes, sitwell_kind_samples, samples->sequence, body_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_samples(const SitwellReport* report, SitwellSamples* samples) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_samples, sitwell_samples_head);
  if (error != sitwell_ok) return error;
  const uint8_t* body = report->body;
  const unsigned count = body[16];
  const unsigned step = body[17];
  if (count < 1 || count > sitwell_samples_max) return sitwell_count_out_of_range;
  if (step < sitwell_sample_length) return sitwell_value_out_of_range;
  if (report->body_length < sitwell_samples_head + (size_t)count * step)
    return sitwell_body_too_short;
  samples->sequence = report->sequence;
  samples->first_us = sitwell_get64(body);
  samples->interval_ns = sitwell_get32(body + 8);
  samples->log_end = sitwell_get32(body + 12);
  samples->count = (uint8_t)count;
  const uint8_t* reading = body + sitwell_samples_head;
  for (unsigned i = 0; i < count; ++i, reading += step)
    for (unsigned axis = 0; axis < 3; ++axis) {
      samples->samples[i].acceleration[axis] = sitwell_get_signed16(reading + 2 * axis);
      samples->samples[i].turn_rate[axis] = sitwell_get_signed16(reading + 6 + 2 * axis);
    }
  return sitwell_ok;
}
