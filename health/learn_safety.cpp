// Pages of warnings. What screening says of signs and conditions is said here in the same words.
#include "health/learn_pages.hpp"
#include "health/red_flags.hpp"
#include "health/screening_rules.hpp"

namespace sitwell::pages {
namespace {

void add_signs(LearnPage& page, AdviceLevel level) {
  for (const SignRule& rule : sign_rules())
    if (rule.level == level)
      page.rows.push_back({.title = std::string{rule.title}, .text = std::string{rule.text}});
}

}  // namespace

LearnPage warnings() {
  return {
      .id = "warnings",
      .title = "Be gentle: what lies close by",
      .paragraphs =
          {"Aggressive self-treatment is the one thing to avoid. Major vessels, nerves, the "
           "intestines and the kidneys lie close to this muscle.",
           "Forceful digging with fingers, hard balls or tools can bruise, irritate nerves or harm "
           "organs. A muscle this deep is not reached by force.",
           "Stop at sharp, shooting, electric or spreading pain, at tingling, and at dizziness."},
  };
}

LearnPage stop() {
  return {
      .id = "stop",
      .title = "It hurts: stop here",
      .paragraphs =
          {"The routine has ended. Come out of the pose slowly, lie or sit as is easiest, and "
           "breathe "
           "normally.",
           "A stretch is mild. Sharp, shooting, electric or spreading pain, tingling, numbness and "
           "dizziness are not part of it: do no more today, and have that looked at by a doctor, "
           "physiotherapist or chiropractor before you go on.",
           "Where and how it hurt is kept on this computer, so that you can tell it at a visit.",
           "Get urgent care now if you lost control of bladder or bowel, if the saddle area is "
           "numb, "
           "if a leg is newly weak or gets weaker, if you have a fever with back or hip pain, "
           "after a "
           "major trauma, or with severe night pain."},
  };
}

LearnPage ask_first() {
  LearnPage page{
      .id = "ask-first",
      .title = "When to ask first",
      .paragraphs =
          {"Before the first routine, and again every " + std::to_string(screening_holds_days) +
           " days, Sitwell asks a few questions. Your answers hide what does not fit, and "
           "each time it says why."},
  };
  for (const ConditionAdvice& advice : condition_advice())
    page.rows.push_back({.title = std::string{advice.title}, .text = std::string{advice.text}});
  return page;
}

LearnPage professional() {
  LearnPage page{
      .id = "professional",
      .title = "When to see a professional",
      .paragraphs =
          {"A chiropractor, a physiotherapist or a doctor can examine what no clip can see. "
           "See one of them with any of these."},
  };
  add_signs(page, AdviceLevel::professional);
  page.rows.push_back(
      {.title = "Pain that does not improve with gentle stretching",
       .text = "Two weeks of patience are enough.",
       .sitwell = "With check-ins and routines done, Sitwell notices when no figure "
                  "you follow has fallen over " +
                  std::to_string(RedFlagRules{}.days) + " days, and says so."});
  for (const ConditionAdvice& advice : condition_advice())
    if (advice.level == AdviceLevel::professional)
      page.rows.push_back({.title = std::string{advice.title}, .text = std::string{advice.text}});
  return page;
}

LearnPage urgent() {
  LearnPage page{
      .id = "urgent",
      .title = "Urgent care now",
      .paragraphs =
          {"With any of these, do no routine and do not wait for an appointment: go to an "
           "emergency department, or call your emergency number."},
  };
  add_signs(page, AdviceLevel::urgent);
  return page;
}

}  // namespace sitwell::pages
