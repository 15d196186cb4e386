#include "cli/coach/check_in_choice.hpp"

#include <fmt/format.h>

#include <sstream>

#include "cli/ask.hpp"
#include "cli/coach/named_values.hpp"
#include "cli/history_view.hpp"

namespace sitwell::cli {
namespace {

constexpr int stress_number = static_cast<int>(all_symptoms.size()) + 1;

void print_list() {
  fmt::print(
      "  Nothing is followed yet. Choose what to be asked for; the fewer, the quicker it "
      "goes:\n\n");
  for (std::size_t i = 0; i < all_symptoms.size(); ++i)
    fmt::print("    {}  {}\n", i + 1, words_for(all_symptoms[i]));
  fmt::print("    {}  Stress\n\n", stress_number);
}

FollowedFigures chosen_in(const std::string& numbers) {
  FollowedFigures chosen;
  std::istringstream words(numbers);
  for (std::string word; words >> word;) {
    const int number = number_in(word, "a choice", 1, stress_number);
    if (number == stress_number)
      chosen.stress = true;
    else
      chosen.symptoms.push_back(all_symptoms[static_cast<std::size_t>(number) - 1]);
  }
  return chosen;
}

void keep(const FollowedFigures& chosen) {
  ConfigOptions symptoms{.key = "check_in.symptoms", .words = {}, .json = false};
  for (const Symptom symptom : chosen.symptoms) symptoms.words.emplace_back(name_of(symptom));
  if (!symptoms.words.empty()) change_config(symptoms);
  if (chosen.stress) change_config({.key = "check_in.stress", .words = {"true"}, .json = false});
}

}  // namespace

FollowedFigures followed_figures() {
  const Settings& set = settings();
  return {{set.symptoms.begin(), set.symptoms.end()}, set.ask_stress};
}

FollowedFigures followed_or_chosen() {
  const FollowedFigures followed = followed_figures();
  if (!followed.empty()) return followed;
  print_list();
  const FollowedFigures chosen = chosen_in(ask("  Numbers with spaces between, or just Enter: "));
  if (chosen.empty())
    fmt::print(
        "  `sitwell config set check_in.symptoms low_back_pain front_of_hip` chooses later.\n");
  else
    keep(chosen);
  return chosen;
}

}  // namespace sitwell::cli
