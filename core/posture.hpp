// The postures a wearer can be in, and the groups that bouts and exposure are counted by.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sitwell {

/// The order is part of the history's file format: append, never reorder.
enum class Posture : std::uint8_t {
  unknown,   ///< no data, or data that supports no claim; never counts as sitting
  unworn,    ///< the clip lies somewhere, or is being handled
  sitting,   ///< flexed hip, seated
  perching,  ///< half-seated: on a high stool or an edge, hip flexed 25-50 degrees
  standing,
  moving,  ///< upright and moving: walking, stairs, running
  cycling,
  lying,
  exercising,  ///< in a routine, led through it; never counts as sitting, whatever it looks like
  reclined,    ///< level and at rest, as likely lying as seated: counted as neither
};

inline constexpr std::array all_postures{
    Posture::unknown, Posture::unworn,  Posture::sitting, Posture::perching,   Posture::standing,
    Posture::moving,  Posture::cycling, Posture::lying,   Posture::exercising, Posture::reclined};

/// What bouts are made of: postures of one group belong to the same stretch of behaviour.
enum class PostureGroup : std::uint8_t {
  none,
  flexed,
  upright,
  cycling,
  lying,
  exercising,
  reclined
};

constexpr PostureGroup group_of(Posture posture) {
  switch (posture) {
    case Posture::sitting:
    case Posture::perching: return PostureGroup::flexed;
    case Posture::standing:
    case Posture::moving: return PostureGroup::upright;
    case Posture::cycling: return PostureGroup::cycling;
    case Posture::lying: return PostureGroup::lying;
    case Posture::exercising: return PostureGroup::exercising;
    case Posture::reclined: return PostureGroup::reclined;
    case Posture::unknown:
    case Posture::unworn: break;
  }
  return PostureGroup::none;
}

/// Flexed-hip sitting: the figure the product exists for.
constexpr bool is_flexed(Posture posture) { return group_of(posture) == PostureGroup::flexed; }
constexpr bool is_upright(Posture posture) { return group_of(posture) == PostureGroup::upright; }
/// The clip was on the wearer and said something: what wear time is the sum of.
constexpr bool is_worn(Posture posture) { return group_of(posture) != PostureGroup::none; }
/// Out of the flexed hip for certain: what a break from sitting is the sum of. Reclined is neither
/// that nor sitting.
constexpr bool is_break(Posture posture) {
  return is_worn(posture) && !is_flexed(posture) && posture != Posture::reclined;
}

constexpr std::string_view name_of(Posture posture) {
  switch (posture) {
    case Posture::unknown: return "unknown";
    case Posture::unworn: return "unworn";
    case Posture::sitting: return "sitting";
    case Posture::perching: return "perching";
    case Posture::standing: return "standing";
    case Posture::moving: return "moving";
    case Posture::cycling: return "cycling";
    case Posture::lying: return "lying";
    case Posture::exercising: return "exercising";
    case Posture::reclined: return "reclined";
  }
  return "unknown";
}

/// The posture of that name; nothing where there is none.
constexpr std::optional<Posture> posture_named(std::string_view name) {
  for (const Posture posture : all_postures)
    if (name_of(posture) == name) return posture;
  return std::nullopt;
}

}  // namespace sitwell
