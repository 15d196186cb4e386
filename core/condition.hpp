// What a wearer may have that speaks against a routine, and what a routine asks of a body: the
// words that routine files, screening and its rules share. Source: docs/health.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sitwell {

/// "Ask first": asked of the wearer before the first routine. The order is part of the history's
/// file format: append, never reorder.
enum class Condition : std::uint8_t {
  hip_replacement,
  hip_or_spine_surgery,
  fracture,
  osteoporosis,
  inflammatory_hip_disease,
  pregnancy,
  after_childbirth,
  aortic_aneurysm,
  hernia,
  abdominal_surgery,
  blood_thinners,
  clotting_disorder,
  kneeling_pain,
};
inline constexpr std::array all_conditions{
    Condition::hip_replacement,   Condition::hip_or_spine_surgery,     Condition::fracture,
    Condition::osteoporosis,      Condition::inflammatory_hip_disease, Condition::pregnancy,
    Condition::after_childbirth,  Condition::aortic_aneurysm,          Condition::hernia,
    Condition::abdominal_surgery, Condition::blood_thinners,           Condition::clotting_disorder,
    Condition::kneeling_pain};

/// What a routine asks of a body.
enum class Demand : std::uint8_t {
  lying_on_back,
  face_down,
  ball,              ///< weight on a soft ball beside the hip bone
  kneeling,          ///< on one knee
  hip_extension,     ///< the thigh is taken behind the trunk
  abdominal_effort,  ///< the trunk is held by its own strength
};
inline constexpr std::array all_demands{Demand::lying_on_back, Demand::face_down,
                                        Demand::ball,          Demand::kneeling,
                                        Demand::hip_extension, Demand::abdominal_effort};

std::string_view name_of(Condition condition);
std::string_view name_of(Demand demand);
std::optional<Condition> condition_named(std::string_view name);
std::optional<Demand> demand_named(std::string_view name);

}  // namespace sitwell
