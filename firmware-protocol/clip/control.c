#include "firmware-protocol/clip/clip_parts.h"
#include "firmware-protocol/clip/live_stream.h"
#include "firmware-protocol/clock.h"

/* By pointer: the order in which a call's arguments are evaluated is the compiler's to choose, and
   the length is written by what makes the error. */
static int reply_length(SitwellError error, const size_t* length) {
  return error == sitwell_ok ? (int)*length : sitwell_stall;
}

static int get_clock(const SitwellClip* clip, uint8_t* reply) {
  const SitwellLogPlace* end = &clip->log.end;
  SitwellClock clock;
  clock.boot_id = clip->identity.boot_id;
  clock.device_us = sitwell_clip_now(clip);
  clock.utc_us = end->sync_utc_us;
  if (clock.utc_us > 0) clock.utc_us += clock.device_us - end->sync_device_us;
  size_t length = 0;
  return reply_length(sitwell_encode_clock(&clock, reply, sitwell_report_max, &length), &length);
}

static int get_log(const SitwellClip* clip, uint8_t* reply) {
  SitwellLogExtent extent;
  extent.boot_id = clip->identity.boot_id;
  extent.begin = sitwell_log_begin(&clip->log);
  extent.end = clip->log.end.position;
  extent.overwritten = clip->log.end.overwritten;
  size_t length = 0;
  return reply_length(sitwell_encode_log_extent(&extent, reply, sitwell_report_max, &length),
                      &length);
}

static int get_identity(const SitwellClip* clip, uint8_t* reply) {
  size_t length = 0;
  return reply_length(sitwell_encode_identity(&clip->identity, reply, sitwell_report_max, &length),
                      &length);
}

static int get_status(SitwellClip* clip, uint8_t* reply) {
  SitwellStatus status;
  size_t length = 0;
  sitwell_clip_status(clip, &status);
  return reply_length(sitwell_encode_status(&status, reply, sitwell_report_max, &length), &length);
}

static int answer_in(SitwellClip* clip, uint8_t request, uint8_t* reply) {
  switch (request) {
    case sitwell_request_get_identity: return get_identity(clip, reply);
    case sitwell_request_get_status: return get_status(clip, reply);
    case sitwell_request_get_clock: return get_clock(clip, reply);
    case sitwell_request_get_log: return get_log(clip, reply);
    default: return sitwell_stall;
  }
}

static int set_stream(SitwellClip* clip, uint16_t readings) {
  if (readings > sitwell_samples_max || !clip->attached) return sitwell_stall;
  sitwell_live_begin(&clip->live, (uint8_t)readings, sitwell_clip_now(clip));
  if (readings > 0) sitwell_clip_get_up(clip);
  return 0;
}

static int set_clock(SitwellClip* clip, const SitwellReport* report) {
  SitwellClock clock;
  if (sitwell_decode_clock(report, &clock) != sitwell_ok ||
      clock.boot_id != clip->identity.boot_id || clock.utc_us == 0)
    return sitwell_stall;
  sitwell_log_sync(&clip->log, clock.device_us, clock.utc_us);
  return 0;
}

static int read_or_erase(SitwellClip* clip, uint8_t request, const SitwellReport* report) {
  SitwellLogPosition to;
  if (sitwell_decode_log_position(report, &to) != sitwell_ok ||
      to.boot_id != clip->identity.boot_id || to.position > clip->log.end.position)
    return sitwell_stall;
  if (request == sitwell_request_erase_log) {
    sitwell_log_acknowledge(&clip->log, to.position);
    return 0;
  }
  if (!clip->attached) return sitwell_stall;
  const uint32_t begin = sitwell_log_begin(&clip->log);
  sitwell_log_seek(&clip->log, to.position > begin ? to.position : begin, &clip->reader.place);
  clip->reader.reading = true;
  clip->reader.sequence = 0;
  clip->reader.size = 0;
  return 0;
}

static int set_body_site(SitwellClip* clip, uint16_t site) {
  if (site > sitwell_site_pelvis) return sitwell_stall;
  clip->identity.body_site = (SitwellBodySite)site;
  sitwell_log_set_body_site(&clip->log, (uint8_t)site);
  return 0;
}

static int answer_out(SitwellClip* clip, uint8_t request, uint16_t value, const uint8_t* data,
                      size_t size) {
  SitwellReport report;
  switch (request) {
    case sitwell_request_set_stream: return size == 0 ? set_stream(clip, value) : sitwell_stall;
    case sitwell_request_set_body_site:
      return size == 0 ? set_body_site(clip, value) : sitwell_stall;
    case sitwell_request_set_clock:
    case sitwell_request_read_log:
    case sitwell_request_erase_log: break;
    default: return sitwell_stall;
  }
  if (sitwell_open(data, size, &report) != sitwell_ok) return sitwell_stall;
  return request == sitwell_request_set_clock ? set_clock(clip, &report)
                                              : read_or_erase(clip, request, &report);
}

int sitwell_clip_control(SitwellClip* clip, uint8_t request_type, uint8_t request, uint16_t value,
                         const uint8_t* data, size_t size, uint8_t* reply) {
  if (request_type == sitwell_usb_request_in) return answer_in(clip, request, reply);
  if (request_type == sitwell_usb_request_out) return answer_out(clip, request, value, data, size);
  return sitwell_stall;
}
