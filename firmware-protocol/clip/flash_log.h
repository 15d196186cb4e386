/* The clip's log: a ring of sectors in NOR flash that holds a day of epochs in 2 MB, finds its
   place again after power was lost at any moment, and wears every sector alike. It needs no index
   in memory: a sector's header says all that was known when it was opened, so finding a position
   is a binary search over headers and a walk within a sector. docs/build-a-clip.md, "The log in
   flash", has the layout. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_FLASH_LOG_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_FLASH_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "firmware-protocol/log.h"

#ifdef __cplusplus
extern "C" {
#endif

/** NOR flash: erased bytes are 0xff, writing only clears bits. All return false on failure. */
typedef struct SitwellFlash {
  void* context;
  uint32_t size;        /**< bytes in all; a multiple of sector_size; 0 where there is none */
  uint32_t sector_size; /**< what one erase clears; 4096 */
  bool (*read)(void* context, uint32_t address, uint8_t* bytes, size_t size);
  /** Never crosses a sector; may cross the pages within it. Returns once it is written. */
  bool (*write)(void* context, uint32_t address, const uint8_t* bytes, size_t size);
  bool (*erase)(void* context, uint32_t address); /**< one sector */
} SitwellFlash;

enum { sitwell_site_unset = 255 };

/** A place in the log, and what holds there. */
typedef struct SitwellLogPlace {
  uint32_t sequence;       /**< of the sector: they are counted, and never again the same */
  uint32_t slot;           /**< in it, the one that comes next */
  uint32_t damaged;        /**< slots just before that could not be read */
  uint32_t position;       /**< that the next epoch has */
  uint32_t boot_id;        /**< of the start whose epochs these are */
  uint64_t next_us;        /**< when the next epoch begins, unless a new run does */
  uint64_t sync_device_us; /**< the last time sync of that start */
  uint64_t sync_utc_us;    /**< 0: none */
  uint32_t acknowledged;   /**< everything before this position */
  uint32_t oldest;         /**< position that the log still holds */
  uint32_t overwritten;    /**< epochs, ever, before they were acknowledged */
  uint8_t body_site;       /**< sitwell_site_unset until it is set */
} SitwellLogPlace;

typedef struct SitwellFlashLog {
  const SitwellFlash* flash;
  SitwellLogPlace end;  /**< where the next epoch goes; its boot_id is the present one */
  uint32_t sectors;     /**< 0 without flash */
  uint32_t slots;       /**< in a sector */
  uint32_t bad_writes;  /**< that did not read back as written; they are written again elsewhere */
  uint32_t lost_epochs; /**< that could not be written anywhere in a few tries */
} SitwellFlashLog;

/** Finds the log in flash, whatever state it was left in, and begins a new start in it: boot id
    the newest found + 1. Without flash there is no log, and the boot id is `boot_id`. */
void sitwell_log_start(SitwellFlashLog* log, const SitwellFlash* flash, uint32_t boot_id);

/** Epochs that are sure to fit. */
uint32_t sitwell_log_capacity(const SitwellFlashLog* log);
/** Position of the oldest epoch not acknowledged, or the end. */
uint32_t sitwell_log_begin(const SitwellFlashLog* log);

/** Logs an epoch. False when flash took it nowhere, or there is none. Takes as long as a write, or
    as an erase once in some minutes. */
bool sitwell_log_append(SitwellFlashLog* log, const SitwellEpoch* epoch, uint64_t begin_us);
/** Everything before a position may go; earlier positions than before are ignored. */
void sitwell_log_acknowledge(SitwellFlashLog* log, uint32_t position);
/** It was `utc_us` at `device_us`. */
void sitwell_log_sync(SitwellFlashLog* log, uint64_t device_us, uint64_t utc_us);
void sitwell_log_set_body_site(SitwellFlashLog* log, uint8_t body_site);

/** Finds the first epoch that the log holds from a position on. */
void sitwell_log_seek(const SitwellFlashLog* log, uint32_t position, SitwellLogPlace* place);
/** Reads the epochs there that belong in one report, and moves on behind them. None, at the log's
    end, once all have been read. A place stays good while more is logged. The sequence is the
    caller's to fill in. */
void sitwell_log_read(const SitwellFlashLog* log, SitwellLogPlace* place, SitwellEpochs* epochs);

#ifdef __cplusplus
}
#endif

#endif
