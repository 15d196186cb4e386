// What the conditions of screening mean for the wearer: whom to ask, and what to mind.
#include "health/screening_rules.hpp"

namespace sitwell {
namespace {

constexpr auto ask = AdviceLevel::ask_first;

constexpr std::array advice{
    ConditionAdvice{Condition::hip_replacement, ask, "After a hip replacement",
                    "Some movements can strain a new hip or lever it out. Ask your surgeon or "
                    "physiotherapist which of these routines suit yours."},
    ConditionAdvice{Condition::hip_or_spine_surgery, ask, "After hip or spine surgery",
                    "What was operated on may need limits for a long time. Ask your surgeon or "
                    "physiotherapist which of these routines suit you."},
    ConditionAdvice{Condition::fracture, ask, "With a fracture",
                    "Bone that is healing must not be pulled on or leaned on too early. Ask the "
                    "doctor who looks after the fracture before any routine."},
    ConditionAdvice{
        Condition::osteoporosis, ask, "With osteoporosis",
        "Thin bones can give way under pressure, twisting or a fall. Ask your doctor or "
        "physiotherapist which of these routines suit you."},
    ConditionAdvice{Condition::inflammatory_hip_disease, ask, "With an inflammatory hip disease",
                    "An inflamed hip can answer a stretch with a flare. Ask your doctor which "
                    "movements are good for you, and when to rest."},
    ConditionAdvice{Condition::pregnancy, ask, "During pregnancy",
                    "Nothing face down and no ball until the child is born. Ask your midwife or "
                    "doctor about the rest, and leave whatever feels wrong."},
    ConditionAdvice{Condition::after_childbirth, AdviceLevel::professional,
                    "After childbirth, let somebody look first",
                    "Belly, pelvis and pelvic floor need time after childbirth. Have a doctor, "
                    "midwife or pelvic health physiotherapist see you before you begin."},
    ConditionAdvice{
        Condition::after_childbirth, ask, "After childbirth",
        "Ask at that visit which of these routines suit you by now; until then only the "
        "gentlest is offered."},
    ConditionAdvice{Condition::aortic_aneurysm, ask, "With an aortic aneurysm",
                    "The aorta lies right beside the psoas. Pressure on it and straining could be "
                    "dangerous: ask the doctor who follows the aneurysm before any routine."},
    ConditionAdvice{
        Condition::hernia, ask, "With a hernia",
        "Straining and pressure can push more through the gap. Ask your doctor what you "
        "may do, and get help at once if it becomes hard, very painful or cannot be "
        "pushed back."},
    ConditionAdvice{Condition::abdominal_surgery, ask, "After abdominal surgery",
                    "The wall of the belly heals for months. Ask your surgeon when you may stretch "
                    "it and when you may work it."},
    ConditionAdvice{Condition::blood_thinners, ask, "With blood thinners",
                    "Pressure can cause deep bruises, so there is no ball for you. Ask your doctor "
                    "or pharmacist before you take up the rest."},
    ConditionAdvice{
        Condition::clotting_disorder, ask, "With a clotting disorder",
        "Pressure can cause bleeding deep in the body, so there is no ball for you. Ask "
        "the doctor who looks after it before you take up the rest."},
    ConditionAdvice{Condition::kneeling_pain, AdviceLevel::note, "When kneeling hurts",
                    "Padding may be enough: lay a folded towel or a cushion under the knee, and "
                    "answer no if that takes the pain away. Else do the standing version of the "
                    "lunge."},
};

constexpr std::string_view ask_even_rest =
    "Lying with bent knees suits most people, but ask even about that, and get up if it hurts.";

constexpr std::array minding{
    MindingRule{Condition::hip_replacement, {}, ask_even_rest},
    MindingRule{Condition::hip_or_spine_surgery, {}, ask_even_rest},
    MindingRule{Condition::fracture, {}, ask_even_rest},
    MindingRule{Condition::osteoporosis,
                {},
                "Get down to the floor and up again with a hand on something steady."},
    MindingRule{Condition::inflammatory_hip_disease,
                {},
                "Leave it on days on which the hip is hot or swollen."},
    MindingRule{Condition::pregnancy, Demand::lying_on_back,
                "Later in pregnancy, do not lie flat on your back: prop yourself up, and turn on "
                "your side if you feel faint."},
    MindingRule{Condition::pregnancy, {}, "Ask your midwife or doctor first, and never strain."},
    MindingRule{Condition::after_childbirth,
                {},
                "Keep to breathing and resting until somebody has looked at you."},
    MindingRule{Condition::aortic_aneurysm,
                {},
                "Breathe on, never strain, and let nothing press on your belly, hands included."},
    MindingRule{Condition::hernia, {}, "Stop if you feel a bulge or a pull at the hernia."},
    MindingRule{
        Condition::abdominal_surgery, {}, "Rest your hands beside you if they press on the scar."},
    MindingRule{Condition::blood_thinners, Demand::kneeling,
                "Kneel on something thick and soft: knees bruise easily with blood thinners."},
    MindingRule{Condition::clotting_disorder, Demand::kneeling,
                "Kneel on something thick and soft: pressure may bleed with a clotting disorder."},
};

}  // namespace

std::span<const ConditionAdvice> condition_advice() { return advice; }
std::span<const MindingRule> minding_rules() { return minding; }

}  // namespace sitwell
