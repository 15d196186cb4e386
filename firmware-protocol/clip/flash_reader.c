#include "firmware-protocol/clip/epoch_maker.h"
#include "firmware-protocol/clip/sector.h"

/* Of the sector that the ring would give up next, which may be none yet. */
static uint32_t oldest_sequence(const SitwellFlashLog* log) {
  return log->end.sequence - log->sectors + 1;
}

static void go_to_end(const SitwellFlashLog* log, SitwellLogPlace* place) {
  place->sequence = log->end.sequence;
  place->slot = log->end.slot;
  place->damaged = 0;
  place->position = log->end.position;
}

/* Passes the next epoch; the place is then right behind it. False at the log's end. */
static bool pass_epoch(const SitwellFlashLog* log, SitwellLogPlace* place, SitwellEpoch* epoch) {
  for (;;) {
    if (place->sequence == log->end.sequence && place->slot >= log->end.slot) return false;
    if (place->slot < log->slots) {
      if (sitwell_pass_slot(log, place, epoch) == sitwell_slot_epoch) return true;
    } else if (!sitwell_load_sector(log, place->sequence + 1, place)) {
      ++place->sequence; /* that sector is bad: try the one after it */
    }
  }
}

/* Back before the epoch just passed. */
static void step_back(SitwellLogPlace* place) {
  --place->slot;
  --place->position;
  place->next_us -= sitwell_epoch_us;
}

/* The first good sector from a sequence to before another; that other where there is none. */
static uint32_t good_sector(const SitwellFlashLog* log, uint32_t from, uint32_t before,
                            SitwellLogPlace* place) {
  while (from < before && !sitwell_load_sector(log, from, place)) ++from;
  return from;
}

void sitwell_log_seek(const SitwellFlashLog* log, uint32_t position, SitwellLogPlace* place) {
  go_to_end(log, place);
  if (log->sectors == 0) return;
  /* The last good sector that begins at or before the position lies in [low, high). */
  uint32_t low = oldest_sequence(log);
  uint32_t high = log->end.sequence + 1;
  while (high - low > 1) {
    const uint32_t middle = low + (high - low) / 2;
    const uint32_t good = good_sector(log, middle, high, place);
    if (good < high && place->position <= position)
      low = good;
    else
      high = middle;
  }
  if (good_sector(log, low, log->end.sequence + 1, place) > log->end.sequence) {
    go_to_end(log, place);
    return;
  }
  while (pass_epoch(log, place, 0))
    if (place->position > position) {
      step_back(place);
      return;
    }
}

static bool goes_on(const SitwellEpochs* epochs, const SitwellLogPlace* behind) {
  return behind->boot_id == epochs->boot_id &&
         behind->position - epochs->position == epochs->count + 1U &&
         behind->next_us - epochs->first_us == (epochs->count + 1ULL) * sitwell_epoch_us &&
         behind->sync_device_us == epochs->sync_device_us &&
         behind->sync_utc_us == epochs->sync_utc_us;
}

static void begin_report(SitwellEpochs* epochs, const SitwellLogPlace* place) {
  epochs->boot_id = place->boot_id;
  epochs->position = place->position;
  epochs->first_us = place->next_us;
  epochs->sync_device_us = place->sync_device_us;
  epochs->sync_utc_us = place->sync_utc_us;
}

void sitwell_log_read(const SitwellFlashLog* log, SitwellLogPlace* place, SitwellEpochs* epochs) {
  epochs->epoch_ms = sitwell_epoch_us / 1000;
  epochs->count = 0;
  begin_report(epochs, &log->end);
  if (log->sectors == 0) return;
  /* The ring may have come round to where the place was. */
  if (place->sequence < oldest_sequence(log)) sitwell_log_seek(log, place->position, place);
  while (epochs->count < sitwell_epochs_max &&
         pass_epoch(log, place, &epochs->epochs[epochs->count])) {
    if (epochs->count == 0) {
      begin_report(epochs, place);
      --epochs->position;
      epochs->first_us -= sitwell_epoch_us;
    } else if (!goes_on(epochs, place)) {
      step_back(place);
      break;
    }
    ++epochs->count;
  }
}
