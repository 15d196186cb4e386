#include "gui/model/screening_view.hpp"

#include <fmt/format.h>

namespace sitwell::gui {
namespace {

bool is_so(ConditionAnswer answer) { return answer != ConditionAnswer::no; }

// What a single sign asks for, where that is urgent.
std::vector<Advice> urgent_advice(const ScreeningAnswers& answers) {
  std::vector<Advice> advice = advice_for(answers);
  std::erase_if(advice, [](const Advice& said) { return said.level != AdviceLevel::urgent; });
  return advice;
}

}  // namespace

void ScreeningRun::answer(ConditionAnswer answer) {
  if (finished_ || index_ >= count()) return;
  if (answer == ConditionAnswer::cleared && !screening_questions()[index_].clearable) return;
  if (index_ < given_.size())
    given_[index_] = answer;
  else
    given_.push_back(answer);
  if (++index_ >= count()) finished_ = true;
}

void ScreeningRun::back() {
  if (!can_go_back()) return;
  finished_ = false;
  --index_;
}

void ScreeningRun::finish_early() {
  if (urgent()) finished_ = true;
}

bool ScreeningRun::urgent() const { return !urgent_advice(answers()).empty(); }

std::optional<ConditionAnswer> ScreeningRun::given(std::size_t question) const {
  return question < given_.size() ? std::optional{given_[question]} : std::nullopt;
}

ScreeningAnswers ScreeningRun::answers() const {
  ScreeningAnswers answers;
  const auto questions = screening_questions();
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (questions[i].condition) answers.conditions[*questions[i].condition] = given_[i];
    if (questions[i].sign) answers.signs[*questions[i].sign] = is_so(given_[i]);
  }
  return answers;
}

std::map<std::string, std::string> ScreeningRun::as_sent() const {
  std::map<std::string, std::string> sent;
  const auto questions = screening_questions();
  for (std::size_t i = 0; i < questions.size(); ++i)
    sent[std::string{questions[i].name}] = name_of(given(i).value_or(ConditionAnswer::no));
  return sent;
}

ScreeningQuestionView screening_question_view(const ScreeningRun& run) {
  const auto questions = screening_questions();
  const std::size_t at = std::min(run.index(), questions.size() - 1);
  ScreeningQuestionView view;
  view.place = fmt::format("Question {} of {}", at + 1, questions.size());
  view.share = static_cast<double>(run.index()) / static_cast<double>(questions.size());
  view.text = questions[at].text;
  view.clearable = questions[at].clearable;
  if (at == 0)
    view.intro = fmt::format(
        "Before the first routine, and again every {} days: what may not suit your body is left "
        "out, and why is said. The answers stay on this computer.",
        screening_holds_days);
  view.urgent = advice_rows(std::span<const Advice>{urgent_advice(run.answers())});
  return view;
}

ScreeningResult screening_result(const Catalogue& catalogue, const ScreeningAnswers& answers) {
  ScreeningResult result;
  result.title = "What follows from your answers";
  const auto advice = advice_for(answers);
  result.advice = advice_rows(std::span<const Advice>{advice});
  if (result.advice.empty())
    result.sentence = "Nothing you answered speaks against the routines. Go gently all the same.";
  result.hidden = hidden_routines(catalogue, answers);
  if (!result.hidden.empty()) result.hidden_words = "Hidden until you answer these questions anew";
  result.no_diagnosis = no_diagnosis_words();
  return result;
}

}  // namespace sitwell::gui
