// Hip-flexion load in words: how often the hip bent on the way. A count of movement, not of what
// the joint bore, so nothing is said of how much is good.
#pragma once

#include <string>

#include "history/days.hpp"

namespace sitwell::cli {

/// "6,240 steps, 12 min running, 25 min cycling", whichever there were for a minute; steps that
/// nobody counted are left out.
std::string hip_load(const ExposureFigures& figures);
/// The same of a mean day; empty where no day counts.
std::string hip_load_a_day(const PeriodFigures& period);

}  // namespace sitwell::cli
