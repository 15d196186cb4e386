#include "gui/pages/screening_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/screening_view.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/lost_focus.hpp"

namespace sitwell::gui {
namespace {

constexpr float widest = 640;
// The answers stay where they are, however long a question is.
constexpr float question_height = 96;

}  // namespace

struct ScreeningPage::State {
  ScreeningRun run;
  bool done = true;
  std::uint64_t sent = 0;  ///< the request with the answers
  bool kept = false;
  std::string problem;  ///< why they were not kept
  std::optional<ScreeningResult> result;

  void send(Requests& requests);
  void take_answer(const World& world);
  void answer(ConditionAnswer given, Requests& requests);
  void keys(bool clearable, Requests& requests);
  void question(Ui& ui, const World& world, Requests& requests, float width);
  void answers(Ui& ui, const ScreeningQuestionView& view, Requests& requests, float width);
  void ways_out(Ui& ui, const ScreeningQuestionView& view, Requests& requests);
  void outcome(Ui& ui, const World& world, Requests& requests, float width);
  void keeping(Ui& ui, const World& world, Requests& requests, float width);
};

ScreeningPage::ScreeningPage() : state_(std::make_unique<State>()) {}
ScreeningPage::~ScreeningPage() = default;

void ScreeningPage::begin() {
  *state_ = State{};
  state_->done = false;
}

bool ScreeningPage::done() const { return state_->done; }

void ScreeningPage::State::send(Requests& requests) {
  problem.clear();
  sent = requests.ask(ask::Screen{run.as_sent()});
}

void ScreeningPage::State::take_answer(const World& world) {
  if (sent == 0 || !world.answer || world.answer->request != sent) return;
  sent = 0;
  kept = world.answer->ok;
  problem = world.answer->problem;
}

void ScreeningPage::State::answer(ConditionAnswer given, Requests& requests) {
  run.answer(given);
  if (run.finished()) send(requests);
}

void ScreeningPage::State::keys(bool clearable, Requests& requests) {
  if (ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt) return;
  if (key_pressed('Y')) answer(ConditionAnswer::yes, requests);
  if (key_pressed('N')) answer(ConditionAnswer::no, requests);
  if (clearable && key_pressed('C')) answer(ConditionAnswer::cleared, requests);
  if (key_pressed('B')) run.back();
}

void ScreeningPage::State::answers(Ui& ui, const ScreeningQuestionView& view, Requests& requests,
                                   float width) {
  const float half = (width - ui.px(8)) / 2;
  if (button(ui, "screening/yes", "Yes  (Y)", {.width = half}))
    answer(ConditionAnswer::yes, requests);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "screening/no", "No  (N)", {.width = half})) answer(ConditionAnswer::no, requests);
  if (!view.clearable) return;
  below(ui, 8);
  if (button(ui, "screening/cleared",
             "Yes, and a professional who knows of it said these routines are fine  (C)",
             {.width = width}))
    answer(ConditionAnswer::cleared, requests);
}

void ScreeningPage::State::ways_out(Ui& ui, const ScreeningQuestionView& view, Requests& requests) {
  Flow flow{ui, ImGui::GetContentRegionAvail().x};
  flow.next(button_width(ui, "Back  (B)", icon::left));
  if (button(ui, "screening/back", "Back  (B)",
             {.kind = ButtonKind::quiet, .icon = icon::left, .enabled = run.can_go_back()}))
    run.back();
  flow.next(button_width(ui, "Leave, and keep nothing", icon::close));
  if (button(ui, "screening/leave", "Leave, and keep nothing",
             {.kind = ButtonKind::quiet, .icon = icon::close}))
    done = true;
  if (view.urgent.empty()) return;
  flow.next(button_width(ui, "Keep these answers, and stop here"));
  if (button(ui, "screening/finish", "Keep these answers, and stop here")) {
    run.finish_early();
    send(requests);
  }
}

void ScreeningPage::State::question(Ui& ui, const World& world, Requests& requests, float width) {
  const ScreeningQuestionView view = screening_question_view(run);
  if (const auto missing = missing_daemon(world, "To keep your answers")) {
    missing_notice(ui, "screening", *missing, requests, width);
    below(ui);
  }
  {
    const Card card{ui, "screening/card", {width, 0}, "A few questions first", view.place};
    const float room = card.room().x;
    share_bar(ui, "screening/progress", view.share, room);
    below(ui, 12);
    if (!view.intro.empty()) {
      prose(ui, TextRank::muted, view.intro, room);
      below(ui, 8);
    }
    const float from = ImGui::GetCursorPosY();
    prose(ui, TextRank::title, view.text, room);
    ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), from + ui.px(question_height)));
    answers(ui, view, requests, room);
    below(ui, 12);
    ways_out(ui, view, requests);
  }
  if (!view.urgent.empty()) {
    below(ui);
    advice_notices(ui, "screening/urgent", view.urgent, width);
  }
  keys(view.clearable, requests);
}

void ScreeningPage::State::keeping(Ui& ui, const World& world, Requests& requests, float width) {
  if (kept || sent != 0) return;
  if (const auto missing = missing_daemon(world, "To keep your answers")) {
    missing_notice(ui, "screening", *missing, requests, width);
    below(ui, 8);
  }
  const Notice said{.tone = Tone::warning,
                    .icon = nullptr,
                    .title = "Your answers are not kept yet",
                    .text = problem,
                    .command = {},
                    .actions = {{"screening/again", "Try again", true}}};
  if (!notice(ui, "screening/not-kept", said, width).empty()) send(requests);
  below(ui);
}

void ScreeningPage::State::outcome(Ui& ui, const World& world, Requests& requests, float width) {
  if (!result) result = screening_result(world.catalogue, run.answers());
  text(ui, TextRank::title, result->title, width);
  below(ui);
  keeping(ui, world, requests, width);
  if (!result->sentence.empty()) {
    prose(ui, TextRank::body, result->sentence, width);
    below(ui);
  }
  advice_notices(ui, "screening/advice", result->advice, width);
  if (!result->hidden.empty()) {
    below(ui);
    const Card card{ui, "screening/hidden", {width, 0}, result->hidden_words};
    for (const HiddenRoutine& routine : result->hidden) {
      text(ui, TextRank::strong, fmt::format("{}  {}", icon::lock, routine.title));
      for (const std::string& why : routine.why) prose(ui, TextRank::body, why);
      if (!routine.instead.empty()) prose(ui, TextRank::muted, routine.instead);
      below(ui, 8);
    }
  }
  below(ui);
  prose(ui, TextRank::muted, result->no_diagnosis, width);
  below(ui, 12);
  if (button(ui, "screening/close", kept ? "Read it" : "Close",
             {.kind = kept ? ButtonKind::primary : ButtonKind::plain, .icon = icon::done}))
    done = true;
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "screening/anew", "Answer anew",
             {.kind = ButtonKind::quiet, .icon = icon::undo})) {
    *this = State{};
    done = false;
  }
}

void ScreeningPage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  state.take_answer(world);
  const std::size_t before = state.run.index();
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = std::min(room, ui.px(widest));
  const float indent = (room - width) / 2;
  if (indent > 0) ImGui::Indent(indent);
  ImGui::BeginGroup();
  if (state.run.finished())
    state.outcome(ui, world, requests, width);
  else
    state.question(ui, world, requests, width);
  below(ui, size::margin);
  ImGui::EndGroup();
  if (indent > 0) ImGui::Unindent(indent);
  if (state.run.index() != before) draw_again(ui);
  forget_lost_focus();
}

}  // namespace sitwell::gui
