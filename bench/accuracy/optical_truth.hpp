// What the cameras of the BROAD recordings saw, beside what the sensor measured.
#pragma once

#include <filesystem>
#include <vector>

#include "core/vector3.hpp"

namespace sitwell::accuracy {

struct OpticalTruth {
  double t_s = 0;
  Vector3 up;  ///< in the sensor frame
  bool moving = false;
};

/// The rows the cameras saw, in order of time; empty where the file cannot be read.
std::vector<OpticalTruth> optical_truth(const std::filesystem::path& path);

}  // namespace sitwell::accuracy
