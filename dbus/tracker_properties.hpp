// Reading what org.sitwell.Tracker1 says, which may be anything.
#pragma once

#include "dbus/property_reading.hpp"
#include "dbus/tracker_status.hpp"

namespace sitwell::bus {

/// Takes over what the properties say; what is not among them, or of a wrong type, is left alone.
void apply(const Properties& properties, TrackerStatus& status);

}  // namespace sitwell::bus
