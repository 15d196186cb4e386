// The screening's questions, in the order they are asked.
#include "health/screening.hpp"

namespace sitwell {
namespace {

ScreeningQuestion about(Sign sign, std::string_view text) {
  return {.name = name_of(sign), .sign = sign, .text = text};
}
/// What no professional's word lifts.
ScreeningQuestion stands(Condition condition, std::string_view text) {
  return {.name = name_of(condition), .condition = condition, .text = text};
}
ScreeningQuestion about(Condition condition, std::string_view text) {
  ScreeningQuestion question = stands(condition, text);
  question.clearable = true;
  return question;
}

std::vector<ScreeningQuestion> all_questions() {
  return {
      about(Sign::bladder_or_bowel,
            "Have you recently lost control of your bladder or your bowel?"),
      about(Sign::saddle_numbness,
            "Is the saddle area numb: your seat, your genitals, or the inside of your thighs?"),
      about(Sign::worsening_leg_weakness, "Is a leg newly weak, or is its weakness getting worse?"),
      about(Sign::fever, "Do you have a fever together with back or hip pain?"),
      about(Sign::major_trauma,
            "Have you had a bad fall, a crash or another major trauma that nobody has examined "
            "since?"),
      about(Sign::night_pain, "Does severe pain wake you or keep you awake at night?"),

      about(Sign::sharp_pain,
            "Do you have sharp, shooting or electric pain that no professional has looked at yet?"),
      about(Sign::pelvic_pain,
            "Do you have significant pelvic pain, or trouble with your pelvic floor, that no "
            "professional has looked at yet?"),
      about(Sign::leg_numb_or_weak,
            "Do you have numbness or weakness in a leg that no professional has looked at yet?"),

      about(Condition::hip_replacement, "Have you had a hip replacement?"),
      about(Condition::hip_or_spine_surgery,
            "Have you had any other surgery on a hip or on your spine?"),
      about(Condition::fracture,
            "Is a fracture still healing, or have you broken a hip, your pelvis or a bone of your "
            "back in the past year?"),
      about(Condition::osteoporosis, "Do you have osteoporosis, which makes bones break easily?"),
      about(Condition::inflammatory_hip_disease,
            "Do you have an inflammatory disease of a hip, such as rheumatoid arthritis?"),
      stands(Condition::pregnancy, "Are you pregnant, or might you be?"),
      about(Condition::after_childbirth, "Have you given birth in the past year?"),
      about(Condition::aortic_aneurysm,
            "Do you know of an aneurysm of your aorta, the large vessel that runs through the "
            "belly?"),
      about(Condition::hernia, "Do you have a hernia in the belly or the groin?"),
      about(Condition::abdominal_surgery,
            "Have you had abdominal surgery in the past six months, a caesarean included?"),
      stands(Condition::blood_thinners,
             "Do you take blood thinners, which keep blood from clotting?"),
      stands(Condition::clotting_disorder,
             "Do you have a clotting disorder: do you bleed or bruise unusually easily?"),
      stands(Condition::kneeling_pain, "Does a knee hurt when you kneel on it?"),
  };
}

}  // namespace

std::span<const ScreeningQuestion> screening_questions() {
  static const std::vector<ScreeningQuestion> questions = all_questions();
  return questions;
}

}  // namespace sitwell
