#include "gui/pages/welcome_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/clip_view.hpp"
#include "gui/model/coach_facts.hpp"
#include "gui/model/settings_view.hpp"
#include "gui/pages/calibration_card.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/mounting_picture.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

namespace {

constexpr float card_width = 720, picture_height = 190;
// In a small window the picture gives way to the buttons.
constexpr float small_window = 660, small_picture_height = 110;
constexpr float above = 0.08F;  // of the room, where there is enough of it
constexpr std::array steps{"What it is", "Your clip", "How it sits", "Your goal",
                           "Before routines"};
constexpr int last_step = static_cast<int>(steps.size()) - 1;
constexpr int least_minutes = 5, most_minutes = 240, minutes_step = 5;

}  // namespace

struct WelcomePage::State {
  Remade<ClipView> made;
  CalibrationCard calibration;
  int step = 0;
  float height = 0;        ///< of the card, as it was last drawn
  int prompt_minutes = 0;  ///< 0: as the settings have it
  bool unsaid = false;     ///< the minutes have changed since they were asked for

  void dots(Ui& ui) const;
  void what_it_is(Ui& ui, Requests& requests);
  void clip(Ui& ui, const World& world, const ClipView& view, Requests& requests);
  void sits(Ui& ui, const World& world, const ClipView& view, Requests& requests);
  void goal(Ui& ui, const World& world, Requests& requests);
  void screening(Ui& ui, const World& world, Requests& requests);
  void buttons(Ui& ui, Requests& requests);
};

WelcomePage::WelcomePage() : state_(std::make_unique<State>()) {}
WelcomePage::~WelcomePage() = default;

void WelcomePage::begin() { *state_ = State{}; }

Needs WelcomePage::needs(const World&) const {
  return {.window = std::nullopt, .whole = false, .live_angle = state_->step == 2};
}

void WelcomePage::State::dots(Ui& ui) const {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  constexpr float radius = 4, apart = 18;
  for (int i = 0; i <= last_step; ++i) {
    const ImVec2 middle{from.x + ui.px(radius + apart * static_cast<float>(i)),
                        from.y + ui.px(radius)};
    if (i <= step)
      list.AddCircleFilled(middle, ui.px(radius), ui.palette.accent, 16);
    else
      list.AddCircle(middle, ui.px(radius), ui.palette.faint, 16, ui.px(1.5F));
  }
  ImGui::Dummy(ui.px(apart * steps.size(), 2 * radius));
  text(ui, TextRank::muted_small,
       fmt::format("{} of {} · {}", step + 1, steps.size(), steps[static_cast<std::size_t>(step)]));
}

void WelcomePage::State::what_it_is(Ui& ui, Requests& requests) {
  text(ui, TextRank::figure, "Welcome to Sitwell");
  prose(
      ui, TextRank::body,
      "A clip on your thigh tells how long your hips have been bent. Sitwell shows it to you, asks "
      "you to stand up at a good moment, and leads you through gentle routines that the clip can "
      "confirm.");
  bullet(ui, TextRank::body, icon::lock, "All of it stays on this computer. There is no network.");
  bullet(ui, TextRank::body, icon::info,
         "It is for comfort and mobility. It is not a medical device, and diagnoses nothing.");
  ImGui::Dummy(ui.px(1, 8));
  if (button(ui, "welcome/demo", "Look around first, with a simulated wearer",
             {.icon = icon::flask}))
    requests.ask(ask::Demo{});
}

void WelcomePage::State::clip(Ui& ui, const World& world, const ClipView& view,
                              Requests& requests) {
  text(ui, TextRank::title, "Plug in your clip");
  const bool is_small = ImGui::GetMainViewport()->Size.y < ui.px(small_window);
  mounting_picture(ui, {ImGui::GetContentRegionAvail().x,
                        ui.px(is_small ? small_picture_height : picture_height)});
  prose(ui, TextRank::body,
        "It goes on the front or the side of one thigh, halfway down, or into a close trouser "
        "pocket. "
        "Which way up does not matter.");
  ImGui::Dummy(ui.px(1, 6));
  if (const auto missing = missing_daemon(world, "To read the clip")) {
    missing_notice(ui, "welcome", *missing, requests);
  } else if (view.clips.empty()) {
    bullet(ui, TextRank::strong, icon::clock,
           "Waiting for a clip. This page notices when it is there.");
  } else {
    const ClipRow& row = view.clips.front();
    bullet(ui, TextRank::strong, row.well ? icon::done : icon::warning,
           fmt::format("{}: {}", row.serial, row.link));
  }
}

