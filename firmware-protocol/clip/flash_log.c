#include "firmware-protocol/clip/flash_log.h"

#include "firmware-protocol/clip/epoch_maker.h"
#include "firmware-protocol/clip/sector.h"

/* Flash that fails is tried so often for one epoch, and no more: an erase can take half a second,
   and a sensor's FIFO holds little more than that. */
enum { slot_tries = 4, slot_tries_in_sector = 2, sector_tries = 2 };

static bool reads_back(const SitwellFlash* flash, uint32_t address, const uint8_t* bytes,
                       uint32_t size) {
  uint8_t found[sitwell_sector_head];
  if (!flash->read(flash->context, address, found, size)) return false;
  for (uint32_t i = 0; i < size; ++i)
    if (found[i] != bytes[i]) return false;
  return true;
}

static bool write_checked(SitwellFlashLog* log, uint32_t address, const uint8_t* bytes,
                          uint32_t size) {
  const SitwellFlash* flash = log->flash;
  flash->write(flash->context, address, bytes, size);
  if (reads_back(flash, address, bytes, size)) return true; /* whatever the write said */
  ++log->bad_writes;
  return false;
}

/* The sector to be opened at log->end takes the oldest one's place. */
static void let_oldest_go(SitwellFlashLog* log) {
  SitwellLogPlace* end = &log->end;
  if (end->sequence < 2 * log->sectors) return; /* the ring's first turn */
  uint32_t oldest = end->position;
  SitwellLogPlace left;
  for (uint32_t s = end->sequence - log->sectors + 1; s < end->sequence; ++s)
    if (sitwell_load_sector(log, s, &left)) {
      oldest = left.position;
      break;
    }
  const uint32_t begin = sitwell_log_begin(log);
  if (oldest > begin) end->overwritten += oldest - begin;
  if (oldest > end->oldest) end->oldest = oldest;
}

static bool open_sector(SitwellFlashLog* log) {
  const SitwellFlash* flash = log->flash;
  uint8_t header[sitwell_sector_head];
  for (int i = 0; i < sector_tries; ++i) {
    ++log->end.sequence;
    log->end.slot = 0;
    let_oldest_go(log);
    const uint32_t address = sitwell_sector_address(log, log->end.sequence);
    sitwell_encode_sector(&log->end, header);
    if (flash->erase(flash->context, address)) {
      if (write_checked(log, address, header, sizeof header)) return true;
    } else {
      ++log->bad_writes;
    }
    log->end.slot = log->slots;
  }
  return false;
}

static bool write_slot(SitwellFlashLog* log, SitwellSlot kind, const SitwellEpoch* epoch) {
  uint8_t bytes[sitwell_slot_length];
  if (log->sectors == 0) return false;
  for (int i = 1; i <= slot_tries; ++i) {
    if (log->end.slot == log->slots && !open_sector(log)) return false;
    /* Encoded each time: a slot is bound to its sector. */
    sitwell_encode_slot(kind, &log->end, epoch, bytes);
    const uint32_t address = sitwell_slot_address(log, log->end.sequence, log->end.slot++);
    if (write_checked(log, address, bytes, sizeof bytes)) return true;
    if (i == slot_tries_in_sector) log->end.slot = log->slots;
  }
  return false;
}

static bool begin_run(SitwellFlashLog* log, uint64_t begin_us) {
  log->end.next_us = begin_us;
  if (write_slot(log, sitwell_slot_run, 0)) return true;
  log->end.next_us = UINT64_MAX; /* so that the next epoch tries to begin a run again */
  return false;
}

/* Behind the last slot of the newest sector that is not blank. */
static void find_end(SitwellFlashLog* log, uint32_t newest) {
  SitwellLogPlace* end = &log->end;
  sitwell_load_sector(log, newest, end);
  uint32_t used = 0;
  while (end->slot < log->slots)
    if (sitwell_pass_slot(log, end, 0) != sitwell_slot_blank) used = end->slot;
  end->slot = used;
  end->position += end->damaged; /* cannot be told from epochs that were logged and went bad */
  end->damaged = 0;
}

static void begin_empty(SitwellFlashLog* log) {
  SitwellLogPlace* end = &log->end;
  end->sequence = log->sectors - 1; /* the one before the first; none is ever below `sectors` */
  end->slot = log->slots;
  end->damaged = end->position = end->boot_id = 0;
  end->acknowledged = end->oldest = end->overwritten = 0;
  end->body_site = sitwell_site_unset;
}

void sitwell_log_start(SitwellFlashLog* log, const SitwellFlash* flash, uint32_t boot_id) {
  log->flash = flash;
  log->bad_writes = log->lost_epochs = 0;
  const bool room = flash->sector_size >= sitwell_sector_head + sitwell_slot_length;
  log->sectors = room ? flash->size / flash->sector_size : 0;
  log->slots = room ? (flash->sector_size - sitwell_sector_head) / sitwell_slot_length : 0;
  if (log->sectors < 3) log->sectors = 0; /* one to write, one to read, one to give way */
  begin_empty(log);
  uint32_t newest = 0;
  for (uint32_t i = 0; i < log->sectors; ++i) {
    uint32_t sequence;
    if (sitwell_find_sequence(log, i, &sequence) && sequence > newest) newest = sequence;
  }
  if (newest > 0) find_end(log, newest);
  log->end.sync_device_us = log->end.sync_utc_us = 0;
  log->end.boot_id = log->sectors > 0 ? log->end.boot_id + 1 : boot_id;
  begin_run(log, 0);
}

uint32_t sitwell_log_capacity(const SitwellFlashLog* log) {
  return log->sectors > 0 ? (log->sectors - 1) * log->slots : 0;
}

uint32_t sitwell_log_begin(const SitwellFlashLog* log) {
  const SitwellLogPlace* end = &log->end;
  return end->acknowledged > end->oldest ? end->acknowledged : end->oldest;
}

bool sitwell_log_append(SitwellFlashLog* log, const SitwellEpoch* epoch, uint64_t begin_us) {
  if (log->sectors == 0) return false;
  const bool goes_on = begin_us == log->end.next_us || begin_run(log, begin_us);
  if (!goes_on || !write_slot(log, sitwell_slot_epoch, epoch)) {
    ++log->lost_epochs;
    return false;
  }
  ++log->end.position;
  log->end.next_us += sitwell_epoch_us;
  return true;
}

void sitwell_log_acknowledge(SitwellFlashLog* log, uint32_t position) {
  if (position <= log->end.acknowledged || position > log->end.position) return;
  log->end.acknowledged = position;
  write_slot(log, sitwell_slot_acknowledged, 0);
}

void sitwell_log_sync(SitwellFlashLog* log, uint64_t device_us, uint64_t utc_us) {
  log->end.sync_device_us = device_us;
  log->end.sync_utc_us = utc_us;
  write_slot(log, sitwell_slot_sync, 0);
}

void sitwell_log_set_body_site(SitwellFlashLog* log, uint8_t body_site) {
  if (body_site == log->end.body_site) return;
  log->end.body_site = body_site;
  write_slot(log, sitwell_slot_body_site, 0);
}
