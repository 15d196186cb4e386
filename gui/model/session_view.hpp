// A guided session in words and figures: what stays while a hold lasts (session_view), and what a
// frame shows of it (session_live).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/figure.hpp"
#include "core/routine_session.hpp"
#include "gui/model/session_clock.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// One of the holds, as a dot of the progress over all.
enum class HoldDot : std::uint8_t {
  to_come,
  now,
  confirmed,  ///< done, all of it seen by the clip
  timed,      ///< done, counted by the clock, or part of it
  skipped,
};

struct SessionView {
  SessionPhase phase = SessionPhase::getting_ready;
  std::string title;  ///< of the routine
  std::string place;  ///< "Hold 2 of 4"
  std::string step_title;
  std::string side;  ///< "Left side: your left leg, first of 2"; often empty
  std::string instruction;
  std::string cue;     ///< what to mind; often empty
  std::string next;    ///< "Then: right side, 30 s"; "This is the last hold"
  std::string pace;    ///< "Breathe in for 4 s, out for 6 s"; empty without a pace
  std::string so_far;  ///< "So far 40 s confirmed by the clip"
  std::vector<HoldDot> dots;
  std::optional<Figure> pose;  ///< nothing where the routine is not known here
  bool sided = false;          ///< one side works, the near one of the pose
  bool from_left = false;      ///< that is the left one: the pose is seen from the left
  int breathe_in_s = 0, breathe_out_s = 0;  ///< 0: no pacer now
  bool by_clock = false;                    ///< the clock counts this hold
  std::string why_by_clock;  ///< "Counted by the clock: the clip is on the other leg."
  std::optional<double> band_from_deg, band_to_deg;  ///< that the clip looks for, where it counts
  std::string band;  ///< "The clip looks for a thigh 12 to 35° behind you"
  [[nodiscard]] bool paused() const { return phase == SessionPhase::paused; }
  [[nodiscard]] bool over() const { return phase == SessionPhase::over; }
};
/// `session` is the world's, or one that was there until now. A phase that is not known is finding.
SessionView session_view(const World& world, const CoachSession& session);

/// What the session does now, for a shape beside the words.
enum class SessionState : std::uint8_t {
  ready,
  waits,
  counts,
  clock_counts,
  lost,
  wrong_side,
  rests,
  paused,
  over
};

struct SessionLive {
  SessionState state = SessionState::waits;
  std::string words;   ///< "Held: the clip confirms it."
  double share = 0;    ///< of the ring: of the hold, or of getting ready and the rest
  std::string middle;  ///< "18"
  std::string below;   ///< "of 30 s", "seconds of rest"
  bool counting = false;
  std::optional<double> flexion_deg;  ///< brought into the band's turn, where it goes over 180
  std::string angle;                  ///< "Now 24° behind"; "The clip is not heard"
  bool in_band = false;
};
SessionLive session_live(const SessionView& view, const CoachSession& session,
                         const SessionMoment& moment);

SessionPhase phase_named(const std::string& name);
std::int64_t whole_s(std::int64_t ms);  ///< rounded up: what is left is not 0 before it is over

}  // namespace sitwell::gui
