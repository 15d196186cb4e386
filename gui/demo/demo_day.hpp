// A day of the demonstration's wearer: what the simulated wearer truly does in it, with the
// routines they are led through and the prompts they follow, or do not. Pure; times are since the
// wearer's midnight.
#pragma once

#include <optional>
#include <vector>

#include "core/bout.hpp"
#include "core/prompt.hpp"
#include "core/routine.hpp"
#include "core/routine_record.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell::gui {

/// What somebody means to do on a day, and how well they keep to it.
struct DemoIntent {
  SimulatedWearerSettings wearer;
  DayKind kind = DayKind::office;
  /// How likely a routine is done, and a prompt followed: 0 to 1.
  double keeps_to_it = 0.5;
  std::vector<const Routine*> routines;  ///< in turn, one after the other over the day
  Dose dose = 0;
  std::optional<Duration> until;  ///< the day is still going on, and nothing later is known
};

/// Instants are since the wearer's midnight; nothing overlaps.
struct DemoDay {
  std::vector<Bout> bouts;
  std::vector<Prompt> prompts;
  std::vector<RoutineRecord> routines;
};

DemoDay demo_day(const DemoIntent& intent);

}  // namespace sitwell::gui
