/* Readings to epochs of a second, in single precision: what core/gravity_filter and core/features
   do, for a processor without an operating system. One stretch of readings at a time. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_EPOCH_MAKER_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_EPOCH_MAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "firmware-protocol/clip/up_filter.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { sitwell_epoch_us = 1000000 };

/* Sums about the first reading of an epoch, so that single precision has digits left for a
   spread of milligravities round one g. */
typedef struct SitwellSpread {
  float n;
  SitwellVector origin, total;
  float total_squared;
  float vertical_origin, vertical, vertical_squared;
} SitwellSpread;

typedef struct SitwellEpochMaker {
  SitwellUpFilter filter;
  float g_per_lsb, radps_per_lsb;
  bool running;
  uint64_t begin_us, last_us;
  SitwellVector low[2];    /* the low-pass's two stages */
  SitwellSpread spread[2]; /* of this second and of the one before, by turns */
  int now;                 /* which is this one's */
  SitwellVector up_origin, up_off[2];
  float up_off_squared, half_n[2];
  float impact_squared, turn_squared, turn_peak_squared;
  float moment[5];
} SitwellEpochMaker;

/** Starts without any direction or bias. The steps are the identity's. */
void sitwell_epoch_maker_start(SitwellEpochMaker* maker, uint32_t acceleration_ng_per_lsb,
                               uint32_t turn_ndps_per_lsb);

/** Takes a reading of device time `at_us`. True when it completes an epoch, which is then written
    and began at `*begin_us`. Where readings have paused for a second, or time went back, a new
    stretch begins with this one and what stood of an epoch is dropped. */
bool sitwell_epoch_maker_add(SitwellEpochMaker* maker, uint64_t at_us, const SitwellSample* reading,
                             SitwellEpoch* epoch, uint64_t* begin_us);

#ifdef __cplusplus
}
#endif

#endif
