// The screening, question by question.
#include "gui/model/screening_view.hpp"

#include "gui/support/coach_world.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

void answer_up_to(ScreeningRun& run, std::string_view name) {
  while (screening_questions()[run.index()].name != name) run.answer(ConditionAnswer::no);
}

}  // namespace

TEST_CASE("a screening asks every question once, and ends") {
  ScreeningRun run;
  CHECK(screening_question_view(run).place == "Question 1 of 22");
  CHECK_FALSE(screening_question_view(run).intro.empty());
  for (std::size_t i = 0; i < run.count(); ++i) {
    CHECK_FALSE(run.finished());
    run.answer(ConditionAnswer::no);
  }
  CHECK(run.finished());
  const auto sent = run.as_sent();
  CHECK(sent.size() == run.count());
  for (const auto& [name, answer] : sent) CHECK(answer == "no");
}

TEST_CASE("going back shows the answer that was given, and another one replaces it") {
  ScreeningRun run;
  CHECK_FALSE(run.can_go_back());
  run.answer(ConditionAnswer::yes);
  run.back();
  CHECK(run.index() == 0);
  CHECK(run.given(0) == ConditionAnswer::yes);
  run.answer(ConditionAnswer::no);
  CHECK(run.as_sent().at(std::string{screening_questions()[0].name}) == "no");
  CHECK_FALSE(run.urgent());
}

TEST_CASE("going back after the last question asks it again") {
  ScreeningRun run;
  for (std::size_t i = 0; i < run.count(); ++i) run.answer(ConditionAnswer::no);
  run.back();
  CHECK_FALSE(run.finished());
  CHECK(run.index() + 1 == run.count());
}

TEST_CASE("an urgent sign is answered at once, and the rest may wait") {
  ScreeningRun run;
  run.finish_early();
  CHECK_FALSE(run.finished());
  run.answer(ConditionAnswer::yes);
  CHECK(run.urgent());
  const auto view = screening_question_view(run);
  REQUIRE(view.urgent.size() == 1);
  CHECK(view.urgent.front().label == "Urgent");
  run.finish_early();
  CHECK(run.finished());
  CHECK(run.as_sent().size() == run.count());
}

TEST_CASE("cleared is an answer only where a professional's word can lift it") {
  ScreeningRun run;
  answer_up_to(run, "hip_replacement");
  CHECK(screening_question_view(run).clearable);
  run.answer(ConditionAnswer::cleared);
  CHECK(run.as_sent().at("hip_replacement") == "cleared");
  answer_up_to(run, "pregnancy");
  const std::size_t at = run.index();
  CHECK_FALSE(screening_question_view(run).clearable);
  run.answer(ConditionAnswer::cleared);
  CHECK(run.index() == at);
}

TEST_CASE("what follows from nothing is a sentence, not silence") {
  const World world = test::coach_world();
  const ScreeningResult result = screening_result(world.catalogue, {});
  CHECK(result.advice.empty());
  CHECK_THAT(result.sentence, ContainsSubstring("Nothing you answered speaks against"));
  CHECK(result.hidden.empty());
  CHECK_THAT(result.no_diagnosis, ContainsSubstring("no diagnosis"));
}

TEST_CASE("what the answers hide is listed with why") {
  const World world = test::coach_world();
  ScreeningAnswers answers;
  answers.signs[Sign::sharp_pain] = true;
  answers.signs[Sign::fever] = true;
  const ScreeningResult result = screening_result(world.catalogue, answers);
  CHECK(result.advice.front().level == AdviceLevel::urgent);
  CHECK(result.hidden.size() == world.catalogue.entries.size());
  for (const HiddenRoutine& hidden : result.hidden) CHECK_FALSE(hidden.why.empty());
  CHECK(result.sentence.empty());
}

}  // namespace sitwell::gui
