#include "firmware-protocol/clip/sector.h"

#include "firmware-protocol/bytes.h"
#include "firmware-protocol/clip/epoch_maker.h"

/* "SWL1": another layout gets another number, and finds an empty log. */
static const uint32_t magic = 0x314c5753;

/* An epoch's CRC begins with what its slot does not say, so that an epoch is never taken for one
   of another time, position or turn of the ring, whatever was lost around it. */
enum { unsaid_length = 21, checked_length = unsaid_length + sitwell_slot_body };

/* Never ffff: two bytes that a cut-off write left out must not happen to be right. */
static uint16_t crc_of(const uint8_t* bytes, size_t size) {
  const uint16_t crc = sitwell_crc16(bytes, size);
  return crc == 0xffff ? 0 : crc;
}

uint32_t sitwell_sector_address(const SitwellFlashLog* log, uint32_t sequence) {
  return sequence % log->sectors * log->flash->sector_size;
}

uint32_t sitwell_slot_address(const SitwellFlashLog* log, uint32_t sequence, uint32_t slot) {
  return sitwell_sector_address(log, sequence) + sitwell_sector_head + slot * sitwell_slot_length;
}

void sitwell_encode_sector(const SitwellLogPlace* place, uint8_t bytes[sitwell_sector_head]) {
  sitwell_put32(bytes, magic);
  sitwell_put32(bytes + 4, place->sequence);
  sitwell_put32(bytes + 8, place->position);
  sitwell_put32(bytes + 12, place->boot_id);
  sitwell_put64(bytes + 16, place->next_us);
  sitwell_put64(bytes + 24, place->sync_device_us);
  sitwell_put64(bytes + 32, place->sync_utc_us);
  sitwell_put32(bytes + 40, place->acknowledged);
  sitwell_put32(bytes + 44, place->oldest);
  sitwell_put32(bytes + 48, place->overwritten);
  bytes[52] = place->body_site;
  sitwell_put16(bytes + 53, crc_of(bytes, 53));
}

static bool read_header(const SitwellFlashLog* log, uint32_t index, uint8_t* bytes) {
  const SitwellFlash* flash = log->flash;
  return flash->read(flash->context, index * flash->sector_size, bytes, sitwell_sector_head) &&
         sitwell_get32(bytes) == magic && sitwell_get16(bytes + 53) == crc_of(bytes, 53);
}

bool sitwell_find_sequence(const SitwellFlashLog* log, uint32_t index, uint32_t* sequence) {
  uint8_t bytes[sitwell_sector_head];
  if (!read_header(log, index, bytes)) return false;
  *sequence = sitwell_get32(bytes + 4);
  return *sequence >= log->sectors && *sequence % log->sectors == index;
}

bool sitwell_load_sector(const SitwellFlashLog* log, uint32_t sequence, SitwellLogPlace* place) {
  uint8_t bytes[sitwell_sector_head];
  if (!read_header(log, sequence % log->sectors, bytes)) return false;
  if (sitwell_get32(bytes + 4) != sequence) return false;
  place->sequence = sequence;
  place->slot = 0;
  place->damaged = 0;
  place->position = sitwell_get32(bytes + 8);
  place->boot_id = sitwell_get32(bytes + 12);
  place->next_us = sitwell_get64(bytes + 16);
  place->sync_device_us = sitwell_get64(bytes + 24);
  place->sync_utc_us = sitwell_get64(bytes + 32);
  place->acknowledged = sitwell_get32(bytes + 40);
  place->oldest = sitwell_get32(bytes + 44);
  place->overwritten = sitwell_get32(bytes + 48);
  place->body_site = bytes[52];
  return true;
}

/* `ahead`: epochs after the place's next one. */
static uint16_t slot_crc(SitwellSlot kind, const SitwellLogPlace* place, uint32_t ahead,
                         uint8_t checked[checked_length]) {
  const bool epoch = kind == sitwell_slot_epoch;
  checked[0] = (uint8_t)kind;
  sitwell_put32(checked + 1, place->sequence);
  sitwell_put32(checked + 5, epoch ? place->position + ahead : 0);
  sitwell_put32(checked + 9, epoch ? place->boot_id : 0);
  sitwell_put64(checked + 13, epoch ? place->next_us + (uint64_t)ahead * sitwell_epoch_us : 0);
  return crc_of(checked, checked_length);
}

