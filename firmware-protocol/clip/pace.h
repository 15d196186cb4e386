/* When the readings of a FIFO were taken. A sensor counts on its own clock, which is off by per
   cents, and only its last reading's time is known: the others lie evenly between two of those.
   For the clip's own use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_PACE_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_PACE_H

#include "firmware-protocol/clip/clip.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Readings of one take, at first_us + i * step / 256 / 1000. */
typedef struct SitwellTake {
  uint64_t first_us;
  uint64_t step;   /**< 1/256 ns */
  bool continuous; /**< the first one follows on the last take's last, nothing between was lost */
} SitwellTake;

void sitwell_pace_start(SitwellPace* pace, uint8_t nominal_rate_hz, uint32_t fifo_lost);
/** The mean time between readings. */
uint32_t sitwell_pace_interval_ns(const SitwellPace* pace);
/** `count` readings, at least one, were taken, the last at `last_us`; the FIFO has lost `fifo_lost`
    ever. */
void sitwell_pace_take(SitwellPace* pace, uint32_t count, uint64_t last_us, uint32_t fifo_lost,
                       SitwellTake* take);
uint64_t sitwell_take_us(const SitwellTake* take, uint32_t i);

#ifdef __cplusplus
}
#endif

#endif
