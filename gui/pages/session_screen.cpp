#include "gui/pages/session_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/angle_band.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/hold_dots.hpp"
#include "gui/pages/lost_focus.hpp"

namespace sitwell::gui {
namespace {

constexpr float top_height = 56, bottom_height = 48;
constexpr float largest_ring = 240, least_ring = 128;
// Numbers that fall a second at a time are drawn again as often as the clip speaks.
constexpr double live_frame_s = 0.1;

const char* icon_of(SessionState state) {
  switch (state) {
    case SessionState::ready:
    case SessionState::rests: return icon::clock;
    case SessionState::waits: return icon::info;
    case SessionState::counts: return icon::done;
    case SessionState::clock_counts: return icon::clock;
    case SessionState::lost: return icon::warning;
    case SessionState::wrong_side: return icon::repeat;
    case SessionState::paused: return icon::pause;
    case SessionState::over: break;
  }
  return icon::stop;
}

float words_height(const Ui& ui, const SessionView& view, float width) {
  const float line = ImGui::GetStyle().ItemSpacing.y;
  float height = text_size(ui, TextRank::title, view.step_title).y + line;
  if (!view.side.empty()) height += text_size(ui, TextRank::strong, view.side).y + line;
  height += text_size(ui, TextRank::body, view.instruction, width).y + 2 * line;
  if (!view.cue.empty())
    height += text_size(ui, TextRank::strong, view.cue, width * 0.9F).y + 2 * line;
  return height + text_size(ui, TextRank::muted, "T").y + 2 * line;
}

}  // namespace

void SessionScreen::follow(const Ui& ui, const World& world) {
  const auto& session = world.daemon.coach.session;
  const CoachSession* told = world.daemon.there() && session ? &*session : nullptr;
  // Not by its begin: the daemon tells that anew by its clocks each time, some milliseconds off.
  const bool another = told && (!on_ || over_ || told->routine != session_.routine);
  if (another && told->phase != "over") {
    *this = SessionScreen{};
    session_ = *told;
    on_ = true;
  }
  if (!on_) return;
  if (told && told->routine == session_.routine)
    take(*told, world);
  else if (!over_)
    end_as(RoutineOutcome::interrupted);
  const bool holding = session_.phase == "holding";
  if (holding && !holding_) breath_begin_s_ = ui.now_s;
  holding_ = holding;
}

void SessionScreen::take(const CoachSession& told, const World& world) {
  session_ = told;
  clock_.see(told, world.progress, world.live_now_ms);
  note_reason(reasons_, told);
  if (told.phase != "over")
    over_ = false;
  else if (!over_)
    end_as(routine_outcome_named(told.outcome).value_or(RoutineOutcome::stopped));
}

// Whoever said so elsewhere that it hurts reads the same page.
void SessionScreen::end_as(RoutineOutcome outcome) {
  over_ = true;
  outcome_ = outcome;
  end_.forget();
  if (outcome == RoutineOutcome::hurt && !stop_) stop_.emplace();
}

void SessionScreen::close() { *this = SessionScreen{}; }

void SessionScreen::hurts(Requests& requests) {
  requests.ask(ask::Hurts{std::string{name_of(HurtPlace::not_said)},
                          std::string{name_of(HurtKind::not_said)}});
  stop_.emplace();
}

void SessionScreen::keys(const SessionView& view, Requests& requests) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl || io.KeyAlt || io.WantTextInput) return;
  if (key_pressed('H')) return hurts(requests);
  // Where a button has a visible focus, Space is that button's.
  if (key_pressed(' ') && !(io.NavVisible && ImGui::IsAnyItemFocused()))
    requests.ask(ask::Session{view.paused() ? "resume" : "pause"});
}

void SessionScreen::top(Ui& ui, const SessionView& view) const {
  text(ui, TextRank::title, view.title);
  text(ui, TextRank::muted, fmt::format("{}  ·  {}", view.place, view.so_far));
  below(ui, 8);
  hold_dots(ui, "session/dots", view.dots, ImGui::GetContentRegionAvail().x);
  below(ui, 8);
}

void SessionScreen::pose(Ui& ui, const SessionView& view, const SessionLive& live,
                         ImVec2 size) const {
  const Card card{ui, "session/pose", size};
  const ImVec2 room = card.room();
  const float strip = view.band_from_deg ? angle_band_height(ui) + ui.px(8) : 0;
  const ImVec2 box{room.x, std::max(ui.px(80), room.y - strip)};
  if (view.pose)
    stick_figure(ui, "session/figure",
                 {.figure = ui.motion ? pose_.at(ui.now_s) : pose_.to,
                  .highlight_near = view.sided,
                  .mirrored = pose_.mirrored},
                 box);
  else
    ImGui::Dummy(box);
  if (!view.band_from_deg) return;
  below(ui, 8);
  angle_band(ui, "session/angle",
             {.from_deg = *view.band_from_deg,
              .to_deg = view.band_to_deg.value_or(*view.band_from_deg),
              .flexion_deg = live.flexion_deg,
              .inside = live.in_band,
              .words = live.angle,
              .band_words = view.band},
             room.x);
}

void SessionScreen::rings(Ui& ui, const SessionView& view, const SessionLive& live,
                          float diameter) const {
  hold_ring(ui, "session/ring",
            {.share = live.share,
             .middle = live.middle,
             .below = live.below,
             .counting = live.counting,
             .by_clock = view.by_clock},
            diameter);
  if (view.breathe_in_s <= 0) return;
  ImGui::SameLine(0, ui.px(size::gap));
  if (holding_)
    breathing_pacer(ui, "session/pacer", view.breathe_in_s, view.breathe_out_s, breath_begin_s_,
                    diameter);
  else
    prose(ui, TextRank::muted, view.pace, diameter);
}

