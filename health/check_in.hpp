// A check-in: how the wearer feels today, in a few figures. Optional, at most one a day, kept on
// this computer only. The symptoms are those people may not connect with a tight hip flexor
// (docs/health.md).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sitwell {

/// The order is part of the history's file format: append, never reorder.
enum class Symptom : std::uint8_t {
  low_back_pain,
  front_of_hip,    ///< pinching or stiffness
  belly_or_groin,  ///< deep pain
  pelvic_floor,    ///< tension
  shallow_breath,  ///< chest-high breathing
  front_of_thigh,  ///< pain, numbness or tingling
  digestion,       ///< unease
};
inline constexpr std::array all_symptoms{Symptom::low_back_pain,  Symptom::front_of_hip,
                                         Symptom::belly_or_groin, Symptom::pelvic_floor,
                                         Symptom::shallow_breath, Symptom::front_of_thigh,
                                         Symptom::digestion};
std::string_view name_of(Symptom symptom);    ///< "low_back_pain"
std::string_view words_for(Symptom symptom);  ///< "Low back pain"
std::optional<Symptom> symptom_named(std::string_view name);

inline constexpr int highest_figure = 10;         ///< 0: none, 10: as bad as it can be
inline constexpr std::size_t longest_note = 500;  ///< bytes of UTF-8

struct CheckIn {
  std::map<Symptom, int> figures;  ///< 0 to 10; only those that were answered
  std::optional<int> stress;       ///< 0 to 10
  std::string note;
  friend bool operator==(const CheckIn&, const CheckIn&) = default;
};

/// A check-in, and the local day it tells of.
struct DatedCheckIn {
  std::chrono::local_days day{};
  CheckIn check_in;
  friend bool operator==(const DatedCheckIn&, const DatedCheckIn&) = default;
};

/// Figures and stress in range, the note not too long, and something in it at all.
bool is_valid(const CheckIn& check_in);

}  // namespace sitwell
