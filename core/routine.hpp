// A routine: what the wearer is led through, step by step, and what the clip can see of it. Read
// from routine files (docs/routines.md), or made by a test; a value that nobody changes.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/condition.hpp"
#include "core/figure.hpp"
#include "core/pose_target.hpp"
#include "core/time.hpp"

namespace sitwell {

/// The side a hold works on; for a lunge that is the leg behind. The order is part of the history's
/// file format: append, never reorder.
enum class Side : std::uint8_t { none, left, right };
std::string_view name_of(Side side);  ///< "", "left", "right"

/// Which side a step works on; `each`: it is done once on either side.
enum class StepSide : std::uint8_t { none, left, right, each };
inline constexpr std::array all_step_sides{StepSide::none, StepSide::left, StepSide::right,
                                           StepSide::each};
std::string_view name_of(StepSide side);

/// A slow breath, in whole seconds.
struct Breathing {
  int in_s = 4;
  int out_s = 6;
  friend bool operator==(const Breathing&, const Breathing&) = default;
};

/// When a step's pose, seen without anybody having started the routine, is offered for the record.
struct Spotted {
  Duration after{};           ///< held for so long without a break
  bool from_upright = false;  ///< only when entered from standing or walking
  friend bool operator==(const Spotted&, const Spotted&) = default;
};

struct RoutineStep {
  std::string title;
  std::string instruction;  ///< what to do, a sentence or two
  std::string cue;          ///< what to mind while holding, short
  StepSide side = StepSide::none;
  /// The hold's length, from what one begins with to what the plan may lead up to.
  std::chrono::seconds hold_from{30};
  std::chrono::seconds hold_to{30};
  int repetitions = 1;  ///< on each side
  std::chrono::seconds rest{0};
  std::optional<Breathing> breathing;
  /// What the thigh of the side that works shows; without one the clip cannot tell. A step without
  /// sides shows it on either thigh.
  std::optional<PoseTarget> target;
  /// What the other thigh shows meanwhile, where that tells one side from the other.
  std::optional<PoseTarget> other_leg;
  std::optional<Spotted> spotted;
  std::string figure;  ///< the name of one of the routine's figures
  friend bool operator==(const RoutineStep&, const RoutineStep&) = default;
};

struct Contraindication {
  Condition condition = Condition::hip_replacement;
  std::string why;      ///< a sentence
  std::string instead;  ///< the identifier of a routine that may be done instead; often empty
  friend bool operator==(const Contraindication&, const Contraindication&) = default;
};

struct Routine {
  std::string id;  ///< [a-z0-9_-]+, unique; the name it has in the history
  std::string title;
  std::string purpose;
  bool supporting = false;         ///< a gentle exercise beside the routines, and marked as one
  std::vector<Demand> demands;     ///< the rules of screening go by these
  std::vector<std::string> needs;  ///< what to have at hand
  std::vector<std::string> warnings;
  std::vector<Contraindication> contraindications;
  std::vector<RoutineStep> steps;
  std::vector<Figure> figures;
  std::vector<std::string> sources;
  friend bool operator==(const Routine&, const Routine&) = default;

  [[nodiscard]] const Figure* figure(std::string_view name) const;
};

/// One hold of a session: a step, on one side, once.
struct PlannedHold {
  std::size_t step = 0;  ///< in Routine::steps
  int repetition = 1;    ///< from 1
  Side side = Side::none;
  Duration asked{};
  Duration rest{};  ///< before the next; none after the last
  friend bool operator==(const PlannedHold&, const PlannedHold&) = default;
};

/// How much of the way from the shortest to the longest hold a wearer is at: 0 to 1.
using Dose = double;

/// The holds in order: the sides of a repetition one after the other. Holds are whole multiples of
/// five seconds where the range allows.
std::vector<PlannedHold> holds_of(const Routine& routine, Dose dose);
/// Holds and rests together.
Duration length_of(const std::vector<PlannedHold>& holds);

}  // namespace sitwell
