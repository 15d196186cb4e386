#include "core/routine.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

constexpr std::chrono::seconds whole_holds{5};  // nobody counts to 37

Duration hold_at(const RoutineStep& step, Dose dose) {
  const auto range = step.hold_to - step.hold_from;
  const double share = std::clamp(dose, 0.0, 1.0) * static_cast<double>(range / whole_holds);
  return step.hold_from + whole_holds * static_cast<int>(std::lround(share));
}

std::vector<Side> sides_of(StepSide side) {
  switch (side) {
    case StepSide::none: return {Side::none};
    case StepSide::left: return {Side::left};
    case StepSide::right: return {Side::right};
    case StepSide::each: return {Side::left, Side::right};
  }
  return {Side::none};
}

}  // namespace

std::string_view name_of(Side side) {
  switch (side) {
    case Side::none: return "";
    case Side::left: return "left";
    case Side::right: return "right";
  }
  return "";
}

std::string_view name_of(StepSide side) {
  switch (side) {
    case StepSide::none: return "none";
    case StepSide::left: return "left";
    case StepSide::right: return "right";
    case StepSide::each: return "each";
  }
  return "none";
}

const Figure* Routine::figure(std::string_view name) const {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [name](const Figure& figure) { return figure.name == name; });
  return found == figures.end() ? nullptr : &*found;
}

std::vector<PlannedHold> holds_of(const Routine& routine, Dose dose) {
  std::vector<PlannedHold> holds;
  for (std::size_t i = 0; i < routine.steps.size(); ++i) {
    const RoutineStep& step = routine.steps[i];
    for (int repetition = 1; repetition <= step.repetitions; ++repetition)
      for (const Side side : sides_of(step.side))
        holds.push_back({.step = i,
                         .repetition = repetition,
                         .side = side,
                         .asked = hold_at(step, dose),
                         .rest = step.rest});
  }
  if (!holds.empty()) holds.back().rest = {};
  return holds;
}

Duration length_of(const std::vector<PlannedHold>& holds) {
  Duration length{};
  for (const PlannedHold& hold : holds) length += hold.asked + hold.rest;
  return length;
}

}  // namespace sitwell
