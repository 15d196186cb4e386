// Reading what org.sitwell.Coach1 says, which may be anything. docs/dbus.md has the keys of its
// dictionaries.
#pragma once

#include <string>
#include <vector>

#include "dbus/coach_client.hpp"
#include "dbus/property_reading.hpp"

namespace sitwell::bus {

/// Takes over what the properties say; what is not among them, or of a wrong type, is left alone.
void apply(const Properties& properties, CoachStatus& status);

using AdviceRows = std::vector<sdbus::Struct<std::string, std::string, std::string, std::string>>;
std::vector<CoachAdvice> advice_of(const AdviceRows& rows);

CoachProgress progress_of(std::int64_t counted_ms, double flexion_deg, bool in_pose);

}  // namespace sitwell::bus
