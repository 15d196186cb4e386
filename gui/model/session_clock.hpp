// A session between two words of the daemon: it tells what changed once a second, and progress ten
// times a second; what is drawn is the moment of the frame. Pure: fed with what was told and the
// time of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "core/routine.hpp"
#include "dbus/coach_client.hpp"
#include "dbus/coach_status.hpp"

namespace sitwell::gui {

/// What is to be seen of a session at one moment.
struct SessionMoment {
  std::int64_t counted_ms = 0;
  std::int64_t left_ms = 0;   ///< of getting ready or of the rest
  std::int64_t whole_ms = 0;  ///< what was left of it when it was first seen
  std::optional<double> flexion_deg;
  bool in_pose = false;
};

class SessionClock {
 public:
  /// The latest that was told, as often as anybody likes; only what is new counts.
  void see(const CoachSession& session, const std::optional<CoachProgress>& progress,
           std::int64_t now_ms);
  /// The clip's count runs ahead of what was told for a moment only; the clock's goes on. Within a
  /// hold it does not go back for what a report rounded off.
  [[nodiscard]] SessionMoment at(std::int64_t now_ms) const;

 private:
  void take(const CoachSession& session, std::int64_t now_ms);

  CoachSession session_;
  std::optional<CoachProgress> progress_;
  SessionMoment told_;
  std::int64_t told_at_ms_ = 0;     ///< of the session
  std::int64_t counted_at_ms_ = 0;  ///< of the count
  bool any_ = false;
};

/// Why holds were timed, by step (from 0), repetition and side: the record does not keep it.
using ClockReasons = std::map<std::tuple<int, int, Side>, std::string>;
/// Remembers the session's reason, where the clock counts now.
void note_reason(ClockReasons& reasons, const CoachSession& session);

}  // namespace sitwell::gui
