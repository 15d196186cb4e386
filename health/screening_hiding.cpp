// What the conditions of screening hide, and what may be done instead.
#include <algorithm>

#include "health/screening_rules.hpp"

namespace sitwell {
namespace {

constexpr std::optional<Demand> all_but_gentlest = std::nullopt;
constexpr std::string_view standing = "standing-lunge";

constexpr std::array rules{
    HidingRule{Condition::hip_replacement, all_but_gentlest,
               "After a hip replacement this could strain the joint; ask your surgeon first.",
               gentlest_routine},
    HidingRule{Condition::hip_or_spine_surgery, all_but_gentlest,
               "After hip or spine surgery this could load what was operated on; ask first.",
               gentlest_routine},
    HidingRule{Condition::fracture, all_but_gentlest,
               "With a fracture this could disturb the bone; ask your doctor first.",
               gentlest_routine},
    HidingRule{Condition::osteoporosis, all_but_gentlest,
               "With osteoporosis this could put too much on a bone; ask your doctor first.",
               gentlest_routine},
    HidingRule{Condition::inflammatory_hip_disease, all_but_gentlest,
               "With an inflammatory hip disease this could stir the joint up; ask your doctor "
               "first.",
               gentlest_routine},
    HidingRule{Condition::pregnancy, Demand::face_down,
               "Nothing face down during pregnancy: it presses on the belly.", gentlest_routine},
    HidingRule{Condition::pregnancy, Demand::ball,
               "No ball during pregnancy: it presses on the belly.", gentlest_routine},
    HidingRule{
        Condition::after_childbirth, all_but_gentlest,
        "After childbirth this may come too early for belly and pelvic floor; be seen first.",
        gentlest_routine},
    HidingRule{Condition::aortic_aneurysm, all_but_gentlest,
               "With an aortic aneurysm pressure and straining could be dangerous; ask your doctor "
               "first.",
               gentlest_routine},
    HidingRule{Condition::hernia, Demand::face_down,
               "With a hernia, lying face down presses on it; ask your doctor first.",
               gentlest_routine},
    HidingRule{Condition::hernia, Demand::ball,
               "With a hernia, a ball could press on it; ask your doctor first.", gentlest_routine},
    HidingRule{Condition::hernia, Demand::abdominal_effort,
               "With a hernia, bracing the trunk pushes on the gap; ask your doctor first.",
               gentlest_routine},
    HidingRule{
        Condition::abdominal_surgery, all_but_gentlest,
        "After abdominal surgery this could pull on what is healing; ask your surgeon first.",
        gentlest_routine},
    HidingRule{Condition::blood_thinners, Demand::ball,
               "No ball with blood thinners: its pressure could cause a deep bruise.",
               gentlest_routine},
    HidingRule{Condition::clotting_disorder, Demand::ball,
               "No ball with a clotting disorder: its pressure could cause bleeding.",
               gentlest_routine},
    HidingRule{Condition::kneeling_pain, Demand::kneeling,
               "Kneeling hurts your knee; a folded towel under it may be enough (then answer no), "
               "else the standing version spares it.",
               standing},
};

}  // namespace

std::span<const HidingRule> hiding_rules() { return rules; }

bool is_gentlest(const Routine& routine) {
  return !routine.demands.empty() &&
         std::all_of(routine.demands.begin(), routine.demands.end(),
                     [](Demand demand) { return demand == Demand::lying_on_back; });
}

}  // namespace sitwell
