/* What the clip's running and its answers to requests have in common. For the clip's own use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_CLIP_PARTS_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_CLIP_PARTS_H

#include "firmware-protocol/clip/clip.h"

#ifdef __cplusplus
extern "C" {
#endif

uint64_t sitwell_clip_now(const SitwellClip* clip);
void sitwell_clip_status(SitwellClip* clip, SitwellStatus* status);
/** Wakes the sensor; readings begin a new run. Does nothing to a clip that is awake. */
void sitwell_clip_get_up(SitwellClip* clip);

#ifdef __cplusplus
}
#endif

#endif
