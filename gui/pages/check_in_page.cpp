#include "gui/pages/check_in_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/check_in_view.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/lost_focus.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {
namespace {

constexpr float chart_height = 240;
constexpr int note_lines = 2;
// Two columns need so much; below it, one over the other.
constexpr float wide_enough = 940;

// Hues and shapes together, so that no two of eight lines are alike; shapes alone tell four.
LineChart chart_of(const CheckInView& view) {
  constexpr std::array inks{Ink::symptom, Ink::routine, Ink::moving, Ink::lying};
  constexpr std::size_t shapes = 4;
  LineChart chart{
      .labels = view.days, .series = {}, .least_top = highest_figure, .unit = "", .tooltips = {}};
  for (std::size_t i = 0; i < view.trends.size(); ++i)
    chart.series.push_back({.label = view.trends[i].label,
                            .ink = inks[i % inks.size()],
                            .shape = static_cast<int>((i + i / inks.size()) % shapes),
                            .values = view.trends[i].values});
  return chart;
}

}  // namespace

struct CheckInPage::State {
  Remade<CheckInView> made;
  Remade<LineChart> chart;
  std::vector<int> figures;  ///< by question; -1: not answered
  std::string note;
  bool editing = false;   ///< today's is being changed
  bool choosing = false;  ///< what to follow
  FollowChoice choice;
  std::uint64_t sent = 0;  ///< the number of the check-in that was sent
  std::vector<AdviceRow> advice;
  bool has_advice = false;

  void begin_editing(const CheckInView& view);
  void take_answer(const World& world);
  void form(Ui& ui, const CheckInView& view, Requests& requests);
  void buttons(Ui& ui, const CheckInView& view, Requests& requests);
  void today(Ui& ui, const CheckInView& view);
  void choose(Ui& ui, const World& world, Requests& requests);
  void trend(Ui& ui, const World& world, const CheckInView& view);
  void left(Ui& ui, const World& world, const CheckInView& view, Requests& requests, float width);
};

CheckInPage::CheckInPage() : state_(std::make_unique<State>()) {}
CheckInPage::~CheckInPage() = default;

Needs CheckInPage::needs(const World&) const { return {.window = {}, .whole = true}; }

void CheckInPage::State::begin_editing(const CheckInView& view) {
  figures.clear();
  for (const FigureQuestion& question : view.questions)
    figures.push_back(question.today.value_or(-1));
  note = view.note_today;
  editing = true;
}

void CheckInPage::State::take_answer(const World& world) {
  if (sent == 0 || !world.answer || world.answer->request != sent) return;
  sent = 0;
  if (!world.answer->ok) {
    editing = true;
    return;
  }
  advice = advice_rows(std::span<const CoachAdvice>{world.answer->advice});
  has_advice = true;
}

void CheckInPage::State::form(Ui& ui, const CheckInView& view, Requests& requests) {
  figures.resize(view.questions.size(), -1);
  text(ui, TextRank::muted,
       "0 none, 10 as bad as it can be. What you leave out is not asked again today.");
  for (std::size_t i = 0; i < view.questions.size(); ++i) {
    const FigureQuestion& question = view.questions[i];
    below(ui, 8);
    text(ui, TextRank::strong,
         question.last_words.empty()
             ? question.words
             : fmt::format("{}  ({})", question.words, question.last_words));
    scale(ui, fmt::format("check-in/{}", question.name), figures[i], highest_figure);
  }
  below(ui, 8);
  text_field(ui, "check-in/note", note, longest_note, "A note, if you like", note_lines);
  below(ui, 12);
  buttons(ui, view, requests);
}

void CheckInPage::State::buttons(Ui& ui, const CheckInView& view, Requests& requests) {
  const auto check_in = check_in_of(view.questions, figures, note);
  const bool waiting = sent != 0;
  Flow flow{ui, ImGui::GetContentRegionAvail().x};
  flow.next(button_width(ui, waiting ? "Sending" : "Keep for today", icon::done));
  if (button(ui, "check-in/send", waiting ? "Sending" : "Keep for today",
             {.kind = ButtonKind::primary,
              .icon = icon::done,
              .enabled = check_in && !view.missing && !waiting}) &&
      check_in) {
    sent = requests.ask(*check_in);
    has_advice = false;
    editing = false;
  }
  if (view.has_last) {
    flow.next(button_width(ui, "As last time", icon::repeat));
    if (button(ui, "check-in/as-before", "As last time", {.icon = icon::repeat}))
      for (std::size_t i = 0; i < figures.size(); ++i)
        figures[i] = view.questions[i].last.value_or(figures[i]);
  }
  if (!view.done_today) return;
  flow.next(button_width(ui, "Leave it as it is"));
  if (button(ui, "check-in/leave", "Leave it as it is", {.kind = ButtonKind::quiet}))
    editing = false;
}

