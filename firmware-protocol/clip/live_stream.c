#include "firmware-protocol/clip/live_stream.h"

enum { status_every_us = 30 * 1000000 };

void sitwell_live_begin(SitwellLiveStream* live, uint8_t readings_a_report, uint64_t now_us) {
  live->readings_a_report = readings_a_report;
  live->sequence = 0;
  live->batch.count = 0;
  live->waiting = live->oldest = 0;
  live->status_due_us = now_us + status_every_us;
}

/* Where the next report goes; a full queue gives up its oldest, and the sequence shows it. */
static SitwellOutgoing* place_in_queue(SitwellLiveStream* live) {
  if (live->waiting == sitwell_clip_queue) {
    live->oldest = (uint8_t)((live->oldest + 1) % sitwell_clip_queue);
    --live->waiting;
  }
  ++live->waiting;
  return &live->queue[(live->oldest + live->waiting - 1) % sitwell_clip_queue];
}

void sitwell_live_flush(SitwellLiveStream* live, uint32_t interval_ns, uint32_t log_end) {
  if (live->batch.count == 0) return;
  SitwellOutgoing* out = place_in_queue(live);
  size_t size = 0;
  live->batch.sequence = live->sequence++;
  live->batch.interval_ns = interval_ns;
  live->batch.log_end = log_end;
  sitwell_encode_samples(&live->batch, out->bytes, sizeof out->bytes, &size);
  out->size = (uint16_t)size;
  live->batch.count = 0;
}

void sitwell_live_add(SitwellLiveStream* live, const SitwellSample* reading, uint64_t at_us,
                      uint32_t interval_ns, uint32_t log_end) {
  if (live->readings_a_report == 0) return;
  if (live->batch.count == 0) live->batch.first_us = at_us;
  SitwellSample* kept = &live->batch.samples[live->batch.count++];
  for (int i = 0; i < 3; ++i) { /* one by one, or compilers would ask libc for memcpy */
    kept->acceleration[i] = reading->acceleration[i];
    kept->turn_rate[i] = reading->turn_rate[i];
  }
  if (live->batch.count >= live->readings_a_report) sitwell_live_flush(live, interval_ns, log_end);
}

void sitwell_live_tell(SitwellLiveStream* live, SitwellStatus* status) {
  SitwellOutgoing* out = place_in_queue(live);
  size_t size = 0;
  status->sequence = live->sequence++;
  sitwell_encode_status(status, out->bytes, sizeof out->bytes, &size);
  out->size = (uint16_t)size;
  live->status_due_us = status->device_us + status_every_us;
}

void sitwell_live_send(SitwellLiveStream* live, const SitwellHardware* hardware) {
  while (live->waiting > 0) {
    const SitwellOutgoing* out = &live->queue[live->oldest];
    if (!hardware->usb_send(hardware->context, sitwell_usb_live_endpoint, out->bytes, out->size))
      return;
    live->oldest = (uint8_t)((live->oldest + 1) % sitwell_clip_queue);
    --live->waiting;
  }
}
