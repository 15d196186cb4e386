#include "firmware-protocol/clip/pace.h"

/* The mean is over ten seconds at 100 Hz: long beside the jitter of a FIFO's interrupt, short
   beside a sensor's warming up. */
enum { memory_readings = 1024, parts_per_us = 256 * 1000 };

/* Later than twice the time that they would take, and this much for a late interrupt: a pause. */
static const uint64_t lateness_us = 50000;

void sitwell_pace_start(SitwellPace* pace, uint8_t nominal_rate_hz, uint32_t fifo_lost) {
  const uint32_t rate_hz = nominal_rate_hz > 0 ? nominal_rate_hz : 100;
  pace->known = false;
  pace->last_us = 0;
  pace->fifo_lost = fifo_lost;
  pace->readings = 0;
  pace->interval = (uint64_t)parts_per_us * 1000000 / rate_hz;
}

uint32_t sitwell_pace_interval_ns(const SitwellPace* pace) {
  return (uint32_t)((pace->interval + 128) / 256);
}

static void average(SitwellPace* pace, uint64_t step, uint32_t count) {
  pace->readings += count;
  if (pace->readings > memory_readings) pace->readings = memory_readings;
  const uint32_t weight = count < pace->readings ? count : pace->readings;
  const int64_t off = (int64_t)step - (int64_t)pace->interval;
  pace->interval = (uint64_t)((int64_t)pace->interval + off * weight / pace->readings);
}

void sitwell_pace_take(SitwellPace* pace, uint32_t count, uint64_t last_us, uint32_t fifo_lost,
                       SitwellTake* take) {
  const uint32_t lost = fifo_lost - pace->fifo_lost;
  const uint32_t all = count + lost;
  const uint64_t usual_us = all * pace->interval / parts_per_us;
  const uint64_t passed_us = last_us - pace->last_us;
  const bool in_step = pace->known && last_us > pace->last_us && lost < memory_readings &&
                       passed_us <= 2 * usual_us + lateness_us;
  take->step = in_step ? passed_us * parts_per_us / all : pace->interval;
  take->continuous = in_step && lost == 0;
  if (in_step) average(pace, take->step, all);
  const uint64_t back_us = take->step * (count - 1) / parts_per_us;
  take->first_us = last_us > back_us ? last_us - back_us : 0;
  pace->known = true;
  pace->last_us = last_us;
  pace->fifo_lost = fifo_lost;
}

uint64_t sitwell_take_us(const SitwellTake* take, uint32_t i) {
  return take->first_us + i * take->step / parts_per_us;
}
