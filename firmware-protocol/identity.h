/* Who a clip is: read once after plugging in, before anything it measures can be understood. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_IDENTITY_H
#define SITWELL_FIRMWARE_PROTOCOL_IDENTITY_H

#include "firmware-protocol/report.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { sitwell_text_length = 16, sitwell_identity_length = 8 + 58 + 2 };

typedef enum SitwellBodySite { sitwell_site_thigh = 0, sitwell_site_pelvis = 1 } SitwellBodySite;

typedef struct SitwellIdentity {
  char serial[16];             /**< ASCII, zeros after it; no closing zero where it is full */
  char imu[16];                /**< the sensor's name, likewise */
  uint8_t firmware_version[3]; /**< major, minor, patch */
  uint8_t protocol_revision;   /**< sitwell_protocol_revision of the firmware */
  SitwellBodySite body_site;
  uint8_t nominal_rate_hz;          /**< for people to read; time comes with the samples */
  uint16_t acceleration_range_mg;   /**< beyond it readings are clipped */
  uint16_t turn_range_dps;          /**< likewise */
  uint32_t acceleration_ng_per_lsb; /**< billionths of g a step of a raw reading */
  uint32_t turn_ndps_per_lsb;       /**< billionths of a degree a second a step of a raw reading */
  uint32_t log_capacity;            /**< epochs that the log holds */
  uint32_t boot_id;                 /**< another one after every restart */
} SitwellIdentity;

SitwellError sitwell_encode_identity(const SitwellIdentity* identity, uint8_t* bytes,
                                     size_t capacity, size_t* length);
SitwellError sitwell_decode_identity(const SitwellReport* report, SitwellIdentity* identity);

#ifdef __cplusplus
}
#endif

#endif
