// What callers send to the coach, checked: names, ranges, lengths, numbers of entries. Everything
// throws InvalidArguments, which says what was expected.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/routine_session.hpp"
#include "dbus/coach_dictionaries.hpp"
#include "health/check_in.hpp"
#include "health/screening.hpp"

namespace sitwell::daemon {

struct StartWish {
  Side leg = Side::none;
  bool clip = true;
};

/// Returns it.
const std::string& checked_identifier(const std::string& id);
StartWish start_wish_of(const bus::Dictionary& options);
SessionCommand session_command_of(const std::string& name);
Hurt hurt_of(const std::string& where, const std::string& how);
CheckIn check_in_of(const std::map<std::string, std::uint32_t>& figures, std::int32_t stress,
                    const std::string& note);
ScreeningAnswers answers_of(const std::map<std::string, std::string>& given);
CoachPlanChanges plan_changes_of(const bus::Dictionary& given);

}  // namespace sitwell::daemon
