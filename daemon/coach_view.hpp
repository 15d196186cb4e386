// A session in the words of those who are shown it. Pure.
#pragma once

#include <cstdint>

#include "core/routine_session.hpp"
#include "dbus/coach_status.hpp"
#include "health/plan.hpp"

namespace sitwell::daemon {

CoachSession view_of(const RoutineSession& session, const SessionStatus& status,
                     std::int64_t begin_utc_ms);
CoachPlan view_of(const Plan& plan);

}  // namespace sitwell::daemon