void WelcomePage::State::sits(Ui& ui, const World& world, const ClipView& view,
                              Requests& requests) {
  text(ui, TextRank::title, "Teach it how it sits");
  calibration.draw(ui, "welcome", world, view.can_calibrate, requests);
  ImGui::Dummy(ui.px(1, 6));
  prose(ui, TextRank::muted, "You can leave this out: a minute of walking teaches it the same.");
}

void WelcomePage::State::goal(Ui& ui, const World& world, Requests& requests) {
  text(ui, TextRank::title, "A goal that is yours");
  prose(
      ui, TextRank::body,
      "The first week only looks: it becomes your own baseline. Then the plan asks for a little "
      "less sitting an hour, one small step a week, and says why. You can change or switch it off "
      "under Plan.");
  ImGui::Dummy(ui.px(1, 6));
  text(ui, TextRank::strong, "Ask me to stand up after sitting for");
  const auto in_force = static_cast<int>(
      std::chrono::duration_cast<std::chrono::minutes>(world.settings.prompts.window).count());
  int minutes = prompt_minutes > 0 ? prompt_minutes : in_force;
  if (stepper(ui, "welcome/minutes", minutes, least_minutes, most_minutes, minutes_step, "min")) {
    prompt_minutes = minutes;
    unsaid = true;
  }
  // The file is written once for a button that is held, not for each of its steps.
  if (unsaid && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    for (const ask::Set& change : prompt_window_changes(world.settings, minutes))
      requests.ask(change);
    unsaid = false;
  }
  prose(ui, TextRank::muted,
        "Half an hour is what the trials support. It waits for a good moment, and keeps still in "
        "calls, full screen and do not disturb.");
}

void WelcomePage::State::screening(Ui& ui, const World& world, Requests& requests) {
  text(ui, TextRank::title, "A few questions before routines");
  prose(ui, TextRank::body,
        "They take a minute, so that nothing is offered that may not suit you. You can answer them "
        "later: they come before the first routine anyway.");
  ImGui::Dummy(ui.px(1, 6));
  if (screening_due(world)) {
    if (button(ui, "welcome/screening", "Answer them now", {.icon = icon::check_in}))
      requests.ask(ask::Screening{});
  } else {
    bullet(ui, TextRank::strong, icon::done, "They are answered.");
  }
}

void WelcomePage::State::buttons(Ui& ui, Requests& requests) {
  if (step > 0) {
    if (button(ui, "welcome/back", "Back", {.icon = icon::left})) --step;
    beside(ui, 8);
  }
  if (step < last_step) {
    if (button(ui, "welcome/next", "Next", {.kind = ButtonKind::primary, .icon = icon::right}))
      ++step;
    beside(ui, 8);
    if (button(ui, "welcome/leave", "Not now", {.kind = ButtonKind::quiet}))
      requests.ask(ask::Welcome{false});
  } else if (button(ui, "welcome/done", "To your day",
                    {.kind = ButtonKind::primary, .icon = icon::today})) {
    requests.ask(ask::Welcome{false});
    requests.ask(ask::Go{Page::today});
  }
}

void WelcomePage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  const ClipView& view = state.made.get(world.revision, [&world] { return clip_view(world); });
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float width = std::min(room.x, ui.px(card_width));
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float down = std::clamp(room.y - state.height, 0.0F, room.y * above);
  ImGui::SetCursorScreenPos({from.x + (room.x - width) / 2, from.y + down});
  const Card card{ui, "welcome", {width, 0}};
  state.dots(ui);
  ImGui::Dummy(ui.px(1, 8));
  switch (state.step) {
    case 0: state.what_it_is(ui, requests); break;
    case 1: state.clip(ui, world, view, requests); break;
    case 2: state.sits(ui, world, view, requests); break;
    case 3: state.goal(ui, world, requests); break;
    default: state.screening(ui, world, requests); break;
  }
  ImGui::Dummy(ui.px(1, 14));
  state.buttons(ui, requests);
  state.height = ImGui::GetItemRectMax().y + ui.px(size::padding) - from.y - down;
  if (!ImGui::GetIO().WantTextInput && key_pressed(ImGuiKey_Escape))
    requests.ask(ask::Welcome{false});
}

}  // namespace sitwell::gui
