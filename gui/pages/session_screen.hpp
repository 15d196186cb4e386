// A guided session on a page of its own: the figure on its way into the pose, what to do, how far
// the hold has come, and "this hurts" in one place through all of it. Then how it ended.
#pragma once

#include <optional>

#include "gui/kit/ui.hpp"
#include "gui/model/figure_motion.hpp"
#include "gui/model/session_clock.hpp"
#include "gui/model/session_end.hpp"
#include "gui/model/session_view.hpp"
#include "gui/pages/remade.hpp"
#include "gui/pages/stop_screen.hpp"

namespace sitwell::gui {

class SessionScreen {
 public:
  /// Takes over what the world says of a session; each frame, before the others.
  void follow(const Ui& ui, const World& world);
  /// There is a session to show, or an end that was not read yet.
  [[nodiscard]] bool on() const { return on_; }
  void draw(Ui& ui, const World& world, Requests& requests);

 private:
  void running(Ui& ui, const World& world, Requests& requests);
  void top(Ui& ui, const SessionView& view) const;
  void pose(Ui& ui, const SessionView& view, const SessionLive& live, ImVec2 size) const;
  void words(Ui& ui, const SessionView& view, const SessionLive& live, ImVec2 size) const;
  void rings(Ui& ui, const SessionView& view, const SessionLive& live, float width) const;
  void buttons(Ui& ui, const SessionView& view, Requests& requests);
  void keys(const SessionView& view, Requests& requests);
  void hurts(Requests& requests);
  void ended(Ui& ui, const World& world);
  void take(const CoachSession& told, const World& world);
  void end_as(RoutineOutcome outcome);
  void close();

  bool on_ = false;
  bool over_ = false;
  RoutineOutcome outcome_ = RoutineOutcome::under_way;
  CoachSession session_;  ///< as it was last told
  SessionClock clock_;
  ClockReasons reasons_;
  PoseChange pose_;
  double breath_begin_s_ = 0;
  bool holding_ = false;
  std::optional<StopScreen> stop_;
  Remade<SessionView> view_;
  Remade<SessionEnd> end_;
};

}  // namespace sitwell::gui
