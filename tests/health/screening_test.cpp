// Every row of screening: what is asked, what an answer hides, and what is said.
#include "health/screening.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "health/screening_rules.hpp"
#include "health/shipped.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using Names = std::vector<std::string>;

namespace {

ScreeningAnswers with(Condition condition, ConditionAnswer answer = ConditionAnswer::yes) {
  return {.conditions = {{condition, answer}}};
}
ScreeningAnswers with(Sign sign) { return {.signs = {{sign, true}}}; }

Names fitting(const ScreeningAnswers& answers) {
  Names names;
  for (const Routine& routine : shipped())
    if (fit_of(routine, answers).fits) names.push_back(routine.id);
  return names;
}

const Names everything{"constructive-rest", "lunge",        "standing-lunge",
                       "ball-release",      "glute-bridge", "dead-bug"};
const Names no_ball{"constructive-rest", "lunge", "standing-lunge", "glute-bridge", "dead-bug"};
const Names rest_only{"constructive-rest"};

const Names no_kneeling{"constructive-rest", "standing-lunge", "ball-release", "glute-bridge",
                        "dead-bug"};
const Names easy_on_belly{"constructive-rest", "lunge", "standing-lunge", "glute-bridge"};

struct ConditionRow {
  Condition condition;
  Names fits, advised, fits_when_cleared;
};
const std::vector<ConditionRow> conditions{
    {Condition::hip_replacement, rest_only, {"ask_first hip_replacement"}, everything},
    {Condition::hip_or_spine_surgery, rest_only, {"ask_first hip_or_spine_surgery"}, everything},
    {Condition::fracture, rest_only, {"ask_first fracture"}, everything},
    {Condition::osteoporosis, rest_only, {"ask_first osteoporosis"}, everything},
    {Condition::inflammatory_hip_disease,
     rest_only,
     {"ask_first inflammatory_hip_disease"},
     everything},
    {Condition::pregnancy, no_ball, {"ask_first pregnancy"}, no_ball},
    {Condition::after_childbirth,
     rest_only,
     {"professional after_childbirth", "ask_first after_childbirth"},
     everything},
    {Condition::aortic_aneurysm, rest_only, {"ask_first aortic_aneurysm"}, everything},
    {Condition::hernia, easy_on_belly, {"ask_first hernia"}, everything},
    {Condition::abdominal_surgery, rest_only, {"ask_first abdominal_surgery"}, everything},
    {Condition::blood_thinners, no_ball, {"ask_first blood_thinners"}, no_ball},
    {Condition::clotting_disorder, no_ball, {"ask_first clotting_disorder"}, no_ball},
    {Condition::kneeling_pain, no_kneeling, {"note kneeling_pain"}, no_kneeling},
};

Names abouts(const std::vector<Advice>& advice) {
  Names names;
  for (const Advice& one : advice)
    names.push_back(std::string{name_of(one.level)} + " " + one.about);
  return names;
}

bool is_sentence(std::string_view text) {
  return text.size() > 20 && text.back() == '.' && text.front() >= 'A' && text.front() <= 'Z';
}

}  // namespace

TEST_CASE("every condition and every sign is asked for once, urgent signs first") {
  std::set<std::string_view> names;
  std::vector<int> order;
  for (const ScreeningQuestion& question : screening_questions()) {
    INFO(question.name);
    CHECK(names.insert(question.name).second);
    CHECK(question.text.back() == '?');
    REQUIRE(question.condition.has_value() != question.sign.has_value());
    CHECK(question.name ==
          (question.sign ? name_of(*question.sign) : name_of(*question.condition)));
    CHECK((question.sign && question.clearable) == false);
    if (question.condition) order.push_back(2);
    if (question.sign)
      order.push_back(rule_of(*question.sign).level == AdviceLevel::urgent ? 0 : 1);
  }
  CHECK(names.size() == all_conditions.size() + all_signs.size());
  CHECK(std::ranges::is_sorted(order));
  CHECK(std::ranges::count(order, 0) == 6);
  CHECK(std::ranges::count(order, 1) == 3);
}

TEST_CASE("without a yes everything fits and nothing is advised") {
  CHECK(fitting({}) == everything);
  CHECK(advice_for(ScreeningAnswers{}).empty());
  ScreeningAnswers all_no;
  for (const Condition condition : all_conditions)
    all_no.conditions[condition] = ConditionAnswer::no;
  for (const Sign sign : all_signs) all_no.signs[sign] = false;
  CHECK(fitting(all_no) == everything);
  CHECK(advice_for(all_no).empty());
}

TEST_CASE("each condition hides what does not fit, says why, and advises") {
  REQUIRE(conditions.size() == all_conditions.size());
  for (const ConditionRow& row : conditions) {
    INFO(name_of(row.condition));
    CHECK(fitting(with(row.condition)) == row.fits);
    CHECK(abouts(advice_for(with(row.condition))) == row.advised);

    const ScreeningAnswers cleared = with(row.condition, ConditionAnswer::cleared);
    CHECK(fitting(cleared) == row.fits_when_cleared);
    CHECK(advice_for(cleared).empty() == (row.fits_when_cleared == everything));

    for (const Routine& routine : shipped()) {
      const Fit fit = fit_of(routine, with(row.condition));
      CHECK(fit.why.size() == (fit.fits ? 0 : 1));
      if (fit.fits) continue;
      CHECK(is_sentence(fit.why.at(0)));
      CHECK(fit.mind.empty());
      CHECK(std::ranges::find(row.fits, fit.instead) != row.fits.end());
    }
  }
}

