#include "firmware-protocol/clip/stillness.h"

/* A computer calls a clip unworn after 10 minutes flat or 90 minutes still (core/wear.hpp), under
   10 mg and within 1.5 degrees. Half the stir and twice the time: whenever a clip goes to sleep the
   computer has long called it unworn, and what it leaves out changes nothing. */
enum {
  still_steps = 50, /* total SD, 0.1 mg */
  flat_for_s = 20 * 60,
  still_for_s = 180 * 60
};

/* Squares of sines, of an up whose length is 2047. */
static const int32_t wander_squared = 1276; /* 1 degree */
static const int32_t flat_squared = 11478;  /* 3 degrees: what is across the axis that points up */

void sitwell_stillness_restart(SitwellStillness* stillness) { stillness->seconds = 0; }

static int32_t squared(int32_t a) { return a * a; }

static bool is_flat(const int16_t up[3]) {
  const int32_t x = squared(up[0]);
  const int32_t y = squared(up[1]);
  const int32_t z = squared(up[2]);
  return x + y < flat_squared || y + z < flat_squared || x + z < flat_squared;
}

bool sitwell_stillness_add(SitwellStillness* stillness, const SitwellEpoch* epoch) {
  const int16_t* up = epoch->up[1];
  int32_t wander = 0;
  for (int i = 0; i < 3; ++i) wander += squared(up[i] - stillness->up[i]);
  if (sitwell_expand(epoch->total_sd) >= still_steps) {
    stillness->seconds = 0;
    return false;
  }
  if (stillness->seconds == 0 || wander > wander_squared) {
    stillness->seconds = 0;
    for (int i = 0; i < 3; ++i) stillness->up[i] = up[i];
  }
  ++stillness->seconds;
  return stillness->seconds >= still_for_s || (stillness->seconds >= flat_for_s && is_flat(up));
}
