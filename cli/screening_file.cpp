#include "cli/screening_file.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

constexpr std::array<std::string_view, 3> fields{"at", "question", "answer"};
constexpr TableLayout layout{
    .row = "screening", .rows = "screenings", .version = 1, .fields = fields};

template <class Answers, class Question, class Answer>
Answer answer_to(const Answers& answers, Question question, Answer otherwise) {
  const auto found = answers.find(question);
  return found == answers.end() ? otherwise : found->second;
}

/// Questions and answers by their names, conditions first.
std::vector<std::pair<std::string_view, std::string_view>> answers_of(
    const StoredScreening& screening) {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (const Condition condition : all_conditions)
    all.emplace_back(name_of(condition), name_of(answer_to(screening.answers.conditions, condition,
                                                           ConditionAnswer::no)));
  for (const Sign sign : all_signs)
    all.emplace_back(name_of(sign), name_of(answer_to(screening.answers.signs, sign, false)
                                                ? ConditionAnswer::yes
                                                : ConditionAnswer::no));
  return all;
}

}  // namespace

std::string as_csv(std::span<const StoredScreening> screenings) {
  std::string text = csv_head(layout);
  for (const StoredScreening& screening : screenings)
    for (const auto& [question, answer] : answers_of(screening))
      text += fmt::format("{},{},{}\n", iso_time({screening.at_utc_ms, screening.utc_offset_s}),
                          question, answer);
  return text;
}

Json to_json(const StoredScreening& screening) {
  Json json;
  json["at"] = iso_time({screening.at_utc_ms, screening.utc_offset_s});
  for (const auto& [question, answer] : answers_of(screening))
    json["answers"][std::string{question}] = answer;
  return json;
}

std::string as_json(std::span<const StoredScreening> screenings) {
  std::vector<Json> rows;
  for (const StoredScreening& screening : screenings) rows.push_back(to_json(screening));
  return json_table(layout, rows);
}

}  // namespace sitwell::cli