TEST_CASE("each urgent sign hides every routine and comes with urgent advice") {
  const Sign sign =
      GENERATE(Sign::bladder_or_bowel, Sign::saddle_numbness, Sign::worsening_leg_weakness,
               Sign::fever, Sign::major_trauma, Sign::night_pain);
  INFO(name_of(sign));
  CHECK(fitting(with(sign)).empty());
  CHECK(abouts(advice_for(with(sign))) == Names{"urgent " + std::string{name_of(sign)}});
  for (const Routine& routine : shipped()) CHECK(fit_of(routine, with(sign)).instead.empty());
}

TEST_CASE("each professional sign leaves constructive rest and says whom to see") {
  const Sign sign = GENERATE(Sign::sharp_pain, Sign::pelvic_pain, Sign::leg_numb_or_weak);
  INFO(name_of(sign));
  CHECK(fitting(with(sign)) == rest_only);
  const auto advice = advice_for(with(sign));
  CHECK(abouts(advice) == Names{"professional " + std::string{name_of(sign)}});
  CHECK_THAT(advice.at(0).text, ContainsSubstring("doctor"));
  CHECK(fit_of(lunge(), with(sign)).instead == "constructive-rest");
}

TEST_CASE("pregnancy leaves nothing face down and no ball, whatever else a routine asks") {
  const auto answers = with(Condition::pregnancy, ConditionAnswer::cleared);
  CHECK_FALSE(fit_of(asking("mine", {Demand::ball}), answers).fits);
  CHECK_FALSE(fit_of(asking("mine", {Demand::face_down, Demand::lying_on_back}), answers).fits);
  const Fit rest = fit_of(constructive_rest(), answers);
  CHECK(rest.fits);
  CHECK(rest.mind.size() == 2);
  CHECK_THAT(rest.mind.at(0), ContainsSubstring("flat on your back"));
  CHECK(fit_of(lunge(), answers).mind.size() == 1);
}

TEST_CASE("a knee that hurts is offered padding or the standing version") {
  const Fit fit = fit_of(lunge(), with(Condition::kneeling_pain));
  CHECK(fit.instead == "standing-lunge");
  CHECK_THAT(fit.why.at(0), ContainsSubstring("towel"));
  CHECK_THAT(advice_for(with(Condition::kneeling_pain)).at(0).text, ContainsSubstring("Padding"));
}

TEST_CASE("what is offered instead is never what another answer hides") {
  ScreeningAnswers answers = with(Condition::kneeling_pain);
  answers.conditions[Condition::hip_replacement] = ConditionAnswer::yes;
  const Fit fit = fit_of(lunge(), answers);
  CHECK(fit.why.size() == 2);
  CHECK(fit.instead == "constructive-rest");
  answers.signs[Sign::fever] = true;
  CHECK(fit_of(lunge(), answers).instead.empty());
}

TEST_CASE("a routine's own contraindication counts, in its own words") {
  Routine routine = asking("mine", {Demand::kneeling});
  routine.contraindications = {{Condition::kneeling_pain, "Mine kneels for long.", "lunge"},
                               {Condition::hernia, "Mine pulls on a hernia.", ""}};
  Fit fit = fit_of(routine, with(Condition::kneeling_pain));
  CHECK(fit.why == Names{"Mine kneels for long."});
  CHECK(fit.instead == "lunge");
  CHECK_FALSE(fit_of(routine, with(Condition::hernia)).fits);
  CHECK(fit_of(routine, with(Condition::hernia, ConditionAnswer::cleared)).fits);

  routine.contraindications.at(0).instead = "mine";
  CHECK(fit_of(routine, with(Condition::kneeling_pain)).instead.empty());
}

TEST_CASE("a routine that does not say what it asks is not among the gentlest") {
  const Routine silent = asking("mine", {});
  CHECK(fit_of(silent, {}).fits);
  CHECK(fit_of(silent, with(Condition::blood_thinners)).fits);
  CHECK_FALSE(fit_of(silent, with(Condition::fracture)).fits);
  CHECK_FALSE(fit_of(silent, with(Sign::sharp_pain)).fits);
}

TEST_CASE("advice comes most urgent first, all of it, each with a title and sentences") {
  ScreeningAnswers answers;
  for (const Condition condition : all_conditions)
    answers.conditions[condition] = ConditionAnswer::yes;
  for (const Sign sign : all_signs) answers.signs[sign] = true;
  const std::vector<Advice> advice = advice_for(answers);
  CHECK(advice.size() == all_conditions.size() + all_signs.size() + 1);
  CHECK(std::ranges::is_sorted(advice, std::greater{}, &Advice::level));
  CHECK(advice.at(0).about == "bladder_or_bowel");
  for (const Advice& one : advice) {
    INFO(one.about);
    CHECK_FALSE(one.title.empty());
    CHECK(one.title.back() != '.');
    CHECK(is_sentence(one.text));
  }
}

TEST_CASE("the words of screening have names that lead back to them") {
  for (const Sign sign : all_signs) CHECK(sign_named(name_of(sign)) == sign);
  for (const auto answer : {ConditionAnswer::no, ConditionAnswer::yes, ConditionAnswer::cleared})
    CHECK(condition_answer_named(name_of(answer)) == answer);
  CHECK_FALSE(sign_named("toothache"));
  CHECK_FALSE(condition_answer_named("perhaps"));
  CHECK(name_of(AdviceLevel::ask_first) == "ask_first");
}
