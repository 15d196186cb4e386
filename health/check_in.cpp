#include "health/check_in.hpp"

namespace sitwell {

std::string_view name_of(Symptom symptom) {
  switch (symptom) {
    case Symptom::low_back_pain: return "low_back_pain";
    case Symptom::front_of_hip: return "front_of_hip";
    case Symptom::belly_or_groin: return "belly_or_groin";
    case Symptom::pelvic_floor: return "pelvic_floor";
    case Symptom::shallow_breath: return "shallow_breath";
    case Symptom::front_of_thigh: return "front_of_thigh";
    case Symptom::digestion: return "digestion";
  }
  return "unknown";
}

std::string_view words_for(Symptom symptom) {
  switch (symptom) {
    case Symptom::low_back_pain: return "Low back pain";
    case Symptom::front_of_hip: return "Pinching or stiffness in the front of the hip";
    case Symptom::belly_or_groin: return "Deep belly or groin pain";
    case Symptom::pelvic_floor: return "Pelvic floor tension";
    case Symptom::shallow_breath: return "Shallow, chest-high breathing";
    case Symptom::front_of_thigh: return "Pain, numbness or tingling down the front of the thigh";
    case Symptom::digestion: return "Digestive unease";
  }
  return "";
}

std::optional<Symptom> symptom_named(std::string_view name) {
  for (const Symptom symptom : all_symptoms)
    if (name_of(symptom) == name) return symptom;
  return std::nullopt;
}

bool is_valid(const CheckIn& check_in) {
  const auto in_range = [](int figure) { return figure >= 0 && figure <= highest_figure; };
  for (const auto& [symptom, figure] : check_in.figures)
    if (!in_range(figure)) return false;
  if (check_in.stress && !in_range(*check_in.stress)) return false;
  if (check_in.note.size() > longest_note) return false;
  return !check_in.figures.empty() || check_in.stress || !check_in.note.empty();
}

}  // namespace sitwell
