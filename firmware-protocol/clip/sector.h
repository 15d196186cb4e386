/* How the log lies in a sector: a header, then slots of 20 bytes and a CRC-16. For the log's own
   use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_SECTOR_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_SECTOR_H

#include "firmware-protocol/clip/flash_log.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { sitwell_sector_head = 55, sitwell_slot_body = 20, sitwell_slot_length = 22 };

typedef enum SitwellSlot {
  sitwell_slot_blank,   /* nothing was written */
  sitwell_slot_damaged, /* a write was cut short, or bits have gone bad */
  sitwell_slot_epoch,
  sitwell_slot_run, /* epochs from here on: boot id, device time */
  sitwell_slot_sync,
  sitwell_slot_acknowledged,
  sitwell_slot_body_site
} SitwellSlot;

/** Address of a place's sector, or of a slot in it. */
uint32_t sitwell_sector_address(const SitwellFlashLog* log, uint32_t sequence);
uint32_t sitwell_slot_address(const SitwellFlashLog* log, uint32_t sequence, uint32_t slot);

/** The header of the sector that is opened at this place. */
void sitwell_encode_sector(const SitwellLogPlace* place, uint8_t bytes[sitwell_sector_head]);
/** Goes to the beginning of a sector. False where that holds no, or another, sector of the log. */
bool sitwell_load_sector(const SitwellFlashLog* log, uint32_t sequence, SitwellLogPlace* place);
/** The sequence in the header at an index of the ring; false where there is no good header. */
bool sitwell_find_sequence(const SitwellFlashLog* log, uint32_t index, uint32_t* sequence);

/** A slot with the place's state: for an epoch `epoch` is what is logged there. */
void sitwell_encode_slot(SitwellSlot kind, const SitwellLogPlace* place, const SitwellEpoch* epoch,
                         uint8_t bytes[sitwell_slot_length]);
/** Reads the place's next slot and moves on behind it. Of an epoch, the place then is right behind
    it; `epoch` may be null. */
SitwellSlot sitwell_pass_slot(const SitwellFlashLog* log, SitwellLogPlace* place,
                              SitwellEpoch* epoch);

#ifdef __cplusplus
}
#endif

#endif
