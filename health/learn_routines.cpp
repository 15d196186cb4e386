// Pages about the routines: what they have in common, and how each is done.
#include "health/learn_pages.hpp"

namespace sitwell::pages {

LearnPage routines() {
  return {
      .id = "routines",
      .title = "How to do the routines",
      .paragraphs =
          {"Move slowly and breathe deeply. A stretch is mild: you notice it and could go on "
           "talking. It is never sharp, stabbing or intense.",
           "Holds of 10 to 30 seconds, repeated two to four times, are what exercise guidelines "
           "suggest; older people may hold 30 to 60 seconds. Up to two minutes has done no harm in "
           "studies. More force has no place here.",
           "The clip can tell some poses and counts only while it sees them. What it cannot see is "
           "timed, and recorded as timed.",
           "\"This hurts\" is always within reach. It ends the routine, keeps a record of where "
           "and "
           "how, and shows you what to do."},
  };
}

LearnPage constructive_rest() {
  return {
      .id = "constructive-rest",
      .title = "Constructive rest",
      .paragraphs = {"The safest start: 5 to 10 minutes in which nothing has to be done."},
      .rows =
          {{"Lie down",
            "Lie on your back, knees bent, feet flat on the floor and hip-width apart."},
           {"Spine", "Leave the spine neutral: neither flattened against the floor nor arched."},
           {"Breathing",
            "Rest your hands on the lower belly and let slow diaphragmatic breaths lift them, in "
            "through the nose and out for longer."},
           {"How long", "5 minutes to begin with, 10 min when it has become a habit."}},
  };
}

LearnPage lunge() {
  return {
      .id = "lunge",
      .title = "Gentle kneeling lunge",
      .paragraphs =
          {"A mild stretch at the front of the hip whose knee is on the floor, the rear hip."},
      .rows = {{"Kneel",
                "Kneel on a soft surface and set one foot forward, the front knee at 90 degrees "
                "and above the ankle. Lay your hands on the front thigh."},
               {"Tuck",
                "Engage the core a little and tuck the tailbone slightly. This is the most "
                "important part: with it, hardly any lean is needed."},
               {"No deeper",
                "Do not push deeper. That arches the back, and disengages the psoas instead "
                "of stretching it."},
               {"How long",
                "Hold 30 to 45 seconds a side, and keep breathing; then the other side."},
               {"Sore knees",
                "A folded towel or cushion under the knee may be padding enough. Else "
                "there is a standing version, with one foot well behind the other."}},
  };
}

LearnPage ball_release() {
  return {
      .id = "ball-release",
      .title = "Soft-ball release",
      .paragraphs =
          {"Gentle pressure, for those who know the other routines. Never use a hard ball "
           "or a foam roller."},
      .rows = {{"Ball", "Take a soft ball and let some air out, so that it is slightly deflated."},
               {"Lie down",
                "Lie face down with the ball just inside the bony point at the front of the "
                "hip. Carry your weight on the forearms and lower yourself gently."},
               {"Pause",
                "Where a spot is tender, pause for 30 to 60 seconds until it eases. Never press "
                "harder."},
               {"Leave it",
                "Come off at once where you feel a pulse, tingling or anything sharp."}},
  };
}

LearnPage supporting() {
  return {
      .id = "supporting",
      .title = "Supporting exercises",
      .paragraphs =
          {"These are gentle exercises beside the routines, and marked as supporting in the "
           "plan: a seat and a trunk that work well leave the psoas less to compensate."},
      .rows = {{"Glute bridge",
                "On your back with bent knees, press the feet down and raise the seat "
                "until trunk and thighs make a line; lower it slowly."},
               {"Dead bug",
                "On your back with hips and knees bent over you, lower one arm and the "
                "opposite leg a little while the low back stays quiet; change sides."}},
  };
}

}  // namespace sitwell::pages