void SessionScreen::words(Ui& ui, const SessionView& view, const SessionLive& live,
                          ImVec2 size) const {
  // As large as the words leave room for; for the state as much as its longest words take, so that
  // nothing moves when they change.
  const float state = 2 * text_size(ui, TextRank::strong, live.words, size.x * 10).y + ui.px(8);
  const float most = std::min((size.x - ui.px(size::gap)) / 2, ui.px(largest_ring));
  const float left = size.y - words_height(ui, view, size.x) - state - ui.px(size::gap);
  const float ring = std::clamp(left, ui.px(least_ring), std::max(most, ui.px(least_ring)));
  const float reserved = ring + state + ui.px(size::gap);
  {
    const Column column{"session words", {size.x, std::max(ui.px(96), size.y - reserved)}};
    text(ui, TextRank::title, view.step_title);
    if (!view.side.empty()) text(ui, TextRank::strong, view.side);
    below(ui, 6);
    prose(ui, TextRank::body, view.instruction);
    if (!view.cue.empty()) {
      below(ui, 6);
      bullet(ui, TextRank::strong, icon::info, view.cue);
    }
    below(ui, 4);
    if (!view.next.empty()) text(ui, TextRank::muted, view.next);
  }
  const ImVec2 from = ImGui::GetCursorScreenPos();
  bullet(ui, TextRank::strong, icon_of(live.state), live.words, size.x);
  ui.mark("session/state", from, {from.x + size.x, ImGui::GetCursorScreenPos().y});
  ImGui::SetCursorScreenPos({from.x, from.y + state});
  rings(ui, view, live, ring);
}

void SessionScreen::buttons(Ui& ui, const SessionView& view, Requests& requests) {
  const auto command = [&](const char* name, const char* label, const char* mark, const char* what,
                           bool enabled) {
    const std::string register_name = fmt::format("session/{}", name);
    if (button(ui, register_name, label, {.icon = mark, .enabled = enabled}))
      requests.ask(ask::Session{what});
    ImGui::SameLine(0, ui.px(8));
  };
  // One button: who pressed it by keyboard has it under their finger still.
  const bool paused = view.paused();
  command("pause", paused ? "Go on" : "Pause", paused ? icon::play : icon::pause,
          paused ? "resume" : "pause", true);
  command("repeat", "Again", icon::repeat, "repeat", true);
  command("skip", "Next", icon::skip, "skip", true);
  command("by-clock", "By the clock", icon::clock, "by_clock", !view.by_clock);
  command("stop", "Stop", icon::stop, "stop", true);
  // In the same corner in every phase.
  const float width = button_width(ui, "This hurts  (H)", icon::warning);
  const float spare = ImGui::GetContentRegionAvail().x - width;
  if (spare > 0) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + spare);
  if (button(ui, "session/hurts", "This hurts  (H)",
             {.kind = ButtonKind::danger, .icon = icon::warning, .width = width}))
    hurts(requests);
}

void SessionScreen::running(Ui& ui, const World& world, Requests& requests) {
  const SessionView& view =
      view_.get(world.revision, [&] { return session_view(world, session_); });
  const SessionLive live = session_live(view, session_, clock_.at(world.live_now_ms));
  if (view.pose) pose_.lead_to(*view.pose, view.from_left, ui.now_s);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float begin = ImGui::GetCursorPosY();
  top(ui, view);
  const float used = ImGui::GetCursorPosY() - begin;
  const ImVec2 middle{room.x, std::max(ui.px(200), room.y - used - ui.px(bottom_height))};
  const auto widths = columns(ui, middle.x, {11, 10});
  pose(ui, view, live, {widths[0], middle.y});
  column_beside(ui);
  ImGui::BeginGroup();
  words(ui, view, live, {widths[1], middle.y});
  ImGui::EndGroup();
  ImGui::SetCursorPosY(begin + room.y - ui.px(size::control_height));
  buttons(ui, view, requests);
  keys(view, requests);
  if (pose_.moving(ui.now_s)) ui.animate();
  if (!view.paused()) ui.animate(live_frame_s);
}

void SessionScreen::ended(Ui& ui, const World& world) {
  const SessionEnd& end =
      end_.get(world.revision, [&] { return session_end(world, session_, outcome_, reasons_); });
  constexpr float widest = 720;
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = std::min(room, ui.px(widest));
  if (room > width) ImGui::Indent((room - width) / 2);
  bool read = false;
  {
    const Card card{ui, "session/end", {width, 0}};
    text(ui, TextRank::title, end.title);
    below(ui, 8);
    prose(ui, TextRank::body, end.sentence);
    below(ui, 8);
    text(ui, TextRank::strong, end.held);
    below(ui);
    if (!end.note.empty()) prose(ui, TextRank::muted, end.note);
    end_rows(ui, "session/end", end.rows, card.room().x);
    below(ui);
    read = button(ui, "session/close", "Done", {.kind = ButtonKind::primary, .icon = icon::done});
  }
  if (room > width) ImGui::Unindent((room - width) / 2);
  if (!read) return;
  close();
  draw_again(ui);
}

void SessionScreen::draw(Ui& ui, const World& world, Requests& requests) {
  if (stop_) {
    const auto& told = world.daemon.coach.session;
    const bool can_tell = world.daemon.there() && told && told->routine == session_.routine;
    if (stop_->draw(ui, can_tell, requests)) {
      close();
      draw_again(ui);
    }
  } else if (over_) {
    ended(ui, world);
  } else {
    running(ui, world, requests);
  }
  forget_lost_focus();
}

}  // namespace sitwell::gui
