#include "firmware-protocol/bytes.h"
#include "firmware-protocol/log.h"

/* Two numbers of 12 bits in three bytes, the first in the lower bits. */
static uint16_t twelve_bits(int16_t value) {
  const int16_t cut = value < -2048 ? (int16_t)-2048 : value > 2047 ? (int16_t)2047 : value;
  return (uint16_t)((uint16_t)cut & 0xfff);
}

static int16_t from_twelve_bits(unsigned bits) {
  return (int16_t)(bits < 0x800 ? (int)bits : (int)bits - 0x1000);
}

static void put_pair(uint8_t* bytes, int16_t first, int16_t second) {
  const uint16_t low = twelve_bits(first);
  const uint16_t high = twelve_bits(second);
  bytes[0] = (uint8_t)low;
  bytes[1] = (uint8_t)(low >> 8 | high << 4);
  bytes[2] = (uint8_t)(high >> 4);
}

static void get_pair(const uint8_t* bytes, int16_t* first, int16_t* second) {
  *first = from_twelve_bits(bytes[0] | (bytes[1] & 0x0fU) << 8);
  *second = from_twelve_bits(bytes[1] >> 4 | (unsigned)bytes[2] << 4);
}

void sitwell_encode_epoch(const SitwellEpoch* epoch, uint8_t bytes[20]) {
  put_pair(bytes, epoch->up[0][0], epoch->up[0][1]);
  put_pair(bytes + 3, epoch->up[0][2], epoch->up[1][0]);
  put_pair(bytes + 6, epoch->up[1][1], epoch->up[1][2]);
  bytes[9] = epoch->vertical_sd;
  bytes[10] = epoch->total_sd;
  bytes[11] = epoch->impact;
  bytes[12] = epoch->swing;
  bytes[13] = epoch->turn_rms;
  bytes[14] = epoch->turn_peak;
  for (int i = 0; i < 5; ++i) bytes[15 + i] = (uint8_t)epoch->moment[i];
}

void sitwell_decode_epoch(const uint8_t bytes[20], SitwellEpoch* epoch) {
  get_pair(bytes, &epoch->up[0][0], &epoch->up[0][1]);
  get_pair(bytes + 3, &epoch->up[0][2], &epoch->up[1][0]);
  get_pair(bytes + 6, &epoch->up[1][1], &epoch->up[1][2]);
  epoch->vertical_sd = bytes[9];
  epoch->total_sd = bytes[10];
  epoch->impact = bytes[11];
  epoch->swing = bytes[12];
  epoch->turn_rms = bytes[13];
  epoch->turn_peak = bytes[14];
  for (int i = 0; i < 5; ++i) epoch->moment[i] = sitwell_get_signed8(bytes + 15 + i);
}

/* Four bits of exponent, four of mantissa with a leading one left out, as in a small float. */
uint32_t sitwell_expand(uint8_t compact) {
  const unsigned exponent = compact >> 4;
  const uint32_t mantissa = compact & 15;
  return exponent == 0 ? mantissa : (16 + mantissa) << (exponent - 1);
}

uint8_t sitwell_compact(uint32_t value) {
  if (value >= sitwell_expand(255)) return 255;
  unsigned exponent = 0;
  while (value >> exponent > 31) ++exponent;
  /* Rounding up may carry into the exponent, which is what adding to the whole code does. */
  const uint32_t half = exponent == 0 ? 0 : 1U << (exponent - 1);
  const uint32_t mantissa = (value + half) >> exponent;
  return (uint8_t)(mantissa < 16 ? mantissa : (exponent + 1) * 16 + (mantissa - 16));
}
