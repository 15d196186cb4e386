// Pages about the body: the muscle, why it gets tight, what people may notice.
#include "health/check_in.hpp"
#include "health/learn_pages.hpp"

namespace sitwell::pages {

LearnPage muscle() {
  return {
      .id = "muscle",
      .title = "The psoas",
      .paragraphs =
          {"The psoas major is the only muscle that joins the spine to the leg. It starts at the "
           "lumbar vertebrae, runs down through the pelvis, and ends at the top of the femur, the "
           "thigh bone.",
           "On its way the iliacus joins it, from the inside of the pelvis. The two together are "
           "called the iliopsoas.",
           "It is your primary hip flexor: it lifts the thigh when you are walking, running, "
           "climbing stairs or standing up. All the while it helps to steady the lumbar spine and "
           "the pelvis."},
  };
}

LearnPage causes() {
  return {
      .id = "causes",
      .title = "Why it can feel tight",
      .paragraphs = {"Often more than one of these comes together. How strongly each of them acts "
                     "is not well studied."},
      .rows =
          {{"Prolonged sitting",
            "In a chair the hips stay flexed, and the muscle stays short for as long as you sit.",
            "The clip measures how long you sit, prompts ask you to stand up, and charts show your "
            "exposure by day and week."},
           {"Chronic stress",
            "A body in fight or flight braces itself, and the hip flexors brace with it. Tension "
            "that lasts can become a habit.",
            "Constructive rest is paced by slow breathing, and a check-in can hold a figure for "
            "your stress, if you like."},
           {"Poor posture",
            "Slouching, standing with an arched low back, and a pelvis tilted forward keep the "
            "muscle at a length that tires it.",
            "With a second clip on the pelvis the hip's angle is measured between thigh and "
            "pelvis, "
            "so that pelvic tilt while you are sitting and standing is in it. Without one it has "
            "tips: sit on the bones of your seat, let the ribs rest "
            "above the pelvis, and change position often."},
           {"Overuse in exercise",
            "Running, cycling and dancing flex the hip again and again, and leave the muscle "
            "tired.",
            "The clip counts what loads the hip flexors beside the sitting: minutes of moving, "
            "with "
            "all their steps, walking or running, and minutes of cycling."},
           {"A weak core and weak glutes",
            "Where trunk and seat do too little, the psoas compensates for them.",
            "The plan has gentle supporting exercises, glute bridge and dead bug, marked as "
            "such."}},
  };
}

LearnPage symptoms() {
  LearnPage page{
      .id = "symptoms",
      .title = "What people may not connect with it",
      .paragraphs = {"Any of these can have other causes, and none of them proves a tight psoas. A "
                     "check-in can follow the ones you choose, each from 0 (none) to 10; all are "
                     "optional."},
  };
  const auto row = [&page](Symptom symptom, std::string text) {
    page.rows.push_back({.title = std::string{words_for(symptom)}, .text = std::move(text)});
  };
  row(Symptom::low_back_pain, "The muscle starts at the lumbar vertebrae, and may pull on them.");
  row(Symptom::front_of_hip, "Felt in the crease of the hip, often when getting up from a chair.");
  row(Symptom::belly_or_groin, "The muscle lies behind the bowel, too deep to point at.");
  row(Symptom::pelvic_floor,
      "It runs close to the pelvic floor, and the two may tense up together.");
  row(Symptom::shallow_breath, "The diaphragm is anchored beside it, at the same vertebrae.");
  row(Symptom::front_of_thigh, "Nerves to the thigh pass through it and beside it.");
  row(Symptom::digestion, "Bowel lies in front of it; why they trouble each other is not known.");
  return page;
}

}  // namespace sitwell::pages
