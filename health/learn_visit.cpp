// Pages about a visit to a professional, and about what Sitwell is not.
#include "health/learn_pages.hpp"

namespace sitwell::pages {

LearnPage visit() {
  return {
      .id = "visit",
      .title = "What a professional offers",
      .paragraphs =
          {"Sitwell prepares a report for the visit, two pages to print: weeks of sitting "
           "exposure, "
           "prolonged bouts, breaks, routines done and held, check-in figures, and red flags "
           "answered. You decide who sees it.",
           "A plan in Sitwell is an exposure goal, routines a day and a progression. It adapts "
           "each "
           "week to what was done and how it felt, and stays within gentle doses."},
      .rows =
          {{"Assessment", "Somebody looks at how you move, and at what else it may be."},
           {"A personal plan", "Exercises, loads and pauses chosen for you."},
           {"Manual therapy", "Trained hands that know what lies under them."},
           {"Dynamic neuromuscular stabilisation",
            "Exercises after the ways small children learn to move, for breath, trunk and hips."},
           {"Guided stretching and mobility", "Somebody who sees and corrects what you do."}},
  };
}

LearnPage limits() {
  return {
      .id = "limits",
      .title = "What Sitwell is not",
      .paragraphs =
          {"Sitwell is not a medical device. It is made for comfort and mobility; it gives no "
           "diagnosis and no treatment, and replaces no examination.",
           "No strong evidence was found that sitting shortens the psoas, or that a release "
           "lengthens "
           "it. People do say that standing up more often and stretching gently feels good.",
           "A clip on the thigh measures posture, not range of motion, and not how a muscle is.",
           "What you answer and how you feel stays on this computer. You can export it, and "
           "\"sitwell "
           "forget health\" erases it."},
  };
}

}  // namespace sitwell::pages
