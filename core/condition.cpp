#include "core/condition.hpp"

namespace sitwell {

std::string_view name_of(Condition condition) {
  switch (condition) {
    case Condition::hip_replacement: return "hip_replacement";
    case Condition::hip_or_spine_surgery: return "hip_or_spine_surgery";
    case Condition::fracture: return "fracture";
    case Condition::osteoporosis: return "osteoporosis";
    case Condition::inflammatory_hip_disease: return "inflammatory_hip_disease";
    case Condition::pregnancy: return "pregnancy";
    case Condition::after_childbirth: return "after_childbirth";
    case Condition::aortic_aneurysm: return "aortic_aneurysm";
    case Condition::hernia: return "hernia";
    case Condition::abdominal_surgery: return "abdominal_surgery";
    case Condition::blood_thinners: return "blood_thinners";
    case Condition::clotting_disorder: return "clotting_disorder";
    case Condition::kneeling_pain: return "kneeling_pain";
  }
  return "unknown";
}

std::string_view name_of(Demand demand) {
  switch (demand) {
    case Demand::lying_on_back: return "lying_on_back";
    case Demand::face_down: return "face_down";
    case Demand::ball: return "ball";
    case Demand::kneeling: return "kneeling";
    case Demand::hip_extension: return "hip_extension";
    case Demand::abdominal_effort: return "abdominal_effort";
  }
  return "unknown";
}

std::optional<Condition> condition_named(std::string_view name) {
  for (const Condition condition : all_conditions)
    if (name_of(condition) == name) return condition;
  return std::nullopt;
}

std::optional<Demand> demand_named(std::string_view name) {
  for (const Demand demand : all_demands)
    if (name_of(demand) == name) return demand;
  return std::nullopt;
}

}  // namespace sitwell
