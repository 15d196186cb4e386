// What the signs of screening lead to.
#include <algorithm>

#include "health/screening_rules.hpp"

namespace sitwell {
namespace {

constexpr auto urgent = AdviceLevel::urgent;
constexpr auto professional = AdviceLevel::professional;

constexpr std::array rules{
    SignRule{Sign::bladder_or_bowel, urgent, "Lost control of bladder or bowel",
             "Losing control of bladder or bowel can mean that nerves at the end of the spine are "
             "pressed on. Go to an emergency department or call your emergency number now; hours "
             "matter.",
             "Lost control of bladder or bowel needs urgent care first."},
    SignRule{Sign::saddle_numbness, urgent, "Numbness in the saddle area",
             "Numbness where a saddle would touch you can mean that nerves at the end of the spine "
             "are pressed on. Go to an emergency department or call your emergency number now; "
             "hours matter.",
             "Numbness in the saddle area needs urgent care first."},
    SignRule{Sign::worsening_leg_weakness, urgent, "New or worsening leg weakness",
             "A leg that is newly weak, or grows weaker, has to be examined today. Go to an "
             "emergency department or call your emergency number, and do not drive yourself.",
             "New or worsening leg weakness needs urgent care first."},
    SignRule{
        Sign::fever, urgent, "Fever with back or hip pain",
        "A fever that comes with back or hip pain can mean an infection deep in the body. Have "
        "it looked at today, by a doctor on call or in an emergency department.",
        "Fever with back or hip pain needs urgent care first."},
    SignRule{Sign::major_trauma, urgent, "Pain or worry after major trauma",
             "After a bad fall, a crash or a hard blow something may be broken or bleeding though "
             "you can walk. Have yourself examined today, and keep still until then if your back, "
             "neck or hip hurts.",
             "A major trauma needs urgent care first."},
    SignRule{
        Sign::night_pain, urgent, "Severe night pain",
        "Severe pain at night that rest does not ease can have causes that must not wait. Call "
        "a doctor now, at night a doctor on call or an emergency department.",
        "Severe night pain needs urgent care first."},

    SignRule{
        Sign::sharp_pain, professional, "Sharp, shooting or electric pain",
        "Pain that is sharp, shooting or electric is no stretch: it may come from a nerve or a "
        "joint. Let a doctor, physiotherapist or chiropractor look at it before you go on.",
        "Sharp, shooting or electric pain should be seen by a professional first."},
    SignRule{
        Sign::pelvic_pain, professional, "Pelvic pain or pelvic floor trouble",
        "Significant pelvic pain and pelvic floor trouble have many causes, and some get worse "
        "with the wrong exercise. Ask a doctor or a pelvic health physiotherapist.",
        "Significant pelvic pain or pelvic floor trouble should be seen by a professional first."},
    SignRule{Sign::leg_numb_or_weak, professional, "Numbness or weakness in a leg",
             "Numbness or weakness in a leg may come from a nerve, and stretching can irritate it. "
             "See a doctor soon; if it is new or gets worse, treat it as urgent.",
             "Numbness or weakness in a leg should be seen by a professional first."},
};

}  // namespace

std::span<const SignRule> sign_rules() { return rules; }

const SignRule& rule_of(Sign sign) {
  return *std::find_if(rules.begin(), rules.end(),
                       [sign](const SignRule& rule) { return rule.sign == sign; });
}

}  // namespace sitwell
