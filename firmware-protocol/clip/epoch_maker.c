#include "firmware-protocol/clip/epoch_maker.h"

/* As in core/features.hpp and the tracker's gap. */
static const float low_pass_radps = 6.28318531F * 5;
static const uint32_t gap_us = 1000000;

static const float degree = 0.0174532925F;

void sitwell_epoch_maker_start(SitwellEpochMaker* maker, uint32_t acceleration_ng_per_lsb,
                               uint32_t turn_ndps_per_lsb) {
  sitwell_up_filter_start(&maker->filter);
  maker->g_per_lsb = (float)acceleration_ng_per_lsb * 1e-9F;
  maker->radps_per_lsb = (float)turn_ndps_per_lsb * 1e-9F * degree;
  maker->running = false;
  maker->now = 0;
  maker->begin_us = maker->last_us = 0;
}

static SitwellVector scaled_axes(const int16_t axes[3], float scale) {
  return sitwell_scaled(sitwell_vector((float)axes[0], (float)axes[1], (float)axes[2]), scale);
}

static void begin_epoch(SitwellEpochMaker* m, uint64_t begin_us) {
  const SitwellVector zero = sitwell_vector(0, 0, 0);
  m->begin_us = begin_us;
  m->now = 1 - m->now;
  m->spread[m->now].n = 0;
  m->up_off[0] = m->up_off[1] = zero;
  m->half_n[0] = m->half_n[1] = 0;
  m->up_off_squared = m->impact_squared = m->turn_squared = m->turn_peak_squared = 0;
  for (int i = 0; i < 5; ++i) m->moment[i] = 0;
}

static void add_spread(SitwellSpread* s, SitwellVector acceleration, float vertical) {
  if (s->n == 0) {
    s->origin = acceleration;
    s->vertical_origin = vertical;
    s->total = sitwell_vector(0, 0, 0);
    s->total_squared = s->vertical = s->vertical_squared = 0;
  }
  const SitwellVector off = sitwell_minus(acceleration, s->origin);
  const float vertical_off = vertical - s->vertical_origin;
  s->n += 1;
  s->total = sitwell_plus(s->total, off, 1);
  s->total_squared += sitwell_dot(off, off);
  s->vertical += vertical_off;
  s->vertical_squared += vertical_off * vertical_off;
}

/* Mean squares about the mean of two lots taken together; `apart` is between their means. */
static float pooled(float n0, float squares0, float n1, float squares1, float apart_squared) {
  const float n = n0 + n1;
  return (squares0 + squares1 + apart_squared * (n0 * n1 / n)) / n;
}

static float total_variance(const SitwellSpread* a, const SitwellSpread* b) {
  const float squares = b->total_squared - sitwell_dot(b->total, b->total) / b->n;
  if (a->n == 0) return squares / b->n;
  const SitwellVector apart = sitwell_minus(sitwell_plus(a->origin, a->total, 1 / a->n),
                                            sitwell_plus(b->origin, b->total, 1 / b->n));
  return pooled(a->n, a->total_squared - sitwell_dot(a->total, a->total) / a->n, b->n, squares,
                sitwell_dot(apart, apart));
}

static float vertical_variance(const SitwellSpread* a, const SitwellSpread* b) {
  const float squares = b->vertical_squared - b->vertical * b->vertical / b->n;
  if (a->n == 0) return squares / b->n;
  const float apart =
      a->vertical_origin + a->vertical / a->n - b->vertical_origin - b->vertical / b->n;
  return pooled(a->n, a->vertical_squared - a->vertical * a->vertical / a->n, b->n, squares,
                apart * apart);
}

static uint8_t compact(float value, float unit) {
  const float most = 600000; /* more than a compact number can say */
  const float steps = value / unit + 0.5F;
  return sitwell_compact((uint32_t)(steps < most ? steps : most));
}

static int16_t nearest(float value) { return (int16_t)(value < 0 ? value - 0.5F : value + 0.5F); }

static void put_ups(const SitwellEpochMaker* m, float n, SitwellEpoch* epoch) {
  const SitwellVector sum =
      sitwell_plus(sitwell_plus(m->up_off[0], m->up_off[1], 1), m->up_origin, n);
  for (int half = 0; half < 2; ++half) {
    const float count = m->half_n[half];
    const SitwellVector up =
        sitwell_normalized(count > 0 ? sitwell_plus(m->up_off[half], m->up_origin, count) : sum);
    epoch->up[half][0] = nearest(up.x * (float)sitwell_up_one);
    epoch->up[half][1] = nearest(up.y * (float)sitwell_up_one);
    epoch->up[half][2] = nearest(up.z * (float)sitwell_up_one);
  }
  /* core's 2 (1 - m) of the mean's length m, from 1 - m2, which is the ups' variance. */
  const SitwellVector off = sitwell_plus(m->up_off[0], m->up_off[1], 1);
  const float variance = m->up_off_squared / n - sitwell_dot(off, off) / (n * n);
  const float mean = sitwell_root(sitwell_dot(sum, sum)) / n;
  epoch->swing = compact(sitwell_root(2 * variance / (1 + mean)), 0.01F * degree);
}

