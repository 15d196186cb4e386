#include "health/product_text.hpp"

#include <algorithm>
#include <array>

#include "health/learn.hpp"
#include "health/red_flags.hpp"
#include "health/screening_rules.hpp"

namespace sitwell::testing {
namespace {

using Text = std::map<std::string, std::string>;

std::string small(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

void say(Text& all, const std::string& where, const std::string& what) {
  all[where] += small(what) + "\n";
}

void say_advice(Text& all, const std::string& kind, const std::vector<Advice>& advice) {
  for (const Advice& one : advice)
    say(all, kind, std::string{name_of(one.level)} + ": " + one.title + ": " + one.text);
}

void say_learn(Text& all) {
  for (const LearnPage& page : learn_pages()) {
    const std::string where = "learn/" + page.id;
    say(all, where, page.title);
    for (const std::string& paragraph : page.paragraphs) say(all, where, paragraph);
    for (const LearnRow& row : page.rows) {
      const std::string text = row.title + ": " + row.text + " " + row.sitwell;
      say(all, where, text);
      say(all, where + "/" + row.title, text);
    }
  }
}

void say_screening(Text& all) {
  for (const ScreeningQuestion& question : screening_questions()) {
    const std::string name{question.name};
    say(all, "question/" + name, std::string{question.text});
    const ScreeningAnswers yes =
        question.sign
            ? ScreeningAnswers{.signs = {{*question.sign, true}}}
            : ScreeningAnswers{.conditions = {{*question.condition, ConditionAnswer::yes}}};
    say_advice(all, "advice/" + name, advice_for(yes));
  }
  for (const HidingRule& rule : hiding_rules())
    say(all, "hidden/" + std::string{name_of(rule.condition)},
        (rule.demand ? std::string{name_of(*rule.demand)} : "all but the gentlest") + ": " +
            std::string{rule.why} + " " + std::string{rule.instead});
}

/// Two weeks of routines and of figures that stay.
std::vector<Advice> advice_without_improvement() {
  using std::chrono::days;
  const std::chrono::local_days today{days{20000}};
  std::vector<std::chrono::local_days> done;
  std::vector<DatedCheckIn> check_ins;
  for (int ago = 0; ago < 14; ++ago) {
    done.push_back(today - days{ago});
    check_ins.push_back({today - days{ago}, {.figures = {{Symptom::low_back_pain, 5}}}});
  }
  return advice_for(Observed{.today = today, .check_ins = check_ins, .routine_days = done});
}

}  // namespace

std::map<std::string, std::string> product_text() {
  Text all;
  say_learn(all);
  say_screening(all);
  say_advice(all, "advice/no_improvement", advice_without_improvement());
  for (const HurtKind kind : all_hurt_kinds)
    say_advice(all, "hurt/" + std::string{name_of(kind)}, advice_for(Hurt{.how = kind}));
  for (const Symptom symptom : all_symptoms)
    say(all, "symptom/" + std::string{name_of(symptom)}, std::string{words_for(symptom)});
  return all;
}

std::vector<std::string> missing(const std::vector<std::string>& words, const std::string& text) {
  std::vector<std::string> absent;
  for (const std::string& word : words)
    if (text.find(small(word)) == std::string::npos) absent.push_back(word);
  return absent;
}

}  // namespace sitwell::testing
