// The screening as it is led through: a question at a time, the answers so far, and what follows
// from them. The questions and the advice are health's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gui/model/advice_view.hpp"
#include "gui/model/world.hpp"
#include "health/screening.hpp"

namespace sitwell::gui {

/// Where somebody is in the questions. A value; the page keeps it.
class ScreeningRun {
 public:
  [[nodiscard]] std::size_t count() const { return screening_questions().size(); }
  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] bool finished() const { return finished_; }
  [[nodiscard]] bool can_go_back() const { return index_ > 0; }

  /// Answers the question and goes on; `cleared` where that is no answer does nothing.
  void answer(ConditionAnswer answer);
  void back();
  /// What is left out is a no; only once an urgent sign makes the rest wait.
  void finish_early();
  /// An answer so far asks for urgent care.
  [[nodiscard]] bool urgent() const;
  /// What was answered; nothing where it was not yet.
  [[nodiscard]] std::optional<ConditionAnswer> given(std::size_t question) const;

  [[nodiscard]] ScreeningAnswers answers() const;
  /// As the daemon takes them: every question by name.
  [[nodiscard]] std::map<std::string, std::string> as_sent() const;

 private:
  std::vector<ConditionAnswer> given_;
  std::size_t index_ = 0;
  bool finished_ = false;
};

struct ScreeningQuestionView {
  std::string place;  ///< "Question 3 of 22"
  double share = 0;   ///< of all that are answered
  std::string text;
  bool clearable = false;
  std::string intro;              ///< before the first question
  std::vector<AdviceRow> urgent;  ///< what an urgent answer asks for, at once
};
ScreeningQuestionView screening_question_view(const ScreeningRun& run);

struct ScreeningResult {
  std::string title;
  std::string sentence;  ///< where nothing speaks against the routines
  std::vector<AdviceRow> advice;
  std::vector<HiddenRoutine> hidden;
  std::string hidden_words;  ///< "Hidden until you answer anew"
  std::string no_diagnosis;
};
ScreeningResult screening_result(const Catalogue& catalogue, const ScreeningAnswers& answers);

}  // namespace sitwell::gui
