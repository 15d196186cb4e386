// sitwell screening: a few questions before the first routine, and what follows from the answers.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/ask.hpp"
#include "cli/clock_words.hpp"
#include "cli/coach/advice_text.hpp"
#include "cli/coach/commands.hpp"
#include "cli/coach/health_history.hpp"
#include "cli/coach/named_values.hpp"
#include "cli/prose.hpp"
#include "cli/table_file.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using Answers = std::map<std::string, std::string>;  ///< as the daemon takes them

const ScreeningQuestion& question_named(const std::string& name) {
  const auto questions = screening_questions();
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const ScreeningQuestion& q) { return q.name == name; });
  if (found != questions.end()) return *found;
  std::string names;
  for (const ScreeningQuestion& question : questions)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", question.name);
  throw UnusableInput(
      fmt::format("{} is no question of the screening; there are {}, and all", shown(name), names));
}

void take(const NamedValue& given, Answers& into) {
  if (given.name == "all" && given.value == "no") {
    for (const ScreeningQuestion& question : screening_questions())
      into.try_emplace(std::string{question.name}, "no");
    return;
  }
  const ScreeningQuestion& question = question_named(given.name);
  const auto answer = condition_answer_named(given.value);
  if (!answer || (answer == ConditionAnswer::cleared && !question.clearable))
    throw UnusableInput(fmt::format("{} can be answered with {}, not {}", given.name,
                                    question.clearable ? "no, yes or cleared" : "no or yes",
                                    shown(given.value)));
  into[given.name] = given.value;
}

std::string ask(const Screen& screen, const ScreeningQuestion& question, std::size_t number,
                std::size_t of) {
  fmt::print("\n{}", item(screen, fmt::format("{:>2}/{}  ", number, of), question.text));
  for (;;) {
    const std::string answer =
        cli::ask(question.clearable ? "         y, n or c: " : "         y or n: ");
    if (answer == "y" || answer == "yes") return "yes";
    if (answer == "n" || answer == "no") return "no";
    if (question.clearable && (answer == "c" || answer == "cleared")) return "cleared";
  }
}

Answers asked(const Screen& screen) {
  fmt::print("{}", paragraph(screen,
                             "Before the first routine, and again every 90 days: what may not suit "
                             "your body is left out, and why is said. The answers stay on this "
                             "computer; `sitwell forget health` erases them."));
  fmt::print("\n{}",
             paragraph(screen,
                       "y yes, n no; c yes, but a professional who knows of it said that "
                       "these routines are fine. Ctrl-C ends without an answer being kept."));
  Answers answers;
  const auto questions = screening_questions();
  for (std::size_t i = 0; i < questions.size(); ++i)
    answers[std::string{questions[i].name}] = ask(screen, questions[i], i + 1, questions.size());
  fmt::print("\n");
  return answers;
}

Answers given_or_asked(const ScreeningOptions& options, const Screen& screen) {
  Answers answers;
  for (const std::string& answer : options.answers) take(named_value(answer), answers);
  if (!answers.empty()) return answers;
  if (options.json || !can_ask())
    throw UnusableInput(
        "nobody is there to answer; give answers like --answer fever=no, or --answer all=no "
        "(what is left out is a no)");
  return asked(screen);
}

void print(const ScreeningOptions& options, const Answers& answers,
           const std::vector<CoachAdvice>& advice, const nlohmann::ordered_json& answered) {
  if (options.json) {
    const nlohmann::ordered_json json{{"format", "sitwell screening"},
                                      {"version", 1},
                                      {"answered", answered},
                                      {"answers", answers},
                                      {"advice", advice_json(advice)}};
    fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return;
  }
  const Screen screen = screen_of(stdout);
  if (advice.empty())
    fmt::print("  Nothing you answered speaks against the routines. Go gently all the same.\n");
  else
    fmt::print("{}", advice_text(screen, advice));
  fmt::print("{}", paragraph(screen,
                             "Sitwell is for comfort and mobility. It is not a medical device, and "
                             "this is no diagnosis. `sitwell routines list` shows what fits."));
}

Answers as_sent(const ScreeningAnswers& answers) {
  Answers sent;
  for (const ScreeningQuestion& question : screening_questions()) {
    std::string_view answer = "no";
    if (question.condition)
      if (const auto found = answers.conditions.find(*question.condition);
          found != answers.conditions.end())
        answer = name_of(found->second);
    if (question.sign)
      if (const auto found = answers.signs.find(*question.sign);
          found != answers.signs.end() && found->second)
        answer = "yes";
    sent[std::string{question.name}] = answer;
  }
  return sent;
}

void show_last(const ScreeningOptions& options) {
  const auto last = last_screening(options.database);
  if (!last)
    throw std::runtime_error("there are no answers yet; `sitwell screening` asks for them");
  const Answers answers = as_sent(last->answers);
  if (!options.json) {
    const Screen screen = screen_of(stdout);
    fmt::print(
        "  Answered {}{}\n\n", clock_words(last->at_utc_ms, now_utc_ms()),
        is_due(*last, now_utc_ms()) ? "; that is long ago: `sitwell screening` asks again" : "");
    for (const ScreeningQuestion& question : screening_questions())
      fmt::print("{}",
                 item(screen, left(answers.at(std::string{question.name}), 9), question.text));
    fmt::print("\n");
  }
  print(options, answers, as_told(advice_for(last->answers)), iso_words(last->at_utc_ms));
}

}  // namespace

void screen_wearer(const ScreeningOptions& options) {
  if (options.show) return show_last(options);
  TrackerClient tracker;
  (void)tracker.coach().status();  // who answers twenty questions wants them kept
  const Answers answers = given_or_asked(options, screen_of(stdout));
  const auto advice = tracker.coach().screen(answers);
  print(options, answers, advice, iso_words(now_utc_ms()));
}

}  // namespace sitwell::cli
