/* Little-endian numbers in and out of bytes, whatever the machine's own order and alignment. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_BYTES_H
#define SITWELL_FIRMWARE_PROTOCOL_BYTES_H

#include <stdint.h>

static inline uint16_t sitwell_get16(const uint8_t* bytes) {
  return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static inline uint32_t sitwell_get32(const uint8_t* bytes) {
  return sitwell_get16(bytes) | (uint32_t)sitwell_get16(bytes + 2) << 16;
}

static inline uint64_t sitwell_get64(const uint8_t* bytes) {
  return sitwell_get32(bytes) | (uint64_t)sitwell_get32(bytes + 4) << 32;
}

/* To signed without what C99 leaves to the compiler. */
static inline int16_t sitwell_get_signed16(const uint8_t* bytes) {
  const uint16_t value = sitwell_get16(bytes);
  return (int16_t)(value < 0x8000 ? (int32_t)value : (int32_t)value - 0x10000);
}

static inline int8_t sitwell_get_signed8(const uint8_t* bytes) {
  return (int8_t)(bytes[0] < 0x80 ? (int16_t)bytes[0] : (int16_t)(bytes[0] - 0x100));
}

static inline void sitwell_put16(uint8_t* bytes, uint16_t value) {
  bytes[0] = (uint8_t)value;
  bytes[1] = (uint8_t)(value >> 8);
}

static inline void sitwell_put32(uint8_t* bytes, uint32_t value) {
  sitwell_put16(bytes, (uint16_t)value);
  sitwell_put16(bytes + 2, (uint16_t)(value >> 16));
}

static inline void sitwell_put64(uint8_t* bytes, uint64_t value) {
  sitwell_put32(bytes, (uint32_t)value);
  sitwell_put32(bytes + 4, (uint32_t)(value >> 32));
}

#endif
