/* The clip's log of epochs: how far it reaches, where to read or erase, and the epochs themselves.
   An epoch of 20 bytes, as it is in flash and on the wire, holds a day in 1.73 MB. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_LOG_H
#define SITWELL_FIRMWARE_PROTOCOL_LOG_H

#include "firmware-protocol/report.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  sitwell_log_extent_length = 8 + 16 + 2,
  sitwell_log_position_length = 8 + 8 + 2,
  sitwell_epoch_length = 20,
  sitwell_epochs_max = 23,  /* what sitwell_report_max has room for */
  sitwell_epochs_head = 36, /* the body before the first epoch */
  sitwell_epochs_length_max = 8 + 36 + 23 * 20 + 2,
  sitwell_up_one = 2047,   /* the number that stands for 1 in an epoch's up */
  sitwell_moment_one = 127 /* likewise in its moment */
};

/** Positions count the epochs ever logged; the log holds those from `begin` to before `end`. */
typedef struct SitwellLogExtent {
  uint32_t boot_id; /**< of the clip's present start */
  uint32_t begin;
  uint32_t end;
  uint32_t overwritten; /**< epochs lost to a full log before they were acknowledged, ever */
} SitwellLogExtent;

SitwellError sitwell_encode_log_extent(const SitwellLogExtent* extent, uint8_t* bytes,
                                       size_t capacity, size_t* length);
SitwellError sitwell_decode_log_extent(const SitwellReport* report, SitwellLogExtent* extent);

/** Where to read from, or before what to erase. */
typedef struct SitwellLogPosition {
  uint32_t boot_id; /**< the clip's present one, or it refuses: a log told of before a restart */
  uint32_t position;
} SitwellLogPosition;

SitwellError sitwell_encode_log_position(const SitwellLogPosition* position, uint8_t* bytes,
                                         size_t capacity, size_t* length);
SitwellError sitwell_decode_log_position(const SitwellReport* report, SitwellLogPosition* position);

/** A second of wear, made as core/epoch.hpp says. The six amplitudes are compact numbers:
    sitwell_expand() of one is in the unit named. */
typedef struct SitwellEpoch {
  int16_t up[2][3];    /**< mean up of each half, sensor frame, 2047 is 1; within -2048 to 2047 */
  uint8_t vertical_sd; /**< 0.1 mg */
  uint8_t total_sd;    /**< 0.1 mg */
  uint8_t impact;      /**< 0.1 mg */
  uint8_t swing;       /**< 0.01 degree */
  uint8_t turn_rms;    /**< 0.01 degree a second */
  uint8_t turn_peak;   /**< 0.01 degree a second */
  int8_t moment[5];    /**< xx yy xy xz yz of the mean w w^T over its trace, 127 is 1 */
} SitwellEpoch;

/** One epoch's 20 bytes. Ups outside -2048 to 2047 are cut off there. */
void sitwell_encode_epoch(const SitwellEpoch* epoch, uint8_t bytes[20]);
void sitwell_decode_epoch(const uint8_t bytes[20], SitwellEpoch* epoch);

/** Epochs of equal length that follow on one another without a gap, from one start of the clip. */
typedef struct SitwellEpochs {
  uint32_t sequence;
  uint32_t boot_id;        /**< of the start in which they were logged */
  uint32_t position;       /**< of the first one */
  uint64_t first_us;       /**< device time at which the first one begins */
  uint64_t sync_device_us; /**< the last time sync before them: at this device time ... */
  uint64_t sync_utc_us;    /**< ... it was this UTC; 0 where that start has known none */
  uint16_t epoch_ms;       /**< length of each */
  uint8_t count;           /**< 0 to 23; 0 says that the log has been read to its end */
  SitwellEpoch epochs[sitwell_epochs_max];
} SitwellEpochs;

SitwellError sitwell_encode_epochs(const SitwellEpochs* epochs, uint8_t* bytes, size_t capacity,
                                   size_t* length);
SitwellError sitwell_decode_epochs(const SitwellReport* report, SitwellEpochs* epochs);

/** The compact number nearest to `value`: exact to 31, within 1/32 of the value to 507904, which
    stands for anything above as well. */
uint8_t sitwell_compact(uint32_t value);
/** What a compact number stands for. */
uint32_t sitwell_expand(uint8_t compact);

#ifdef __cplusplus
}
#endif

#endif