/* All but epochs begin with the position, to which a reader that missed some then returns. */
void sitwell_encode_slot(SitwellSlot kind, const SitwellLogPlace* place, const SitwellEpoch* epoch,
                         uint8_t bytes[sitwell_slot_length]) {
  uint8_t checked[checked_length];
  uint8_t* body = checked + unsaid_length;
  for (int i = 0; i < sitwell_slot_body; i += 4) sitwell_put32(body + i, 0);
  sitwell_put32(body, place->position);
  if (kind == sitwell_slot_run) {
    sitwell_put64(body + 4, place->next_us);
    sitwell_put32(body + 12, place->boot_id);
  } else if (kind == sitwell_slot_sync) {
    sitwell_put64(body + 4, place->sync_device_us);
    sitwell_put64(body + 12, place->sync_utc_us);
  } else if (kind == sitwell_slot_acknowledged) {
    sitwell_put32(body + 4, place->acknowledged);
  } else if (kind == sitwell_slot_body_site) {
    body[4] = place->body_site;
  } else {
    sitwell_encode_epoch(epoch, body);
  }
  const uint16_t crc = slot_crc(kind, place, 0, checked);
  for (int i = 0; i < sitwell_slot_body; i += 4) sitwell_put32(bytes + i, sitwell_get32(body + i));
  sitwell_put16(bytes + sitwell_slot_body, crc);
}

static void return_to_position(SitwellLogPlace* place, uint32_t position) {
  place->next_us += (uint64_t)(position - place->position) * sitwell_epoch_us;
  place->position = position;
  place->damaged = 0;
}

static void take_run(SitwellLogPlace* place, const uint8_t* body) {
  const uint32_t boot_id = sitwell_get32(body + 12);
  if (boot_id != place->boot_id) place->sync_device_us = place->sync_utc_us = 0;
  place->next_us = sitwell_get64(body + 4);
  place->boot_id = boot_id;
}

static void take(SitwellSlot kind, SitwellLogPlace* place, const uint8_t* body) {
  return_to_position(place, sitwell_get32(body));
  if (kind == sitwell_slot_run) {
    take_run(place, body);
  } else if (kind == sitwell_slot_sync) {
    place->sync_device_us = sitwell_get64(body + 4);
    place->sync_utc_us = sitwell_get64(body + 12);
  } else if (kind == sitwell_slot_acknowledged) {
    place->acknowledged = sitwell_get32(body + 4);
  } else {
    place->body_site = body[4];
  }
}

/* An epoch may be the next one, or a later one where some before it are damaged. */
static bool take_epoch(SitwellLogPlace* place, uint8_t* checked, uint16_t crc,
                       SitwellEpoch* epoch) {
  for (uint32_t ahead = 0; ahead <= place->damaged; ++ahead) {
    if (slot_crc(sitwell_slot_epoch, place, ahead, checked) != crc) continue;
    return_to_position(place, place->position + ahead + 1);
    if (epoch) sitwell_decode_epoch(checked + unsaid_length, epoch);
    return true;
  }
  return false;
}

SitwellSlot sitwell_pass_slot(const SitwellFlashLog* log, SitwellLogPlace* place,
                              SitwellEpoch* epoch) {
  uint8_t checked[checked_length + 2];
  uint8_t* body = checked + unsaid_length;
  const SitwellFlash* flash = log->flash;
  const uint32_t address = sitwell_slot_address(log, place->sequence, place->slot++);
  if (flash->read(flash->context, address, body, sitwell_slot_length)) {
    const uint16_t crc = sitwell_get16(body + sitwell_slot_body);
    if (take_epoch(place, checked, crc, epoch)) return sitwell_slot_epoch;
    for (int kind = sitwell_slot_run; kind <= sitwell_slot_body_site; ++kind)
      if (slot_crc((SitwellSlot)kind, place, 0, checked) == crc) {
        take((SitwellSlot)kind, place, body);
        return (SitwellSlot)kind;
      }
    uint8_t all = 0xff;
    for (int i = 0; i < sitwell_slot_length; ++i) all &= body[i];
    if (all == 0xff) return sitwell_slot_blank;
  }
  ++place->damaged;
  return sitwell_slot_damaged;
}
