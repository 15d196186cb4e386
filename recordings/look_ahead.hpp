// A recording shorter than the walking a live tracker wants still has a wearer to learn from: this
// goes through it beforehand and takes what there is. Belongs to replay.
#pragma once

#include <functional>

#include "recordings/replay.hpp"

namespace sitwell {

/// The mounting, and the seated angle, that the recording's own walking and resting teach. Unknown
/// where a live tracker would learn it by itself, or where nobody walks.
Mounting look_ahead(const std::function<Rows&()>& open, const TrackerSettings& settings);

}  // namespace sitwell
