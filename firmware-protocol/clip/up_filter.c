#include "firmware-protocol/clip/up_filter.h"

/* The settings of core/gravity_filter.hpp, where their reasons are. */
static const float time_constant_s = 3;
static const float restart_after_s = 0.1F;
static const float rest_reference_s = 0.5F;
static const float rest_turn_radps = 0.0349066F;    /* 2 degrees a second */
static const float rest_acceleration_g = 0.050986F; /* 0.5 m/s2 */
static const float rest_bias_limit_radps = 0.0349066F;
static const float rest_after_s = 1.5F;
static const float bias_memory_s = 10;
static const float root_2 = 1.41421356F;

void sitwell_up_filter_start(SitwellUpFilter* filter) {
  const SitwellVector zero = sitwell_vector(0, 0, 0);
  filter->up = filter->turn_rate = filter->bias = zero;
  sitwell_up_filter_restart(filter);
}

void sitwell_up_filter_restart(SitwellUpFilter* filter) {
  filter->started_s = 0;
  filter->rest_s = 0;
  filter->started_readings = 0;
  filter->running = false;
  filter->has_reference = false;
}

/* sin(a)/a and (1 - cos a)/a2 of a turn, by their series. At 100 readings a second two terms are
   enough for single precision; a full turn would take a dozen. */
typedef struct Turn {
  SitwellVector by;
  float sine, versine;
} Turn;

static Turn turn_of(SitwellVector by) {
  Turn turn;
  turn.by = by;
  turn.sine = 1;
  turn.versine = 0.5F;
  const float squared = sitwell_dot(by, by);
  float sine = 1;
  float versine = 0.5F;
  for (int n = 2; n < 40 && (sine > 1e-8F || sine < -1e-8F); n += 2) {
    sine *= -squared / (float)(n * (n + 1));
    versine *= -squared / (float)((n + 1) * (n + 2));
    turn.sine += sine;
    turn.versine += versine;
  }
  return turn;
}

/* A vector fixed to the world, as a sensor sees it that has turned: rotated by -turn. */
static SitwellVector seen_after(const Turn* turn, SitwellVector v) {
  const SitwellVector c = sitwell_cross(turn->by, v);
  return sitwell_plus(sitwell_plus(v, c, -turn->sine), sitwell_cross(turn->by, c), turn->versine);
}

static bool below(float value, float limit) { return value < limit && value > -limit; }

static void update_bias(SitwellUpFilter* f, SitwellVector acceleration, SitwellVector turn_rate,
                        float dt_s) {
  if (!f->has_reference) {
    f->turn_reference = turn_rate;
    f->acceleration_reference = acceleration;
    f->has_reference = true;
    return;
  }
  const float weight = dt_s / (rest_reference_s + dt_s);
  f->turn_reference =
      sitwell_plus(f->turn_reference, sitwell_minus(turn_rate, f->turn_reference), weight);
  f->acceleration_reference = sitwell_plus(
      f->acceleration_reference, sitwell_minus(acceleration, f->acceleration_reference), weight);

  const SitwellVector turn_off = sitwell_minus(turn_rate, f->turn_reference);
  const SitwellVector acceleration_off = sitwell_minus(acceleration, f->acceleration_reference);
  const bool still =
      sitwell_dot(turn_off, turn_off) < rest_turn_radps * rest_turn_radps &&
      sitwell_dot(acceleration_off, acceleration_off) < rest_acceleration_g * rest_acceleration_g &&
      below(f->turn_reference.x, rest_bias_limit_radps) &&
      below(f->turn_reference.y, rest_bias_limit_radps) &&
      below(f->turn_reference.z, rest_bias_limit_radps);
  f->rest_s = still ? f->rest_s + dt_s : 0;
  if (f->rest_s > bias_memory_s) f->rest_s = bias_memory_s;
  if (f->rest_s < rest_after_s) return;
  f->bias = sitwell_plus(f->bias, sitwell_minus(f->turn_reference, f->bias), dt_s / f->rest_s);
}

/* A mean over the first time constant, from which the filter then goes on in its steady state. */
static void start_up(SitwellUpFilter* f, SitwellVector acceleration, const Turn* turn, float dt_s) {
  if (f->started_readings == 0) {
    f->level = sitwell_vector(0, 0, 0);
  } else {
    f->level = seen_after(turn, f->level);
    f->started_s += dt_s;
  }
  ++f->started_readings;
  f->level = sitwell_plus(f->level, sitwell_minus(acceleration, f->level),
                          1.0F / (float)f->started_readings);
  f->up = sitwell_normalized(f->level);
  f->slope = sitwell_vector(0, 0, 0);
  f->running = f->started_s >= time_constant_s;
}

/* The same Butterworth as in core, with its states where single precision does not hurt: in the
   usual form a hundredth of a second against 3 s would leave it half a degree of rounding. */
static void low_pass(SitwellUpFilter* f, SitwellVector acceleration, float dt_s) {
  const float x = dt_s / (root_2 * time_constant_s);
  const float gain = x + x * x * x * (1.0F / 3); /* tan x; dt_s is under 0.1 s */
  const SitwellVector off = sitwell_minus(acceleration, f->level);
  const SitwellVector slope =
      sitwell_scaled(sitwell_plus(f->slope, off, gain), 1 / (1 + gain * (gain + root_2)));
  const SitwellVector low = sitwell_plus(f->level, slope, gain);
  f->slope = sitwell_minus(sitwell_scaled(slope, 2), f->slope);
  f->level = sitwell_plus(f->level, slope, 2 * gain);
  f->up = sitwell_normalized(low);
}

void sitwell_up_filter_add(SitwellUpFilter* filter, SitwellVector acceleration_g,
                           SitwellVector turn_rate_radps, float dt_s) {
  if (dt_s > restart_after_s) sitwell_up_filter_restart(filter);
  update_bias(filter, acceleration_g, turn_rate_radps, dt_s);
  filter->turn_rate = sitwell_minus(turn_rate_radps, filter->bias);
  const Turn turn = turn_of(sitwell_scaled(filter->turn_rate, dt_s));
  if (!filter->running) {
    start_up(filter, acceleration_g, &turn, dt_s);
    return;
  }
  filter->slope = seen_after(&turn, filter->slope);
  filter->level = seen_after(&turn, filter->level);
  low_pass(filter, acceleration_g, dt_s);
}
