/* Whether a clip lies about: core/wear.hpp's rule, much stricter, since a clip that sleeps logs
   nothing. For the clip's own use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_STILLNESS_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_STILLNESS_H

#include "firmware-protocol/clip/clip.h"

#ifdef __cplusplus
extern "C" {
#endif

void sitwell_stillness_restart(SitwellStillness* stillness);
/** Takes a second; true when it has not stirred for so long that nobody wears it. */
bool sitwell_stillness_add(SitwellStillness* stillness, const SitwellEpoch* epoch);

#ifdef __cplusplus
}
#endif

#endif
