/* Vectors in single precision, and a square root, for the clip core's own use. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_VECTOR_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_VECTOR_H

#include <stdint.h>

typedef struct SitwellVector {
  float x, y, z;
} SitwellVector;

static inline SitwellVector sitwell_vector(float x, float y, float z) {
  SitwellVector v;
  v.x = x;
  v.y = y;
  v.z = z;
  return v;
}

static inline SitwellVector sitwell_scaled(SitwellVector a, float s) {
  return sitwell_vector(a.x * s, a.y * s, a.z * s);
}

/** a + b s */
static inline SitwellVector sitwell_plus(SitwellVector a, SitwellVector b, float s) {
  return sitwell_vector(a.x + b.x * s, a.y + b.y * s, a.z + b.z * s);
}

static inline SitwellVector sitwell_minus(SitwellVector a, SitwellVector b) {
  return sitwell_vector(a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline float sitwell_dot(SitwellVector a, SitwellVector b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline SitwellVector sitwell_cross(SitwellVector a, SitwellVector b) {
  return sitwell_vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

/** 1 / sqrt(x) of a positive number: a guess from the halved exponent, then Newton until single
    precision is used up. */
static inline float sitwell_inverse_root(float x) {
  union {
    float number;
    uint32_t bits;
  } guess;
  guess.number = x;
  guess.bits = 0x5f375a86U - (guess.bits >> 1);
  float y = guess.number;
  for (int i = 0; i < 3; ++i) y *= 1.5F - 0.5F * x * y * y;
  return y;
}

/** The square root; 0 of what is not positive. */
static inline float sitwell_root(float x) { return x > 0 ? x * sitwell_inverse_root(x) : 0; }

/** At length one; the zero vector stays zero. */
static inline SitwellVector sitwell_normalized(SitwellVector a) {
  const float squared = sitwell_dot(a, a);
  return squared > 0 ? sitwell_scaled(a, sitwell_inverse_root(squared)) : a;
}

#endif
