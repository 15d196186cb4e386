#include "firmware-protocol/clip/clip.h"

#include "firmware-protocol/clip/clip_parts.h"
#include "firmware-protocol/clip/live_stream.h"
#include "firmware-protocol/clip/pace.h"
#include "firmware-protocol/clip/stillness.h"

enum {
  take_max = 16,    /* readings out of the FIFO at a time: 192 bytes of stack */
  takes_a_run = 64, /* ten seconds' worth; a FIFO that never empties must not keep us for ever */
  log_reports_a_run = 32,
  look_every_us = 1000000, /* at battery and sensor: the ADC costs more than the answer */
  imu_silent_us = 2000000, /* a FIFO with an interrupt every second would be late, not silent */
  battery_low_percent = 15,
  battery_empty_percent = 2 /* what is left keeps the clock, and wakes it on the charger */
};

uint64_t sitwell_clip_now(const SitwellClip* clip) {
  return clip->hardware->now_us(clip->hardware->context);
}

static void copy_identity(SitwellIdentity* to, const SitwellIdentity* from) {
  volatile uint8_t* out = (volatile uint8_t*)to; /* or compilers would ask libc for memcpy */
  const uint8_t* in = (const uint8_t*)from;
  for (size_t i = 0; i < sizeof *to; ++i) out[i] = in[i];
}

void sitwell_clip_start(SitwellClip* clip, const SitwellHardware* hardware,
                        const SitwellIdentity* identity) {
  clip->hardware = hardware;
  copy_identity(&clip->identity, identity);
  sitwell_log_start(&clip->log, &hardware->flash, identity->boot_id);
  clip->identity.boot_id = clip->log.end.boot_id;
  clip->identity.log_capacity = sitwell_log_capacity(&clip->log);
  clip->identity.protocol_revision = sitwell_protocol_revision;
  if (clip->log.end.body_site != sitwell_site_unset)
    clip->identity.body_site = (SitwellBodySite)clip->log.end.body_site;
  sitwell_epoch_maker_start(&clip->maker, identity->acceleration_ng_per_lsb,
                            identity->turn_ndps_per_lsb);
  sitwell_pace_start(&clip->pace, identity->nominal_rate_hz,
                     hardware->fifo_lost(hardware->context));
  clip->attached = clip->imu_failed = false;
  clip->flags = 0;
  clip->reader.reading = false;
  clip->reader.size = 0;
  sitwell_live_begin(&clip->live, 0, 0);
  clip->power = sitwell_power_asleep;
  sitwell_clip_get_up(clip);
}

void sitwell_clip_get_up(SitwellClip* clip) {
  if (clip->power == sitwell_power_awake) return;
  clip->power = sitwell_power_awake;
  clip->hardware->set_power(clip->hardware->context, sitwell_power_awake);
  clip->pace.known = false;
  clip->pace.last_us = sitwell_clip_now(clip); /* from here on the sensor's silence is counted */
  clip->look_due_us = clip->pace.last_us + look_every_us;
  sitwell_stillness_restart(&clip->stillness);
}

static void fall_asleep(SitwellClip* clip) {
  clip->power = sitwell_power_asleep;
  clip->imu_failed = false;
  clip->hardware->set_power(clip->hardware->context, sitwell_power_asleep);
}

void sitwell_clip_wake(SitwellClip* clip) { sitwell_clip_get_up(clip); }

void sitwell_clip_attach(SitwellClip* clip, bool attached) {
  clip->attached = attached;
  clip->reader.reading = false;
  clip->reader.size = 0;
  sitwell_live_begin(&clip->live, 0, 0);
  if (attached) sitwell_clip_get_up(clip);
}

static uint8_t flags_of(const SitwellClip* clip, const SitwellBattery* battery) {
  unsigned flags = 0;
  if (battery->charging) flags |= sitwell_flag_charging;
  if (battery->percent <= battery_low_percent) flags |= sitwell_flag_battery_low;
  if (clip->log.end.overwritten > 0) flags |= sitwell_flag_log_overwritten;
  if (clip->imu_failed) flags |= sitwell_flag_imu_failed;
  return (uint8_t)flags;
}

void sitwell_clip_status(SitwellClip* clip, SitwellStatus* status) {
  const SitwellHardware* hardware = clip->hardware;
  const SitwellBattery battery = hardware->battery(hardware->context);
  clip->flags = flags_of(clip, &battery);
  status->sequence = 0;
  status->device_us = sitwell_clip_now(clip);
  status->boot_id = clip->identity.boot_id;
  status->lost_samples = hardware->fifo_lost(hardware->context);
  status->logged_epochs = clip->log.end.position - sitwell_log_begin(&clip->log);
  status->temperature_cdegc = hardware->temperature_cdegc(hardware->context);
  status->battery_mv = battery.millivolts;
  status->battery_percent = battery.percent;
  status->flags = clip->flags;
}

