/* From acceleration and turn rate to up in the sensor's frame: core/gravity_filter in single
   precision. Part of the epoch maker. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_UP_FILTER_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_UP_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "firmware-protocol/clip/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct SitwellUpFilter {
  SitwellVector up;        /**< unit length; zero until the first reading */
  SitwellVector turn_rate; /**< of the last reading, the bias removed, rad/s */

  SitwellVector bias, turn_reference, acceleration_reference;
  SitwellVector slope, level; /* the filter's two states */
  float started_s;
  float rest_s;
  uint32_t started_readings;
  bool running;
  bool has_reference;
} SitwellUpFilter;

void sitwell_up_filter_start(SitwellUpFilter* filter);
/** Forgets the direction, keeps the bias: after a gap. */
void sitwell_up_filter_restart(SitwellUpFilter* filter);
/** Takes a reading `dt_s` seconds after the one before; 0 for the first. */
void sitwell_up_filter_add(SitwellUpFilter* filter, SitwellVector acceleration_g,
                           SitwellVector turn_rate_radps, float dt_s);

#ifdef __cplusplus
}
#endif

#endif
