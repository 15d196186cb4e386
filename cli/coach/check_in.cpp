// sitwell checkin: how the wearer feels today, in the figures they chose to follow.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/ask.hpp"
#include "cli/coach/advice_text.hpp"
#include "cli/coach/check_in_choice.hpp"
#include "cli/coach/check_in_history.hpp"
#include "cli/coach/commands.hpp"
#include "cli/coach/named_values.hpp"
#include "cli/history_view.hpp"
#include "cli/table_file.hpp"
#include "dbus/tracker_client.hpp"
#include "health/check_in.hpp"

namespace sitwell::cli {
namespace {

Symptom symptom_in(const std::string& name) {
  const auto symptom = symptom_named(name);
  if (symptom) return *symptom;
  std::string names;
  for (const Symptom known : all_symptoms)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", name_of(known));
  throw UnusableInput(
      fmt::format("{} is nothing to check in with; there are {}", shown(name), names));
}

CheckIn given(const CheckInOptions& options) {
  CheckIn check_in{.figures = {}, .stress = options.stress, .note = options.note};
  for (const std::string& argument : options.figures) {
    const NamedValue value = named_value(argument);
    check_in.figures[symptom_in(value.name)] =
        number_in(value.value, value.name, 0, highest_figure);
  }
  if (check_in.note.size() > longest_note)
    throw UnusableInput(fmt::format("the note is longer than {} bytes", longest_note));
  return check_in;
}

/// The figures of the last check-in are what Enter answers.
CheckIn last_check_in(const std::string& database) {
  const auto rows = check_ins_of_days(database, days_until(today(day_rules()), 366));
  return rows.empty() ? CheckIn{} : rows.back().check_in;
}

std::optional<int> ask_figure(std::string_view what, std::optional<int> before) {
  return ask_number(
      before ? fmt::format("  {} [{}]: ", what, *before) : fmt::format("  {}: ", what), 0,
      highest_figure, before);
}

CheckIn asked(const FollowedFigures& followed, const CheckIn& before) {
  fmt::print("  0 none, 10 as bad as it can be. Enter: as before, or no answer.\n\n");
  CheckIn check_in;
  for (const Symptom symptom : followed.symptoms) {
    const auto last = before.figures.find(symptom);
    const auto figure =
        ask_figure(words_for(symptom),
                   last == before.figures.end() ? std::nullopt : std::optional{last->second});
    if (figure) check_in.figures[symptom] = *figure;
  }
  if (followed.stress) check_in.stress = ask_figure("Stress", before.stress);
  check_in.note = ask("  A note, or just Enter: ");
  if (check_in.note.size() > longest_note)
    throw UnusableInput(
        fmt::format("the note is longer than {} bytes; nothing was kept", longest_note));
  return check_in;
}

CheckIn ask_followed(const CheckInOptions& options) {
  if (options.json || !can_ask())
    throw UnusableInput(
        "nobody is there to answer; give figures like --set low_back_pain=3 --stress 4");
  const FollowedFigures followed = followed_or_chosen();
  if (followed.empty()) return {};
  return asked(followed, last_check_in(options.database));
}

void conclude(CoachClient& coach, const CheckInOptions& options, const CheckIn& check_in) {
  std::map<std::string, std::uint32_t> figures;
  for (const auto& [symptom, figure] : check_in.figures)
    figures[std::string{name_of(symptom)}] = static_cast<std::uint32_t>(figure);
  const auto advice = coach.check_in(figures, check_in.stress, check_in.note);
  if (!options.json) {
    fmt::print("  Kept for today. `sitwell checkin --history` shows the days before.\n{}",
               advice_text(screen_of(stdout), advice));
    return;
  }
  nlohmann::ordered_json json{{"format", "sitwell check-in"}, {"version", 1},
                              {"figures", figures},           {"stress", nullptr},
                              {"note", check_in.note},        {"advice", advice_json(advice)}};
  if (check_in.stress) json["stress"] = *check_in.stress;
  fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

void check_in(const CheckInOptions& options) {
  if (options.history) return show_check_ins(options);
  const bool asks = options.figures.empty() && !options.stress && options.note.empty();
  TrackerClient tracker;
  (void)tracker.coach().status();  // before anything is asked that could not be kept
  const CheckIn answers = asks ? ask_followed(options) : given(options);
  if (is_valid(answers))
    conclude(tracker.coach(), options, answers);
  else if (asks)
    fmt::print("  Nothing was answered, and nothing kept.\n");
  else
    throw UnusableInput("that is no check-in");
}

}  // namespace sitwell::cli
