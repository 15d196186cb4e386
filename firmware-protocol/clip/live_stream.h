/* What goes to the live endpoint: readings gathered into reports, and a queue that drops its oldest
   report when nobody collects. For the clip's own use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_LIVE_STREAM_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_LIVE_STREAM_H

#include "firmware-protocol/clip/clip.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Begins anew with so many readings a report; 0: the stream is off. */
void sitwell_live_begin(SitwellLiveStream* live, uint8_t readings_a_report, uint64_t now_us);
/** Takes a reading; queues a report once it has its number. */
void sitwell_live_add(SitwellLiveStream* live, const SitwellSample* reading, uint64_t at_us,
                      uint32_t interval_ns, uint32_t log_end);
/** Queues what was gathered: the next reading does not follow evenly. */
void sitwell_live_flush(SitwellLiveStream* live, uint32_t interval_ns, uint32_t log_end);
/** Queues a status; its sequence is filled in. */
void sitwell_live_tell(SitwellLiveStream* live, SitwellStatus* status);
void sitwell_live_send(SitwellLiveStream* live, const SitwellHardware* hardware);

#ifdef __cplusplus
}
#endif

#endif
