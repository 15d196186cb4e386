/* Time sync: what the clip's clock says, and what UTC is by a computer's. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLOCK_H
#define SITWELL_FIRMWARE_PROTOCOL_CLOCK_H

#include "firmware-protocol/report.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { sitwell_clock_length = 8 + 20 + 2 };

/** When the clip's clock stood at `device_us`, it was `utc_us`. */
typedef struct SitwellClock {
  uint32_t boot_id;   /**< the start of the clip from which device_us counts */
  uint64_t device_us; /**< microseconds since then */
  uint64_t utc_us;    /**< microseconds since 1970; 0 where no computer has told the clip yet */
} SitwellClock;

SitwellError sitwell_encode_clock(const SitwellClock* clock, uint8_t* bytes, size_t capacity,
                                  size_t* length);
SitwellError sitwell_decode_clock(const SitwellReport* report, SitwellClock* clock);

#ifdef __cplusplus
}
#endif

#endif
