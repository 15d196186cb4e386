#include "gui/pages/routine_full.hpp"

#include <fmt/format.h>

#include <array>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/coach_parts.hpp"

namespace sitwell::gui {
namespace {

constexpr float wide_enough = 820;
constexpr float step_figure = 148;

}  // namespace

void RoutineFull::begin() {
  *this = RoutineFull{};
  scroll_up_ = true;
}

void RoutineFull::start_button(Ui& ui, const RoutineDetail& detail, bool due, Requests& requests) {
  if (due && detail.card.fit != RoutineFit::hidden) {
    if (button(ui, "routine/screening", "Answer a few questions first",
               {.kind = ButtonKind::primary, .icon = icon::help}))
      requests.ask(ask::Screening{});
    return;
  }
  if (button(ui, "routine/start", asked_ != 0 ? "Starting" : "Start",
             {.kind = ButtonKind::primary,
              .icon = icon::play,
              .enabled = detail.can_start && asked_ == 0})) {
    StartOptions options{.leg = {}, .clip = !by_clock_};
    if (leg_) options.leg = *leg_ == 0 ? "left" : "right";
    asked_ = requests.ask(ask::StartRoutine{detail.card.id, options});
  }
  if (!detail.why_not.empty()) prose(ui, TextRank::muted, detail.why_not);
}

void RoutineFull::start(Ui& ui, const World& world, const RoutineDetail& detail, Requests& requests,
                        float width) {
  if (const auto missing = missing_daemon(world, "To be led through it"))
    return missing_notice(ui, "routine", *missing, requests, width);
  const Card card{ui, "routine/start-card", {width, 0}};
  const bool due = screening_due(world);
  if (!due && detail.card.fit != RoutineFit::hidden) {
    static const std::array<std::string, 2> legs{"Left", "Right"};
    text(ui, TextRank::strong, "The clip is on which thigh?");
    int leg = leg_.value_or(detail.left_leg ? 0 : 1);
    if (choice(ui, "routine/leg", legs, leg)) leg_ = leg;
    below(ui, 6);
    toggle(ui, "routine/by-clock", "Count by the clock alone", by_clock_);
    prose(ui, TextRank::muted_small,
          by_clock_ ? "What the clock counts is kept as timed, not as confirmed." : detail.clip);
    below(ui, 8);
  }
  start_button(ui, detail, due, requests);
}

// Before the steps: they are to be seen by whoever begins.
void RoutineFull::warnings(Ui& ui, const RoutineDetail& detail, float width) const {
  if (detail.warnings.empty()) return;
  {
    const Card card{ui, "routine/warnings", {width, 0}, "Take care"};
    for (const std::string& warning : detail.warnings)
      bullet(ui, TextRank::body, icon::warning, warning);
  }
  below(ui);
}

void RoutineFull::steps(Ui& ui, const RoutineDetail& detail, float width) const {
  for (std::size_t i = 0; i < detail.steps.size(); ++i) {
    const StepView& step = detail.steps[i];
    {
      const Card card{ui, fmt::format("routine/step/{}", i), {width, 0}};
      float room = card.room().x;
      if (step.pose) {
        stick_figure(ui, fmt::format("routine/step/{}/figure", i),
                     {.figure = *step.pose, .mirrored = step.from_left},
                     ui.px(step_figure, step_figure));
        column_beside(ui);
        room -= ui.px(step_figure + size::gap);
      }
      ImGui::BeginGroup();
      text(ui, TextRank::strong, fmt::format("{}.  {}", step.number, step.title), room);
      prose(ui, TextRank::body, step.instruction, room);
      if (!step.cue.empty()) bullet(ui, TextRank::strong, icon::info, step.cue, room);
      prose(ui, TextRank::muted, step.hold, room);
      if (!step.breathing.empty()) prose(ui, TextRank::muted, step.breathing, room);
      prose(ui, TextRank::muted_small, step.target, room);
      ImGui::EndGroup();
    }
    below(ui);
  }
}

void RoutineFull::aside(Ui& ui, const RoutineDetail& detail, float width) const {
  const Card card{ui, "routine/aside", {width, 0}, detail.card.length, detail.card.mark};
  prose(ui, TextRank::muted_small, detail.range);
  prose(ui, TextRank::muted, detail.card.done);
  bullet_list(ui, detail.card.fit == RoutineFit::hidden ? "Does not fit your answers" : "For you",
              detail.card.fit == RoutineFit::hidden ? detail.card.why : detail.card.mind,
              detail.card.fit == RoutineFit::hidden ? icon::lock : icon::info);
  bullet_list(ui, "Not for everybody", detail.not_for);
  bullet_list(ui, "At hand", detail.needs);
  bullet_list(ui, "Sources", detail.sources);
  if (!detail.from.empty()) prose(ui, TextRank::muted_small, detail.from);
}

std::string RoutineFull::draw(Ui& ui, const World& world, const std::string& id,
                              Requests& requests) {
  if (asked_ != 0 && world.answer && world.answer->request == asked_) asked_ = 0;
  if (std::exchange(scroll_up_, false)) {
    ImGui::SetScrollY(0);
    draw_again(ui);
  }
  const auto& detail = made_.get(world.revision, [&] { return routine_detail(world, id); });
  if (!detail) return {};
  std::string next = id;
  if (button(ui, "routine/back", "All routines", {.kind = ButtonKind::quiet, .icon = icon::left}))
    next.clear();
  below(ui, 8);
  const float room = ImGui::GetContentRegionAvail().x;
  const bool wide = room >= ui.px(wide_enough);
  const auto widths = columns(ui, room, wide ? std::vector<float>{3, 2} : std::vector<float>{1});
  ImGui::BeginGroup();
  text(ui, TextRank::title, detail->card.title, widths.front());
  prose(ui, TextRank::body, detail->card.purpose, widths.front());
  below(ui);
  if (!wide) {
    start(ui, world, *detail, requests, widths.front());
    below(ui);
  }
  warnings(ui, *detail, widths.front());
  steps(ui, *detail, widths.front());
  ImGui::EndGroup();
  wide ? column_beside(ui) : below(ui, 0);
  ImGui::BeginGroup();
  if (wide) {
    start(ui, world, *detail, requests, widths.back());
    below(ui);
  }
  if (!detail->card.instead.empty()) {
    prose(ui, TextRank::body, detail->card.instead, widths.back());
    if (button(ui, "routine/instead", "Show it", {.icon = icon::right}))
      next = detail->card.instead_id;
    below(ui, 8);
  }
  aside(ui, *detail, widths.back());
  ImGui::EndGroup();
  return next;
}

}  // namespace sitwell::gui
