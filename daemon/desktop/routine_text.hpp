// Notices about routines, in words: one that the clip saw, and one that is led through by notices
// because it was started from one. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/time.hpp"
#include "daemon/desktop/notifier.hpp"
#include "dbus/coach_status.hpp"
#include "health/screening.hpp"

namespace sitwell::daemon {

/// Keys of these notices' actions; what is asked of the coach.
namespace routine_action {
inline constexpr const char* record = "record_offer";
inline constexpr const char* dismiss = "dismiss_offer";
inline constexpr const char* hurts = "hurts";
inline constexpr const char* skip = "skip_hold";
inline constexpr const char* stop = "stop_routine";
}  // namespace routine_action

/// `began`: "14:02".
Notice offer_notice(const std::string& title, Duration length, const std::string& began);

/// A moment of the session; `said` is what would be spoken. "This hurts" is always first.
Notice session_notice(const CoachSession& session, const std::string& said);

/// What to do now that it hurt.
Notice hurt_notice(const std::vector<Advice>& advice);

}  // namespace sitwell::daemon
