// How long the wearer has sat since the last break that counted, from postures that are back-dated
// and revised: a pure function of the timeline, so a revision needs no case of its own.
#pragma once

#include <optional>

#include "core/effect.hpp"
#include "core/posture_timeline.hpp"

namespace sitwell {

/// To be written; see prompts.hpp.
class SedentaryMeter;

}  // namespace sitwell
