// docs/health.md against the tables: every row of them is in it, as it is, and no other.
#include <cmath>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "health/plan.hpp"
#include "health/red_flags.hpp"
#include "health/screening_rules.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using Lines = std::vector<std::string>;

namespace {

std::string document() {
  std::ifstream in(SITWELL_SOURCE_DIR "/docs/health.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The rows of the table with this head.
Lines rows_under(const std::string& head) {
  const std::string text = document();
  const auto begin = text.find("\n| " + head + " |");
  INFO(head);
  REQUIRE(begin != std::string::npos);
  const std::string table = text.substr(begin, text.find("\n\n", begin) - begin) + "\n";
  const std::regex row("\n(\\| `[^\n]*)");
  Lines rows;
  for (std::sregex_iterator at(table.begin(), table.end(), row), end; at != end; ++at)
    rows.push_back((*at)[1]);
  return rows;
}

std::string code(std::string_view name) { return std::string{'`'}.append(name).append(1, '`'); }

std::string row(const Lines& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line.append(1, ' ').append(cell).append(" |");
  return line;
}

std::string hidden_by(Condition condition) {
  std::string all;
  for (const HidingRule& rule : hiding_rules()) {
    if (rule.condition != condition) continue;
    if (!all.empty()) all += ", ";
    all += rule.demand ? code(name_of(*rule.demand)) : "everything but the gentlest";
  }
  return all;
}

std::string tenths(double value) {
  const long all = std::lround(value * 10);
  std::string text = std::to_string(all / 10);
  if (all % 10 != 0) text.append(1, '.').append(std::to_string(all % 10));
  return text;
}
std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

/// On one line, so that sentences can be looked for.
std::string flat() { return std::regex_replace(document(), std::regex("\n *"), " "); }

}  // namespace

TEST_CASE("docs/health.md has the signs and conditions of screening as they are") {
  Lines signs;
  for (const SignRule& rule : sign_rules())
    signs.push_back(
        row({code(name_of(rule.sign)), code(name_of(rule.level)),
             rule.level == AdviceLevel::urgent ? "everything" : "everything but the gentlest"}));
  CHECK(rows_under("sign") == signs);

  Lines conditions;
  for (const ScreeningQuestion& question : screening_questions())
    if (question.condition)
      conditions.push_back(row({code(question.name), hidden_by(*question.condition),
                                question.clearable ? "yes" : "no"}));
  CHECK(rows_under("condition") == conditions);
}

TEST_CASE("docs/health.md has the red flags as they are") {
  Lines hurts, figures;
  for (const HurtRule& rule : hurt_rules())
    hurts.push_back(row({code(name_of(rule.kind)), code(name_of(rule.level))}));
  CHECK(rows_under("it hurts") == hurts);
  for (const FigureRule& rule : figure_rules())
    figures.push_back(row({code(name_of(rule.symptom)), std::to_string(rule.from)}));
  CHECK(rows_under("symptom") == figures);
}

TEST_CASE("docs/health.md has the figures of check-ins as they are") {
  const std::string text = flat();
  const RedFlagRules rules;
  const auto number = [](auto value) { return std::to_string(value); };
  CHECK_THAT(text, ContainsSubstring("again after " + number(screening_holds_days) + " days"));
  CHECK_THAT(text, ContainsSubstring("said again for " + number(rules.days) + " days. " +
                                     number(rules.least_hurts) + " routines that ended"));
  CHECK_THAT(text, ContainsSubstring("change of " + tenths(rules.trend.dead_band) + " points"));
  CHECK_THAT(text,
             ContainsSubstring("fewer than " + number(rules.trend.least_a_week) + " answers"));
  CHECK_THAT(text, ContainsSubstring("the " + number(rules.days) + " days that end today"));
  CHECK_THAT(text,
             ContainsSubstring("on " + number(rules.least_routine_days) + " or more of them"));
}

TEST_CASE("docs/health.md has the figures of the plan as they are") {
  const std::string text = flat();
  const PlanRules rules;
  const auto number = [](auto value) { return std::to_string(value); };
  CHECK_THAT(text, ContainsSubstring("up by " + tenths(rules.worse_by) + " points"));
  CHECK_THAT(text, ContainsSubstring("with " + number(rules.least_days_worn) +
                                     " days worn is the baseline, and the goal is " +
                                     percent(rules.first_goal)));
  CHECK_THAT(text, ContainsSubstring("after " + number(rules.weeks_to_ease) +
                                     " weeks in a row above it: by " + percent(rules.easier - 1)));
  CHECK_THAT(text,
             ContainsSubstring("routines on " + number(rules.days_to_step) +
                               " days, and **a tighter goal**, by " + percent(1 - rules.tighter)));
  CHECK_THAT(text, ContainsSubstring("under " + tenths(rules.least_goal_min_per_h) + " minutes"));
  CHECK_THAT(text,
             ContainsSubstring("levels 1 to " + number(highest_level) + ", " +
                               number(rules.routines_a_day_up_to) + " routines a day, up to " +
                               number(rules.most_supporting) + " supporting"));
  CHECK_THAT(text, ContainsSubstring("up to " + number(most_routines_a_day) + " routines a day."));
}