static void take_epoch(SitwellClip* clip, const SitwellEpoch* epoch, uint64_t begin_us) {
  sitwell_log_append(&clip->log, epoch, begin_us);
  const bool unworn = sitwell_stillness_add(&clip->stillness, epoch);
  if (unworn && clip->live.readings_a_report == 0) fall_asleep(clip);
}

static void take_readings(SitwellClip* clip, const SitwellSample* readings, uint32_t count,
                          uint64_t last_us) {
  SitwellTake take;
  sitwell_pace_take(&clip->pace, count, last_us, clip->hardware->fifo_lost(clip->hardware->context),
                    &take);
  const uint32_t interval_ns = sitwell_pace_interval_ns(&clip->pace);
  if (!take.continuous) sitwell_live_flush(&clip->live, interval_ns, clip->log.end.position);
  for (uint32_t i = 0; i < count; ++i) {
    const uint64_t at_us = sitwell_take_us(&take, i);
    SitwellEpoch epoch;
    uint64_t begin_us = 0;
    /* The epoch first: a report's log end then says of all its readings where they are logged. */
    if (sitwell_epoch_maker_add(&clip->maker, at_us, &readings[i], &epoch, &begin_us))
      take_epoch(clip, &epoch, begin_us);
    sitwell_live_add(&clip->live, &readings[i], at_us, interval_ns, clip->log.end.position);
  }
}

static void empty_fifo(SitwellClip* clip) {
  const SitwellHardware* hardware = clip->hardware;
  SitwellSample readings[take_max];
  for (int i = 0; i < takes_a_run && clip->power == sitwell_power_awake; ++i) {
    uint64_t last_us = 0;
    const int count = hardware->read_fifo(hardware->context, readings, take_max, &last_us);
    if (count < 0) clip->imu_failed = true;
    if (count <= 0) return;
    clip->imu_failed = false;
    take_readings(clip, readings, count < take_max ? (uint32_t)count : (uint32_t)take_max, last_us);
    if (count < take_max) return;
  }
}

/* Once a second: does the sensor still answer, how is the battery, is a status due? */
static void look_about(SitwellClip* clip, uint64_t now_us) {
  clip->look_due_us = now_us + look_every_us;
  if (now_us > clip->pace.last_us && now_us - clip->pace.last_us > imu_silent_us)
    clip->imu_failed = true;
  const SitwellBattery battery = clip->hardware->battery(clip->hardware->context);
  const bool changed = flags_of(clip, &battery) != clip->flags;
  const bool streaming = clip->live.readings_a_report > 0;
  if (streaming && (changed || now_us >= clip->live.status_due_us)) {
    SitwellStatus status;
    sitwell_clip_status(clip, &status);
    sitwell_live_tell(&clip->live, &status);
  }
  if (battery.percent <= battery_empty_percent && !battery.charging && !streaming)
    fall_asleep(clip);
}

static void prepare_log_report(SitwellClip* clip) {
  SitwellLogStream* reader = &clip->reader;
  size_t size = 0;
  sitwell_log_read(&clip->log, &reader->place, &reader->epochs);
  reader->epochs.sequence = reader->sequence++;
  sitwell_encode_epochs(&reader->epochs, reader->bytes, sizeof reader->bytes, &size);
  reader->size = (uint16_t)size;
  reader->reading = reader->epochs.count > 0;
}

static void send_log(SitwellClip* clip) {
  const SitwellHardware* hardware = clip->hardware;
  SitwellLogStream* reader = &clip->reader;
  for (int i = 0; i < log_reports_a_run; ++i) {
    if (reader->size == 0 && reader->reading) prepare_log_report(clip);
    if (reader->size == 0 || !hardware->usb_send(hardware->context, sitwell_usb_log_endpoint,
                                                 reader->bytes, reader->size))
      return;
    reader->size = 0;
  }
}

void sitwell_clip_run(SitwellClip* clip) {
  if (clip->power == sitwell_power_awake) {
    empty_fifo(clip);
    const uint64_t now_us = sitwell_clip_now(clip);
    if (now_us >= clip->look_due_us) look_about(clip, now_us);
  }
  if (!clip->attached) return;
  sitwell_live_send(&clip->live, clip->hardware);
  send_log(clip);
}
