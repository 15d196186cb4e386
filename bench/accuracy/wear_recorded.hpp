// Recordings of people who wear the sensor, which must never be taken for off.
#pragma once

#include <filesystem>

#include "accuracy/figures.hpp"

namespace sitwell::accuracy {

/// How near each wearer's stillest minutes and most bag-like steps come to what is taken for off,
/// by thresholds fitted on the other wearers; and what the product takes for off.
void worn_recordings(const std::filesystem::path& data, Figures& figures);

}  // namespace sitwell::accuracy
