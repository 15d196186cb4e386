// Eigenvalues and axes of a symmetric 3x3 matrix, for finding the axis a leg swings about.
#pragma once

#include <array>

#include "core/vector3.hpp"

namespace sitwell {

struct Eigen3 {
  std::array<double, 3> values{};  ///< falling
  std::array<Vector3, 3> axes{};   ///< unit length, in the order of the values
};

/// Of the matrix given as xx yy zz xy xz yz (cyclic Jacobi; exact to rounding).
Eigen3 symmetric_eigen(const std::array<double, 6>& matrix);

}  // namespace sitwell
