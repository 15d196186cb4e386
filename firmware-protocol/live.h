/* What a clip sends while a computer listens: batches of readings, and now and then how it fares.
 */
#ifndef SITWELL_FIRMWARE_PROTOCOL_LIVE_H
#define SITWELL_FIRMWARE_PROTOCOL_LIVE_H

#include "firmware-protocol/report.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  sitwell_samples_max = 16,
  sitwell_sample_length = 12,
  sitwell_samples_head = 18, /* the body before the first reading */
  sitwell_samples_length_max = 8 + 18 + 16 * 12 + 2,
  sitwell_status_length = 8 + 26 + 2
};

/** A reading as the sensor gave it; the identity says what a step is worth. */
typedef struct SitwellSample {
  int16_t acceleration[3];
  int16_t turn_rate[3];
} SitwellSample;

typedef struct SitwellSamples {
  uint32_t sequence;
  uint64_t first_us;    /**< device time of the first reading */
  uint32_t interval_ns; /**< mean time between readings, measured on the clip's crystal */
  uint32_t log_end;     /**< position that the log's next epoch will have */
  uint8_t count;        /**< 1 to 16 */
  SitwellSample samples[sitwell_samples_max];
} SitwellSamples;

SitwellError sitwell_encode_samples(const SitwellSamples* samples, uint8_t* bytes, size_t capacity,
                                    size_t* length);
SitwellError sitwell_decode_samples(const SitwellReport* report, SitwellSamples* samples);

/** Bits of SitwellStatus.flags. */
enum {
  sitwell_flag_charging = 1,
  sitwell_flag_battery_low = 2,
  sitwell_flag_log_overwritten = 4, /* epochs were lost that no computer had acknowledged */
  sitwell_flag_imu_failed = 8       /* the sensor does not answer: no readings */
};

enum { sitwell_battery_unknown = 255 };

typedef struct SitwellStatus {
  uint32_t sequence;
  uint64_t device_us;
  uint32_t boot_id;
  uint32_t lost_samples;     /**< readings the clip itself lost since it started */
  uint32_t logged_epochs;    /**< in the log, not yet acknowledged */
  int16_t temperature_cdegc; /**< hundredths of a degree Celsius */
  uint16_t battery_mv;       /**< 0 where it cannot be told */
  uint8_t battery_percent;   /**< 0 to 100, or sitwell_battery_unknown */
  uint8_t flags;
} SitwellStatus;

SitwellError sitwell_encode_status(const SitwellStatus* status, uint8_t* bytes, size_t capacity,
                                   size_t* length);
SitwellError sitwell_decode_status(const SitwellReport* report, SitwellStatus* status);

#ifdef __cplusplus
}
#endif

#endif