void CheckInPage::State::today(Ui& ui, const CheckInView& view) {
  text(ui, TextRank::body, fmt::format("{}  {}", icon::done, view.done_words));
  for (const FigureQuestion& question : view.questions) {
    if (!question.today) continue;
    below(ui, 4);
    text(ui, TextRank::body, fmt::format("{}  {}", *question.today, question.words));
  }
  if (!view.note_today.empty()) {
    below(ui, 6);
    prose(ui, TextRank::muted, view.note_today);
  }
  below(ui, 12);
  if (button(ui, "check-in/change", "Change it", {.icon = icon::undo})) begin_editing(view);
}

void CheckInPage::State::choose(Ui& ui, const World& world, Requests& requests) {
  prose(ui, TextRank::muted,
        "Nothing is asked that you did not choose. The fewer, the quicker it goes.");
  below(ui, 8);
  for (std::size_t i = 0; i < all_symptoms.size(); ++i)
    toggle(ui, fmt::format("check-in/follow/{}", name_of(all_symptoms[i])),
           words_for(all_symptoms[i]), choice.symptoms[i]);
  toggle(ui, "check-in/follow/stress", "Stress", choice.stress);
  below(ui, 12);
  const auto requested = changes_of(chosen(world.settings), choice);
  if (button(ui, "check-in/follow/keep", "Follow these",
             {.kind = ButtonKind::primary, .icon = icon::done, .enabled = !requested.empty()})) {
    for (const Request& request : requested) requests.ask(request);
    choosing = false;
  }
  if (chosen(world.settings) == FollowChoice{}) return;
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "check-in/follow/leave", "Leave it", {.kind = ButtonKind::quiet}))
    choosing = false;
}

void CheckInPage::State::trend(Ui& ui, const World& world, const CheckInView& view) {
  const Card card{ui, "check-in/trend", {ImGui::GetContentRegionAvail().x, 0}, view.period};
  if (view.trends.empty()) {
    prose(ui, TextRank::muted, view.no_trend);
    return;
  }
  const LineChart& drawn = chart.get(world.revision, [&] { return chart_of(view); });
  line_chart(ui, "check-in/lines", drawn, {card.room().x, ui.px(chart_height)});
  below(ui, 8);
  for (const TrendLine& line : view.trends)
    prose(ui, TextRank::body, fmt::format("{}: {}", line.label, line.words));
  below(ui, 4);
  text(ui, TextRank::muted, view.routines);
}

void CheckInPage::State::left(Ui& ui, const World& world, const CheckInView& view,
                              Requests& requests, float width) {
  if (view.missing) {
    missing_notice(ui, "check-in", *view.missing, requests, width);
    below(ui);
  }
  if (has_advice) {
    if (advice.empty())
      notice(ui, "check-in/kept",
             {.tone = Tone::good,
              .icon = nullptr,
              .title = "Kept for today",
              .text = "",
              .command = {},
              .actions = {}},
             width);
    advice_notices(ui, "check-in/advice", advice, width);
    below(ui);
  }
  const bool choose_now = choosing || view.questions.empty();
  const Card card{ui,
                  "check-in/card",
                  {width, 0},
                  choose_now ? "What would you like to follow?" : "How are your hips today?"};
  if (choose_now) return choose(ui, world, requests);
  if (view.done_today && !editing)
    today(ui, view);
  else
    form(ui, view, requests);
  below(ui, 6);
  if (button(ui, "check-in/choose", "Choose what to follow",
             {.kind = ButtonKind::quiet, .icon = icon::settings})) {
    choice = chosen(world.settings);
    choosing = true;
  }
}

void CheckInPage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  state.take_answer(world);
  const CheckInView& view = state.made.get(world.revision, [&] { return check_in_view(world); });
  const float room = ImGui::GetContentRegionAvail().x;
  if (room < ui.px(wide_enough)) {
    state.left(ui, world, view, requests, room);
    below(ui);
    state.trend(ui, world, view);
  } else {
    const auto widths = columns(ui, room, {1, 1});
    ImGui::BeginGroup();
    state.left(ui, world, view, requests, widths[0]);
    ImGui::EndGroup();
    column_beside(ui);
    ImGui::BeginGroup();
    state.trend(ui, world, view);
    ImGui::EndGroup();
  }
  below(ui, size::margin);
  forget_lost_focus();
}

}  // namespace sitwell::gui
