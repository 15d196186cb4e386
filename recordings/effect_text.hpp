// Effects as text, one line each: what golden files hold and bug reports show. The layout is
// stable, because expectations are compared byte by byte.
#pragma once

#include <string>

#include "core/effect.hpp"

namespace sitwell {

/// One line without its line end. Times are seconds from `origin` with milliseconds, angles
/// degrees with one decimal.
std::string to_text(const Effect& effect, Instant origin = Instant{});

}  // namespace sitwell
