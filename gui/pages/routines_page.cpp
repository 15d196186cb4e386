#include "gui/pages/routines_page.hpp"

#include <fmt/format.h>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/routines_view.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/lost_focus.hpp"
#include "gui/pages/remade.hpp"
#include "gui/pages/routine_cards.hpp"
#include "gui/pages/routine_full.hpp"
#include "gui/pages/session_screen.hpp"

namespace sitwell::gui {
namespace {

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!text.empty()) text += ' ';
    text += sentence;
  }
  return text;
}

}  // namespace

struct RoutinesPage::State {
  SessionScreen session;
  Remade<RoutinesView> made;
  RoutineCards cards;
  RoutineFull full;
  std::string open;  ///< the one that is shown in full; empty: the cards

  void notices(Ui& ui, const RoutinesView& view, Requests& requests);
  void list(Ui& ui, const World& world, Requests& requests);
};

RoutinesPage::RoutinesPage() : state_(std::make_unique<State>()) {}
RoutinesPage::~RoutinesPage() = default;

Needs RoutinesPage::needs(const World&) const { return {}; }

bool RoutinesPage::alone(const World& world) const {
  const auto& session = world.daemon.coach.session;
  return state_->session.on() || (world.daemon.there() && session && session->phase != "over");
}

void RoutinesPage::open(const std::string& routine) {
  state_->open = routine;
  state_->full.begin();
}

void RoutinesPage::State::notices(Ui& ui, const RoutinesView& view, Requests& requests) {
  const float width = ImGui::GetContentRegionAvail().x;
  if (view.missing) {
    missing_notice(ui, "routines", *view.missing, requests, width);
    below(ui);
  } else if (view.screening_due) {
    const Notice due{.tone = Tone::info,
                     .icon = icon::help,
                     .title = "A few questions first",
                     .text = view.screening_words,
                     .command = {},
                     .actions = {{"routines/screening", "Answer them", true}}};
    if (!notice(ui, "routines/screening-due", due, width).empty()) requests.ask(ask::Screening{});
    below(ui);
  }
  if (!view.offer.empty()) {
    const Notice offer{.tone = Tone::info,
                       .icon = icon::routines,
                       .title = "Was that a routine?",
                       .text = view.offer,
                       .command = {},
                       .actions = {{"routines/record", "Yes, record it", false},
                                   {"routines/dismiss", "No", false}}};
    const std::string pressed = notice(ui, "routines/offer", offer, width);
    if (pressed == "routines/record") requests.ask(ask::RecordOffer{});
    if (pressed == "routines/dismiss") requests.ask(ask::DismissOffer{});
    below(ui);
  }
  if (view.complaints.empty()) return;
  notice(ui, "routines/complaints",
         {.tone = Tone::warning,
          .icon = nullptr,
          .title = "Some of your own routine files are not used",
          .text = joined(view.complaints),
          .command = {},
          .actions = {}},
         width);
  below(ui);
}

void RoutinesPage::State::list(Ui& ui, const World& world, Requests& requests) {
  const RoutinesView& view = made.get(world.revision, [&] { return routines_view(world); });
  notices(ui, view, requests);
  if (!view.today.empty()) {
    text(ui, TextRank::muted, view.today);
    below(ui, 10);
  }
  const std::string chosen = cards.draw(ui, view.cards);
  if (!view.screening_due &&
      button(ui, "routines/screening", "Answer the screening's questions anew",
             {.kind = ButtonKind::quiet, .icon = icon::help, .enabled = !view.missing}))
    requests.ask(ask::Screening{});
  if (chosen.empty()) return;
  open = chosen;
  full.begin();
  draw_again(ui);
}

void RoutinesPage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  state.session.follow(ui, world);
  if (state.session.on()) return state.session.draw(ui, world, requests);
  if (!state.open.empty() && !world.catalogue.find(state.open)) state.open.clear();
  if (state.open.empty()) {
    state.list(ui, world, requests);
  } else if (const std::string next = state.full.draw(ui, world, state.open, requests);
             next != state.open) {
    open(next);
    draw_again(ui);
  }
  below(ui, size::margin);
  forget_lost_focus();
}

}  // namespace sitwell::gui
