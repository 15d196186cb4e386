// Every fact that Sitwell has to carry about health is in what it says: a row for each, with where
// it must be said and words that must be there. Rows follow docs/health.md.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "health/learn.hpp"
#include "health/product_text.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;

namespace {

struct Fact {
  std::string section;
  std::string where;
  std::vector<std::string> words;
};

const std::vector<Fact> facts{
    {"muscle", "learn/muscle", {"psoas major", "only muscle", "spine", "leg"}},
    {"muscle", "learn/muscle", {"lumbar vertebrae", "pelvis", "femur"}},
    {"muscle", "learn/muscle", {"iliacus", "iliopsoas"}},
    {"muscle",
     "learn/muscle",
     {"primary hip flexor", "walking", "running", "stairs", "standing up"}},
    {"muscle", "learn/muscle", {"steady", "lumbar spine", "pelvis"}},

    {"causes",
     "learn/causes/Prolonged sitting",
     {"hips stay flexed", "muscle stays short", "clip measures", "prompts", "charts", "exposure"}},
    {"causes",
     "learn/causes/Chronic stress",
     {"fight or flight", "tension", "constructive rest", "paced", "breathing", "check-in",
      "stress"}},
    {"causes",
     "learn/causes/Poor posture",
     {"slouching", "arched low back", "pelvis tilted forward", "clip on the pelvis", "pelvic tilt",
      "sitting and standing", "without one", "tips"}},
    {"causes",
     "learn/causes/Overuse in exercise",
     {"running", "cycling", "dancing", "flex the hip again and again", "counts", "steps", "minutes",
      "beside the sitting"}},
    {"causes",
     "learn/causes/A weak core and weak glutes",
     {"core", "glutes", "compensates", "plan", "supporting", "glute bridge", "dead bug", "marked"}},

    {"symptoms", "symptom/low_back_pain", {"low back", "pain"}},
    {"symptoms", "symptom/front_of_hip", {"pinching", "stiffness", "front of the hip"}},
    {"symptoms", "symptom/belly_or_groin", {"deep", "belly", "groin", "pain"}},
    {"symptoms", "symptom/pelvic_floor", {"pelvic floor", "tension"}},
    {"symptoms", "symptom/shallow_breath", {"shallow", "chest-high", "breathing"}},
    {"symptoms",
     "symptom/front_of_thigh",
     {"pain", "numbness", "tingling", "down the front of the thigh"}},
    {"symptoms", "symptom/digestion", {"digestive", "unease"}},
    {"symptoms",
     "learn/symptoms",
     {"low back pain", "front of the hip", "groin", "pelvic floor", "chest-high", "thigh",
      "digestive", "optional", "0", "10"}},

    {"constructive rest",
     "learn/constructive-rest/Lie down",
     {"on your back", "knees bent", "feet flat", "hip-width"}},
    {"constructive rest",
     "learn/constructive-rest/Spine",
     {"neutral", "neither flattened", "nor arched"}},
    {"constructive rest",
     "learn/constructive-rest/Breathing",
     {"hands", "lower belly", "slow", "diaphragmatic breaths"}},
    {"constructive rest", "learn/constructive-rest", {"5 to 10 minutes", "safest start"}},

    {"lunge",
     "learn/lunge/Kneel",
     {"soft surface", "one foot forward", "front knee at 90 degrees", "above the ankle", "hands",
      "front thigh"}},
    {"lunge",
     "learn/lunge/Tuck",
     {"engage the core", "tuck the tailbone slightly", "most important part"}},
    {"lunge", "learn/lunge", {"mild stretch", "front of the hip", "rear hip"}},
    {"lunge",
     "learn/lunge/No deeper",
     {"do not push deeper", "arches the back", "disengages the psoas"}},
    {"lunge", "learn/lunge/How long", {"30 to 45 seconds a side", "breathing", "other side"}},

    {"ball release", "learn/ball-release/Ball", {"soft ball", "slightly deflated"}},
    {"ball release",
     "learn/ball-release/Lie down",
     {"face down", "just inside the bony point", "hip", "forearms", "lower yourself gently"}},
    {"ball release",
     "learn/ball-release/Pause",
     {"tender", "30 to 60 seconds", "until it eases", "never press harder"}},
    {"ball release", "learn/ball-release", {"never", "hard ball", "foam roller"}},
    {"routines", "learn/routines", {"move slowly", "breathe deeply"}},
    {"routines", "learn/routines", {"mild", "never sharp", "stabbing", "intense"}},

    {"warnings",
     "learn/warnings",
     {"aggressive self-treatment", "major vessels", "nerves", "intestines", "kidneys", "close"}},
    {"warnings",
     "learn/warnings",
     {"forceful", "digging", "bruise", "irritate nerves", "harm organs"}},
    {"warnings",
     "learn/warnings",
     {"stop", "sharp", "shooting", "electric", "spreading", "tingling", "dizziness"}},
    {"warnings",
     "learn/stop",
     {"sharp", "shooting", "electric", "spreading", "tingling", "dizziness", "doctor"}},
    {"warnings", "learn/routines", {"\"this hurts\"", "always", "ends", "record", "shows"}},
    {"stop at", "hurt/sharp", {"stop", "sharp", "doctor"}},
    {"stop at", "hurt/shooting", {"stop", "shoot", "doctor"}},
    {"stop at", "hurt/electric", {"stop", "electric", "doctor"}},
    {"stop at", "hurt/spreading", {"stop", "spreads", "doctor"}},
    {"stop at", "hurt/tingling", {"stop", "tingling", "doctor"}},
    {"stop at", "hurt/dizziness", {"stop", "dizziness", "doctor"}},

    {"professional", "learn/professional", {"chiropractor", "physiotherapist", "doctor"}},
    {"professional", "question/sharp_pain", {"sharp", "shooting", "electric", "pain"}},
    {"professional", "advice/sharp_pain", {"professional:", "sharp", "shooting", "electric"}},
    {"professional", "learn/professional/Sharp, shooting or electric pain", {"nerve", "doctor"}},
    {"professional",
     "learn/professional/Pain that does not improve with gentle stretching",
     {"notices", "14 days", "fallen", "routines done"}},
    {"professional",
     "advice/no_improvement",
     {"professional:", "14 days", "routines", "gentle stretching", "fallen", "doctor"}},
    {"professional", "question/pelvic_pain", {"significant pelvic pain", "pelvic floor"}},
    {"professional", "advice/pelvic_pain", {"professional:", "pelvic pain", "pelvic floor"}},
    {"professional",
     "learn/professional/Pelvic pain or pelvic floor trouble",
     {"significant", "doctor"}},
    {"professional", "advice/after_childbirth", {"professional:", "after childbirth", "doctor"}},
    {"professional", "learn/professional", {"after childbirth", "midwife"}},
    {"professional", "question/leg_numb_or_weak", {"numbness", "weakness", "leg"}},
    {"professional", "advice/leg_numb_or_weak", {"professional:", "numbness", "weakness", "leg"}},
    {"professional", "learn/professional/Numbness or weakness in a leg", {"nerve", "doctor"}},

    {"urgent", "question/bladder_or_bowel", {"lost control", "bladder", "bowel"}},
    {"urgent", "advice/bladder_or_bowel", {"urgent:", "bladder", "bowel", "emergency"}},
    {"urgent", "learn/urgent/Lost control of bladder or bowel", {"emergency", "now"}},
    {"urgent", "question/saddle_numbness", {"saddle", "numb"}},
    {"urgent", "advice/saddle_numbness", {"urgent:", "numbness", "saddle", "emergency"}},
    {"urgent", "learn/urgent/Numbness in the saddle area", {"emergency", "now"}},
    {"urgent", "question/worsening_leg_weakness", {"leg", "newly weak", "worse"}},
    {"urgent", "advice/worsening_leg_weakness", {"urgent:", "new or worsening leg weakness"}},
    {"urgent", "learn/urgent/New or worsening leg weakness", {"emergency", "today"}},
    {"urgent", "question/fever", {"fever", "back", "hip pain"}},
    {"urgent", "advice/fever", {"urgent:", "fever with back or hip pain"}},
    {"urgent", "learn/urgent/Fever with back or hip pain", {"today", "emergency"}},
    {"urgent", "question/major_trauma", {"major trauma", "fall", "crash"}},
    {"urgent", "advice/major_trauma", {"urgent:", "major trauma", "today"}},
    {"urgent", "learn/urgent/Pain or worry after major trauma", {"examined", "today"}},
    {"urgent", "question/night_pain", {"severe pain", "night"}},
    {"urgent", "advice/night_pain", {"urgent:", "severe night pain", "doctor"}},
    {"urgent", "learn/urgent/Severe night pain", {"doctor", "now"}},

    {"ask first", "question/hip_replacement", {"hip", "replacement"}},
    {"ask first", "hidden/hip_replacement", {"all but the gentlest", "hip replacement"}},
    {"ask first", "question/hip_or_spine_surgery", {"surgery", "hip", "spine"}},
    {"ask first", "hidden/hip_or_spine_surgery", {"all but the gentlest", "hip or spine surgery"}},
    {"ask first", "question/fracture", {"fracture", "broken"}},
    {"ask first", "hidden/fracture", {"all but the gentlest", "with a fracture"}},
    {"ask first", "question/osteoporosis", {"osteoporosis", "bones"}},
    {"ask first", "hidden/osteoporosis", {"all but the gentlest", "osteoporosis"}},
    {"ask first", "question/inflammatory_hip_disease", {"inflammatory", "disease", "hip"}},
    {"ask first",
     "hidden/inflammatory_hip_disease",
     {"all but the gentlest", "inflammatory hip disease"}},
    {"ask first", "question/pregnancy", {"pregnant", "you"}},
    {"ask first",
     "hidden/pregnancy",
     {"face_down", "ball:", "nothing face down", "no ball", "pregnancy"}},
    {"ask first", "advice/pregnancy", {"nothing face down", "no ball", "midwife"}},
    {"ask first", "question/after_childbirth", {"given birth", "year"}},
    {"ask first", "hidden/after_childbirth", {"all but the gentlest", "after childbirth"}},
    {"ask first", "question/aortic_aneurysm", {"aneurysm", "aorta"}},
    {"ask first", "hidden/aortic_aneurysm", {"all but the gentlest", "aortic aneurysm"}},
    {"ask first", "question/hernia", {"hernia", "groin"}},
    {"ask first", "hidden/hernia", {"face_down", "ball:", "abdominal_effort", "hernia"}},
    {"ask first", "question/abdominal_surgery", {"abdominal surgery", "months"}},
    {"ask first", "hidden/abdominal_surgery", {"all but the gentlest", "abdominal surgery"}},
    {"ask first", "question/blood_thinners", {"blood thinners", "clotting"}},
    {"ask first", "hidden/blood_thinners", {"ball:", "no ball", "blood thinners"}},
    {"ask first", "question/clotting_disorder", {"clotting disorder", "bleed"}},
    {"ask first", "hidden/clotting_disorder", {"ball:", "no ball", "clotting disorder"}},
    {"ask first", "question/kneeling_pain", {"knee", "hurt", "kneel"}},
    {"ask first",
     "hidden/kneeling_pain",
     {"kneeling:", "towel", "standing version", "standing-lunge"}},
    {"ask first", "advice/kneeling_pain", {"padding", "standing version"}},
    {"ask first", "learn/lunge/Sore knees", {"padding", "standing version"}},
    {"ask first",
     "learn/ask-first",
     {"before the first routine", "hide what does not fit", "why", "hip replacement",
      "spine surgery", "fracture", "osteoporosis", "inflammatory hip disease", "pregnancy",
      "childbirth", "aortic aneurysm", "hernia", "abdominal surgery", "blood thinners",
      "clotting disorder", "kneeling"}},

    {"visit", "learn/visit/Assessment", {"assessment", "looks", "move"}},
    {"visit", "learn/visit/A personal plan", {"personal plan", "for you"}},
    {"visit", "learn/visit/Manual therapy", {"manual therapy", "hands"}},
    {"visit",
     "learn/visit/Dynamic neuromuscular stabilisation",
     {"dynamic neuromuscular stabilisation", "trunk"}},
    {"visit", "learn/visit/Guided stretching and mobility", {"guided stretching", "mobility"}},
    {"visit",
     "learn/visit",
     {"report", "weeks of sitting exposure", "prolonged bouts", "breaks", "routines done and held",
      "check-in figures", "red flags answered", "two pages", "print"}},
    {"visit",
     "learn/visit",
     {"exposure goal", "routines a day", "progression", "adapts", "what was done", "how it felt",
      "doses"}},

    {"limits", "learn/limits", {"comfort and mobility", "not a medical device"}},
    {"limits", "learn/limits", {"no diagnosis", "no treatment"}},
    {"limits",
     "learn/limits",
     {"no strong evidence", "sitting shortens", "release lengthens", "not range of motion"}},
};

}  // namespace

