// One routine in full.
#include <fmt/format.h>

#include <algorithm>

#include "gui/model/coach_words.hpp"
#include "gui/model/routine_card.hpp"

namespace sitwell::gui {
namespace {

std::string hold_words(const RoutineStep& step, const std::vector<PlannedHold>& holds,
                       std::size_t index) {
  const auto planned = std::find_if(holds.begin(), holds.end(),
                                    [&](const PlannedHold& hold) { return hold.step == index; });
  std::string words = fmt::format(
      "Hold {}",
      exact_length_words(planned == holds.end() ? Duration{step.hold_from} : planned->asked));
  if (step.side == StepSide::each) words += ", each side";
  if (step.side == StepSide::left || step.side == StepSide::right)
    words += fmt::format(", {} side", name_of(step.side));
  if (step.repetitions > 1) words += fmt::format(", {}", times_words(step.repetitions));
  if (step.rest.count() > 0 && (step.repetitions > 1 || step.side == StepSide::each))
    words += fmt::format(", {} s rest between", step.rest.count());
  return words;
}

std::string target_words(const RoutineStep& step) {
  if (!step.target) return "The clip cannot tell this one: the clock counts.";
  std::string words =
      fmt::format("The clip confirms a thigh {}, held still",
                  band_words(step.target->flexion_from_deg, step.target->flexion_to_deg));
  if (step.side != StepSide::none)
    words += step.other_leg ? "; on the other side the clock counts while the clip's thigh is in "
                              "front"
                            : ", on the side that works; on the other side the clock counts";
  return words.append(".");
}

StepView step_view(const Routine& routine, const std::vector<PlannedHold>& holds,
                   std::size_t index) {
  const RoutineStep& step = routine.steps[index];
  StepView view{.number = fmt::format("{}", index + 1),
                .title = step.title,
                .instruction = step.instruction,
                .cue = step.cue,
                .hold = hold_words(step, holds, index),
                .breathing = {},
                .target = target_words(step),
                .pose = {}};
  if (step.breathing)
    view.breathing = fmt::format("Breathe in for {} s, out for {} s", step.breathing->in_s,
                                 step.breathing->out_s);
  if (const Figure* figure = routine.figure(step.figure)) view.pose = *figure;
  view.from_left = step.side == StepSide::left;
  return view;
}

std::vector<std::string> not_for(const World& world, const Routine& routine) {
  std::vector<std::string> sentences;
  for (const Contraindication& one : routine.contraindications)
    sentences.push_back(one.instead.empty() ? one.why
                                            : fmt::format("{} ({} may be done instead)", one.why,
                                                          routine_title(world, one.instead)));
  return sentences;
}

std::string range_words(const Routine& routine) {
  const Duration shortest = length_of(holds_of(routine, 0));
  const Duration longest = length_of(holds_of(routine, 1));
  if (shortest == longest) return exact_length_words(shortest);
  return fmt::format("{} to {}, as the plan's level asks", exact_length_words(shortest),
                     exact_length_words(longest));
}

bool clip_is_heard(const World& world) {
  const auto& clips = world.daemon.status.clips;
  return world.daemon.there() && std::any_of(clips.begin(), clips.end(), [](const TrackerClip& c) {
           return c.site == "thigh" && c.link == "streaming";
         });
}

std::string clip_words(const World& world) {
  if (!clip_is_heard(world)) return "No clip is heard on a thigh: the clock counts until one is.";
  if (world.daemon.status.mounting.empty() || world.daemon.status.mounting == "none")
    return "The clip does not know yet how it sits: the clock counts until it does.";
  return "The clip counts what it sees; the rest is counted by the clock, and said to be.";
}

void add_start(const World& world, RoutineDetail& detail) {
  const auto& session = world.daemon.coach.session;
  if (detail.card.fit == RoutineFit::hidden)
    detail.why_not = "It does not fit your answers.";
  else if (!world.daemon.there())
    detail.why_not = "sitwelld has to run to lead through it.";
  else if (session && session->phase != "over")
    detail.why_not = fmt::format("{} is in progress: end it first.", session->title);
  else if (screening_due(world))
    detail.why_not = "A few questions come first.";
  else
    detail.can_start = true;
}

}  // namespace

std::optional<RoutineDetail> routine_detail(const World& world, const std::string& id) {
  const CatalogueEntry* entry = world.catalogue.find(id);
  if (!entry) return std::nullopt;
  const Routine& routine = entry->routine;
  const RoutineFacts facts = routine_facts(world);
  const auto holds = holds_of(routine, dose_of(facts.plan));
  RoutineDetail detail;
  detail.card = routine_card(world, facts, *entry);
  if (entry->from == RoutineFrom::own)
    detail.from = fmt::format("Your own: {}", entry->path.string());
  if (entry->from == RoutineFrom::overriding)
    detail.from = fmt::format("Your own, in place of the one that came with Sitwell: {}",
                              entry->path.string());
  detail.range = range_words(routine);
  for (std::size_t i = 0; i < routine.steps.size(); ++i)
    detail.steps.push_back(step_view(routine, holds, i));
  detail.needs = routine.needs;
  detail.warnings = routine.warnings;
  detail.not_for = not_for(world, routine);
  detail.sources = routine.sources;
  detail.left_leg = world.settings.clip_leg == Side::left;
  detail.clip = clip_words(world);
  add_start(world, detail);
  return detail;
}

}  // namespace sitwell::gui
