/* The two questions every codec of a report asks first. For the codec's own use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_BODY_H
#define SITWELL_FIRMWARE_PROTOCOL_BODY_H

#include "firmware-protocol/report.h"

/* Appended fields make a body longer than `least`, which is fine. */
static inline SitwellError sitwell_check_body(const SitwellReport* report, SitwellKind kind,
                                              size_t least) {
  if (report->kind != kind) return sitwell_other_kind;
  return report->body_length < least ? sitwell_body_too_short : sitwell_ok;
}

static inline int sitwell_has_room(size_t capacity, size_t body_length) {
  return capacity >= sitwell_header_length + body_length + sitwell_crc_length;
}

#endif