TEST_CASE("every fact about health is in what Sitwell says") {
  const auto text = product_text();
  for (const Fact& fact : facts) {
    INFO(fact.section << ": " << fact.where);
    REQUIRE(text.contains(fact.where));
    CHECK(missing(fact.words, text.at(fact.where)) == std::vector<std::string>{});
  }
}

TEST_CASE("the list of facts has each section in full, and words to look for") {
  std::map<std::string, int> rows;
  for (const Fact& fact : facts) {
    ++rows[fact.section];
    CHECK(fact.words.size() >= 2);
  }
  CHECK(rows == std::map<std::string, int>{{"muscle", 5},
                                           {"causes", 5},
                                           {"symptoms", 8},
                                           {"constructive rest", 4},
                                           {"lunge", 5},
                                           {"ball release", 4},
                                           {"routines", 2},
                                           {"warnings", 5},
                                           {"stop at", 6},
                                           {"professional", 14},
                                           {"urgent", 18},
                                           {"ask first", 30},
                                           {"visit", 7},
                                           {"limits", 3}});
}

TEST_CASE("a fact that is not said would be found") {
  const auto text = product_text();
  CHECK(missing({"steady", "kidneys"}, text.at("learn/muscle")) ==
        std::vector<std::string>{"kidneys"});
  std::string cut = text.at("learn/warnings");
  cut.replace(cut.find("kidneys"), 7, "");
  CHECK(missing({"nerves", "kidneys"}, cut) == std::vector<std::string>{"kidneys"});
}

TEST_CASE("Learn pages have identifiers of their own and something to read") {
  std::set<std::string> ids;
  for (const LearnPage& page : learn_pages()) {
    INFO(page.id);
    CHECK(ids.insert(page.id).second);
    CHECK(learn_page(page.id) == &page);
    CHECK_FALSE(page.title.empty());
    REQUIRE_FALSE(page.paragraphs.empty());
    for (const std::string& paragraph : page.paragraphs) CHECK(paragraph.back() == '.');
    for (const LearnRow& row : page.rows) {
      CHECK_FALSE(row.title.empty());
      CHECK(row.text.back() == '.');
      CHECK((row.sitwell.empty() || row.sitwell.back() == '.'));
    }
  }
  CHECK(learn_page("elsewhere") == nullptr);
  CHECK(stop_page().id == "stop");
}
