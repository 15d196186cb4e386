#include "gui/model/check_in_view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitwell::gui {
namespace {

constexpr int trend_days = 28;

std::string words_of(Followed followed) {
  return followed ? std::string{words_for(*followed)} : "Stress";
}

std::string words_of(Direction direction) {
  switch (direction) {
    case Direction::falling: return "falling";
    case Direction::rising: return "rising";
    case Direction::level: return "about the same";
    case Direction::unknown: break;
  }
  return "too few to tell";
}

const std::vector<StoredCheckIn>& stored(const World& world) {
  static const std::vector<StoredCheckIn> none;
  return world.history.whole ? world.history.whole->check_ins : none;
}

std::optional<int> figure_in(const CheckIn& check_in, Followed followed) {
  if (!followed) return check_in.stress;
  const auto found = check_in.figures.find(*followed);
  return found == check_in.figures.end() ? std::nullopt : std::optional{found->second};
}

// Of the latest check-in of that day, or, without one, of the latest before it.
const StoredCheckIn* check_in_of_day(const World& world, bool today) {
  const auto& all = stored(world);
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const StoredCheckIn& row) {
    return today ? row.day == world.now.today : row.day < world.now.today;
  });
  return found == all.rend() ? nullptr : &*found;
}

FigureQuestion question_of(Followed followed, const StoredCheckIn* today,
                           const StoredCheckIn* before) {
  FigureQuestion question{.followed = followed,
                          .name = std::string{name_of(followed)},
                          .words = words_of(followed),
                          .last = before ? figure_in(before->check_in, followed) : std::nullopt,
                          .today = today ? figure_in(today->check_in, followed) : std::nullopt,
                          .last_words = {}};
  if (question.last) question.last_words = fmt::format("{} last time", *question.last);
  return question;
}

std::vector<DatedCheckIn> dated(const World& world, DayRange period) {
  std::vector<DatedCheckIn> rows;
  for (const StoredCheckIn& row : stored(world))
    if (row.day >= period.first && row.day <= period.last) rows.push_back({row.day, row.check_in});
  return rows;
}

TrendLine line_of(const std::vector<DatedCheckIn>& rows, const Trend& trend, DayRange period) {
  TrendLine line{.followed = trend.followed,
                 .label = words_of(trend.followed),
                 .words = words_of(trend.direction),
                 .direction = trend.direction,
                 .values = {}};
  if (trend.direction != Direction::unknown && trend.first_week && trend.last_week)
    line.words = fmt::format("{:.1f} in the first week, {:.1f} in the last: {}", *trend.first_week,
                             *trend.last_week, words_of(trend.direction));
  line.values.resize(static_cast<std::size_t>((period.last - period.first).count()) + 1);
  for (const DatedFigure& figure : series_of(rows, trend.followed, period))
    line.values[static_cast<std::size_t>((figure.day - period.first).count())] = figure.figure;
  return line;
}

void add_trends(const World& world, CheckInView& view) {
  const DayRange period = days_until(world.now.today, trend_days);
  const auto rows = dated(world, period);
  const auto done = done_since(world, period.first);
  int routines = 0, days_with = 0;
  for (auto day = period.first; day <= period.last; day += std::chrono::days{1}) {
    view.days.push_back(world.wording.day_and_month(day));
    const auto found = done.find(day);
    view.routine_days.push_back(found != done.end());
    if (found != done.end()) routines += found->second, ++days_with;
  }
  for (const Trend& trend : trends(rows, period))
    view.trends.push_back(line_of(rows, trend, period));
  view.period = fmt::format("The past {} weeks", trend_days / 7);
  view.routines =
      fmt::format("Routines: {} on {} of these {} days", routines, days_with, trend_days);
  if (view.trends.empty())
    view.no_trend = "With the first check-in a line begins here. It takes less than 20 seconds.";
}

}  // namespace

CheckInView check_in_view(const World& world) {
  CheckInView view;
  const StoredCheckIn* today = check_in_of_day(world, true);
  const StoredCheckIn* before = check_in_of_day(world, false);
  for (const Symptom symptom : all_symptoms)
    if (world.settings.symptoms.contains(symptom))
      view.questions.push_back(question_of(symptom, today, before));
  if (world.settings.ask_stress) view.questions.push_back(question_of(std::nullopt, today, before));
  view.has_last = std::any_of(view.questions.begin(), view.questions.end(),
                              [](const FigureQuestion& question) { return question.last; });
  view.done_today = today || (world.daemon.there() && world.daemon.coach.checked_in_today);
  if (view.done_today)
    view.done_words = today
                          ? fmt::format("Checked in today at {}",
                                        world.wording.clock(today->at_utc_ms, today->utc_offset_s))
                          : "Checked in today";
  if (today) view.note_today = today->check_in.note;
  view.missing = missing_daemon(world, "To keep a check-in");
  add_trends(world, view);
  return view;
}

FollowChoice chosen(const Settings& settings) {
  FollowChoice choice;
  for (std::size_t i = 0; i < all_symptoms.size(); ++i)
    choice.symptoms[i] = settings.symptoms.contains(all_symptoms[i]);
  choice.stress = settings.ask_stress;
  return choice;
}

std::vector<Request> changes_of(const FollowChoice& from, const FollowChoice& to) {
  std::vector<Request> requests;
  if (from.symptoms != to.symptoms) {
    ask::Set symptoms{.key = "check_in.symptoms", .words = {}};
    for (std::size_t i = 0; i < all_symptoms.size(); ++i)
      if (to.symptoms[i]) symptoms.words.emplace_back(name_of(all_symptoms[i]));
    if (symptoms.words.empty())
      requests.emplace_back(ask::Unset{symptoms.key});
    else
      requests.emplace_back(std::move(symptoms));
  }
  if (from.stress != to.stress)
    requests.emplace_back(ask::Set{"check_in.stress", {to.stress ? "true" : "false"}});
  return requests;
}

std::optional<ask::CheckIn> check_in_of(const std::vector<FigureQuestion>& questions,
                                        const std::vector<int>& figures, const std::string& note) {
  ask::CheckIn check_in;
  check_in.note = note;
  for (std::size_t i = 0; i < questions.size() && i < figures.size(); ++i) {
    if (figures[i] < 0) continue;
    if (questions[i].followed)
      check_in.figures[questions[i].name] = static_cast<std::uint32_t>(figures[i]);
    else
      check_in.stress = figures[i];
  }
  if (check_in.figures.empty() && !check_in.stress && note.empty()) return std::nullopt;
  return check_in;
}

}  // namespace sitwell::gui
