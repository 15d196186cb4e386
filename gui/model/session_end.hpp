// How a session ended: what was confirmed and what was timed, hold by hold, and a calm sentence.
// And the page that is shown when it hurt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/model/advice_view.hpp"
#include "gui/model/session_clock.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

struct EndRow {
  std::string title;  ///< "Kneel on one knee, left side"
  std::string asked;  ///< "30 s"
  std::string held;   ///< "30 s confirmed by the clip"
  HoldOutcome outcome = HoldOutcome::held;
  bool confirmed = false;  ///< all that was held was seen by the clip
};

struct SessionEnd {
  std::string title;  ///< "Constructive rest: completed"
  std::string sentence;
  std::string held;  ///< the sums, in words
  std::string note;  ///< where the holds are not known yet
  std::vector<EndRow> rows;
};
/// `outcome`: how the daemon said it ended; interrupted where it is gone.
SessionEnd session_end(const World& world, const CoachSession& session, RoutineOutcome outcome,
                       const ClockReasons& reasons);

/// What is shown when it hurts.
struct StopView {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<AdviceRow> advice;
};
StopView stop_view(const Hurt& hurt);

}  // namespace sitwell::gui
