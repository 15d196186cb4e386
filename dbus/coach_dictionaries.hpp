// The coach's values as the dictionaries that org.sitwell.Coach1 sends (docs/dbus.md has their
// keys). What is absent has no key; text that is not UTF-8 is made so.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "dbus/coach_status.hpp"
#include "dbus/sdbus.hpp"

namespace sitwell::bus {

using Dictionary = std::map<std::string, sdbus::Variant>;

/// Empty for none.
Dictionary dictionary_of(const std::optional<CoachSession>& session);
Dictionary dictionary_of(const std::optional<CoachOffer>& offer);
Dictionary dictionary_of(const CoachPlan& plan);

}  // namespace sitwell::bus
