// The tables of red flags: what is said for each way it can hurt, each place, each figure.
#include <array>

#include "health/red_flags.hpp"

namespace sitwell {
namespace {

constexpr auto note = AdviceLevel::note;
constexpr auto professional = AdviceLevel::professional;

constexpr std::array hurts{
    HurtRule{HurtKind::not_said, note, "pain", "Stop here for today",
             "Come out of the pose slowly and rest. A stretch may be felt, but only mildly. If it "
             "goes on hurting, or hurts again next time, ask a doctor, physiotherapist or "
             "chiropractor."},
    HurtRule{HurtKind::sharp, professional, "sharp pain", "Stop: sharp pain is no stretch",
             "Come out of the pose slowly and do no more today. Let a doctor, physiotherapist or "
             "chiropractor look at sharp pain before the next routine."},
    HurtRule{HurtKind::shooting, professional, "shooting pain", "Stop: shooting pain",
             "Come out of the pose slowly and do no more today. Pain that shoots may come from a "
             "nerve: let a doctor, physiotherapist or chiropractor look at it before the next "
             "routine."},
    HurtRule{
        HurtKind::electric, professional, "electric pain", "Stop: electric pain",
        "Come out of the pose slowly and do no more today. Pain like electricity may come from "
        "a nerve: let a doctor, physiotherapist or chiropractor look at it before the next "
        "routine."},
    HurtRule{HurtKind::spreading, professional, "spreading pain", "Stop: pain that spreads",
             "Come out of the pose slowly and do no more today. Pain that spreads into belly, back "
             "or leg should be seen by a doctor, physiotherapist or chiropractor first."},
    HurtRule{
        HurtKind::tingling, professional, "tingling", "Stop: tingling",
        "Come out of the pose slowly: a nerve may be pressed or pulled. If the tingling is not "
        "gone within minutes, or comes back, see a doctor before the next routine."},
    HurtRule{HurtKind::numbness, professional, "numbness", "Stop: numbness",
             "Come out of the pose slowly: a nerve may be pressed or pulled. See a doctor about it "
             "before the next routine, and today if it stays."},
    HurtRule{HurtKind::dizziness, professional, "dizziness", "Stop: dizziness",
             "Lie or sit down, breathe normally and get up slowly once it has passed. See a doctor "
             "if it comes back; if you faint, or have chest pain, call your emergency number."},
    HurtRule{HurtKind::dull, note, "a dull ache", "Stop here for today",
             "Come out of the pose slowly and rest. Go less far next time. If a dull ache is still "
             "there after some days, ask a doctor, physiotherapist or chiropractor."},
};

constexpr std::array places{
    PlaceRule{HurtPlace::groin_or_belly, "Groin or belly",
              "Vessels, nerves and bowel lie here: leave the ball out, and press on nothing."},
    PlaceRule{
        HurtPlace::low_back, "Low back",
        "A low back that hurts in a lunge is often arched: going less deep, with the tailbone "
        "tucked, may suit it better next time."},
    PlaceRule{HurtPlace::knee, "Knee",
              "Next time lay a folded towel under the knee, or do the standing version; the "
              "screening knows the question."},
};

constexpr int severe = 7;  // of 10, where severe pain is commonly said to begin

constexpr std::array figures{
    FigureRule{Symptom::pelvic_floor, severe, "Your pelvic floor troubles you much",
               "Pelvic floor trouble of this size is worth a visit to a doctor or a pelvic health "
               "physiotherapist before you go on."},
    FigureRule{Symptom::belly_or_groin, severe, "Much pain deep in belly or groin",
               "Significant pain in the pelvis has many causes besides a tight muscle. Have a "
               "doctor look at it before you go on."},
    FigureRule{
        Symptom::front_of_thigh, severe, "Much pain or numbness in the thigh",
        "Strong pain, numbness or tingling down a thigh may come from a nerve. Have a doctor "
        "look at it before you go on; at once if the leg is weak."},
};

}  // namespace

std::span<const HurtRule> hurt_rules() { return hurts; }
std::span<const PlaceRule> place_rules() { return places; }
std::span<const FigureRule> figure_rules() { return figures; }

}  // namespace sitwell
