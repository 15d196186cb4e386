// Reading what org.sitwell.Tracker1 says, which may be anything: the daemon may be of another
// version, or somebody else on the bus may use its name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "dbus/sdbus.hpp"
#include "dbus/tracker_status.hpp"

namespace sitwell::bus {

using Properties = std::map<std::string, sdbus::Variant>;

/// Takes over what the properties say; what is not among them, or of a wrong type, is left alone.
void apply(const Properties& properties, TrackerStatus& status);

/// Without control characters, which a terminal would obey, and of bounded length.
std::string plain_text(std::string_view text);
/// Milliseconds of a time between 1970 and 9999; nothing for 0 and whatever else.
std::optional<std::int64_t> moment(std::int64_t utc_ms);
/// Degrees; nothing for what is no angle.
std::optional<double> angle(double deg);

}  // namespace sitwell::bus