static void complete(const SitwellEpochMaker* m, SitwellEpoch* epoch) {
  const SitwellSpread* before = &m->spread[1 - m->now];
  const SitwellSpread* now = &m->spread[m->now];
  const float n = now->n;
  put_ups(m, n, epoch);
  epoch->vertical_sd = compact(sitwell_root(vertical_variance(before, now)), 1e-4F);
  epoch->total_sd = compact(sitwell_root(total_variance(before, now)), 1e-4F);
  epoch->impact = compact(sitwell_root(m->impact_squared / n), 1e-4F);
  epoch->turn_rms = compact(sitwell_root(m->turn_squared / n), 0.01F * degree);
  epoch->turn_peak = compact(sitwell_root(m->turn_peak_squared), 0.01F * degree);
  const float scale = m->turn_squared > 0 ? (float)sitwell_moment_one / m->turn_squared : 0;
  for (int i = 0; i < 5; ++i) epoch->moment[i] = (int8_t)nearest(m->moment[i] * scale);
}

static void add_up(SitwellEpochMaker* m, uint64_t at_us) {
  const int half = at_us - m->begin_us < sitwell_epoch_us / 2 ? 0 : 1;
  if (m->spread[m->now].n == 0) m->up_origin = m->filter.up;
  const SitwellVector off = sitwell_minus(m->filter.up, m->up_origin);
  m->up_off[half] = sitwell_plus(m->up_off[half], off, 1);
  m->up_off_squared += sitwell_dot(off, off);
  m->half_n[half] += 1;
}

static void add_turn(SitwellEpochMaker* m) {
  const SitwellVector w = m->filter.turn_rate;
  const float squared = sitwell_dot(w, w);
  m->turn_squared += squared;
  if (squared > m->turn_peak_squared) m->turn_peak_squared = squared;
  m->moment[0] += w.x * w.x;
  m->moment[1] += w.y * w.y;
  m->moment[2] += w.x * w.y;
  m->moment[3] += w.x * w.z;
  m->moment[4] += w.y * w.z;
}

static void add_acceleration(SitwellEpochMaker* m, SitwellVector acceleration, float dt_s) {
  const float x = low_pass_radps * dt_s;
  const float weight = x / (1 + x);
  m->low[0] = sitwell_plus(m->low[0], sitwell_minus(acceleration, m->low[0]), weight);
  m->low[1] = sitwell_plus(m->low[1], sitwell_minus(m->low[0], m->low[1]), weight);
  const SitwellVector impact = sitwell_minus(acceleration, m->low[1]);
  m->impact_squared += sitwell_dot(impact, impact);
  add_spread(&m->spread[m->now], m->low[1], sitwell_dot(m->low[1], m->filter.up));
}

bool sitwell_epoch_maker_add(SitwellEpochMaker* maker, uint64_t at_us, const SitwellSample* reading,
                             SitwellEpoch* epoch, uint64_t* begin_us) {
  const SitwellVector acceleration = scaled_axes(reading->acceleration, maker->g_per_lsb);
  const SitwellVector turn_rate = scaled_axes(reading->turn_rate, maker->radps_per_lsb);
  if (maker->running && (at_us <= maker->last_us || at_us - maker->last_us >= gap_us))
    maker->running = false;
  bool completed = false;
  float dt_s = 0;
  if (maker->running) {
    dt_s = (float)(uint32_t)(at_us - maker->last_us) * 1e-6F;
    completed = at_us - maker->begin_us >= sitwell_epoch_us;
    if (completed) {
      complete(maker, epoch);
      *begin_us = maker->begin_us;
      begin_epoch(maker, maker->begin_us + sitwell_epoch_us);
    }
  } else {
    sitwell_up_filter_restart(&maker->filter);
    maker->running = true;
    maker->low[0] = maker->low[1] = acceleration;
    maker->spread[maker->now].n = 0;
    begin_epoch(maker, at_us);
  }
  maker->last_us = at_us;
  sitwell_up_filter_add(&maker->filter, acceleration, turn_rate, dt_s);
  add_up(maker, at_us);
  add_turn(maker);
  add_acceleration(maker, acceleration, dt_s);
  return completed;
}
