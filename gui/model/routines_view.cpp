#include "gui/model/routines_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/coach_words.hpp"
#include "gui/model/routine_card.hpp"

namespace sitwell::gui {
namespace {

// Of the plan first, then what fits; what does not is last.
int rank_of(const RoutineCard& card) {
  if (card.fit == RoutineFit::hidden) return 2;
  return card.in_plan ? 0 : 1;
}

std::string today_words(const World& world) {
  const Plan plan = plan_in_force(world);
  const auto by_day = done_since(world, world.now.today);
  const auto found = by_day.find(world.now.today);
  const int done = found == by_day.end() ? 0 : found->second;
  if (!plan.active || plan.routines_a_day == 0)
    return done == 0 ? std::string{} : fmt::format("{} done today", done);
  return fmt::format("{} of {} done today", done, plan.routines_a_day);
}

std::string offer_words(const World& world) {
  if (!world.daemon.there() || !world.daemon.coach.offer) return {};
  const CoachOffer& offer = *world.daemon.coach.offer;
  return fmt::format(
      "At {} the clip saw {} held, without its having been started. Was that a "
      "routine? It was {}.",
      world.wording.clock(offer.begin_utc_ms, world.now.offset_s),
      exact_length_words(std::chrono::milliseconds{offer.length_ms}), offer.title);
}

std::string screening_words_of(const World& world) {
  return world.history.screening
             ? fmt::format(
                   "Your answers are {} days old or more. A few questions come first, so "
                   "that nothing is offered that may not suit you.",
                   screening_holds_days)
             : "A few questions come first, so that nothing is offered that may not suit you. It "
               "takes about two minutes.";
}

}  // namespace

RoutinesView routines_view(const World& world) {
  RoutinesView view;
  const RoutineFacts facts = routine_facts(world);
  for (const CatalogueEntry& entry : world.catalogue.entries)
    view.cards.push_back(routine_card(world, facts, entry));
  std::stable_sort(
      view.cards.begin(), view.cards.end(),
      [](const RoutineCard& a, const RoutineCard& b) { return rank_of(a) < rank_of(b); });
  view.complaints = world.catalogue.complaints;
  view.screening_due = screening_due(world);
  if (view.screening_due) view.screening_words = screening_words_of(world);
  view.missing = missing_daemon(world, "To start a routine");
  view.today = today_words(world);
  view.offer = offer_words(world);
  return view;
}

}  // namespace sitwell::gui
