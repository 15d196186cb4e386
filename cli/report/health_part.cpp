// The report's parts on how it felt, on the screening, and on the plan.
#include <fmt/format.h>

#include <algorithm>

#include "cli/coach/routine_wording.hpp"
#include "cli/report/charts.hpp"
#include "cli/report/html.hpp"
#include "cli/report/page.hpp"
#include "cli/wording.hpp"
#include "health/trend.hpp"

namespace sitwell::cli {
namespace {

std::string caption(const Trend& trend) {
  std::string words = trend.followed ? std::string{words_for(*trend.followed)} : "Stress";
  if (trend.first_week && trend.last_week)
    words += fmt::format(": {:.1f} → {:.1f}", *trend.first_week, *trend.last_week);
  return words;
}

bool is_yes(const ScreeningAnswers& answers, Sign sign) {
  const auto found = answers.signs.find(sign);
  return found != answers.signs.end() && found->second;
}

ConditionAnswer answer_to(const ScreeningAnswers& answers, Condition condition) {
  const auto found = answers.conditions.find(condition);
  return found == answers.conditions.end() ? ConditionAnswer::no : found->second;
}

/// All that was not answered with no, the question as it was asked.
std::string answers_list(const ScreeningAnswers& answers) {
  std::string items;
  for (const ScreeningQuestion& question : screening_questions()) {
    std::string answer;
    if (question.sign && is_yes(answers, *question.sign)) answer = "yes";
    if (question.condition) {
      const ConditionAnswer said = answer_to(answers, *question.condition);
      if (said == ConditionAnswer::yes) answer = "yes";
      if (said == ConditionAnswer::cleared) answer = "yes, and cleared by a professional";
    }
    if (!answer.empty())
      items += fmt::format("<li>{} <span class=\"yes\">{}</span></li>\n", escaped(question.text),
                           escaped(answer));
  }
  return items;
}

}  // namespace

std::string check_ins_part(const ReportData& data) {
  std::string text = element("h2", "Check-ins, from 0 (none) to 10");
  const DayRange days{data.first, data.last};
  const auto all = trends(data.check_ins, days);
  if (all.empty()) return text + element("p", "None in these weeks.");
  constexpr std::size_t few = 3;
  text += fmt::format("<div class=\"figures{}\">\n", all.size() <= few ? " few" : "");
  for (const Trend& trend : all) {
    std::vector<ChartPoint> points;
    for (const DatedFigure& figure : series_of(data.check_ins, trend.followed, days))
      points.push_back({figure.day, figure.figure});
    text += figure_chart(caption(trend), points, data.first, data.last);
  }
  return text + "</div>\n" +
         element("p", "Beside each: the mean of the first week, and of the last.",
                 "class=\"note\"");
}

std::string screening_part(const ReportData& data) {
  std::string text = element("h2", "Screening");
  if (!data.screening) return text + element("p", "Not answered yet.");
  const ScreeningAnswers& answers = data.screening->answers;
  const auto red_flags = std::count_if(all_signs.begin(), all_signs.end(),
                                       [&](Sign sign) { return is_yes(answers, sign); });
  text += element(
      "p", fmt::format("Answered on {}: {} questions, {} of {} red flags answered with "
                       "yes.",
                       long_date(data.screening->date), screening_questions().size(),
                       red_flags == 0 ? "none" : std::to_string(red_flags), all_signs.size()));
  const std::string items = answers_list(answers);
  if (items.empty()) return text + element("p", "All answers were no.");
  return text + "<ul>\n" + items + "</ul>\n" +
         element("p", "All other answers were no.", "class=\"note\"");
}

std::string plan_part(const ReportData& data) {
  std::string text = element("h2", "Plan");
  if (!data.plan) return text + element("p", "None yet.");
  const Plan& plan = *data.plan;
  const auto minutes = [](std::optional<double> value) {
    return value ? fmt::format("{:.0f} min in a worn hour", *value) : std::string{"–"};
  };
  std::vector<std::string> titles;
  for (const std::string& id : plan.routines) {
    const auto known = data.titles.find(id);
    titles.push_back(known == data.titles.end() ? id : known->second);
  }
  text += facts({{"Sitting at the start", minutes(plan.baseline_min_per_h)},
                 {"Goal", minutes(plan.goal_min_per_h)},
                 {"Routines a day", fmt::format("{}", plan.routines_a_day)},
                 {"Length of holds", fmt::format("level {} of {}", plan.level, highest_level)},
                 {"Routines", fmt::format("{}", fmt::join(titles, ", "))},
                 {"In force", plan.active ? (plan.adapts ? "yes, adapts weekly" : "yes, as set")
                                          : "switched off"}});
  if (!plan.reason.empty()) text += element("p", plan.reason, "class=\"note\"");
  return text;
}

}  // namespace sitwell::cli
