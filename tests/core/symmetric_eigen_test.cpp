#include "core/symmetric_eigen.hpp"

#include <array>
#include <cmath>
#include <random>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"

using namespace sitwell;

namespace {

/// xx yy zz xy xz yz of the matrix with these values along the axes of a frame.
std::array<double, 6> matrix_of(const std::array<double, 3>& values, const Mounting& frame) {
  std::array<double, 6> m{};
  const std::array axes{frame.x, frame.y, frame.z};
  for (std::size_t i = 0; i < 3; ++i) {
    const Vector3& a = axes[i];
    const std::array outer{a.x * a.x, a.y * a.y, a.z * a.z, a.x * a.y, a.x * a.z, a.y * a.z};
    for (std::size_t k = 0; k < m.size(); ++k) m[k] += values[i] * outer[k];
  }
  return m;
}

}  // namespace

TEST_CASE("a diagonal matrix has its diagonal as values, largest first") {
  const Eigen3 eigen = symmetric_eigen({2, 5, -1, 0, 0, 0});
  CHECK(eigen.values == std::array{5.0, 2.0, -1.0});
  CHECK(std::abs(eigen.axes[0].y) == 1);
  CHECK(std::abs(eigen.axes[1].x) == 1);
  CHECK(std::abs(eigen.axes[2].z) == 1);
}

TEST_CASE("a matrix known by heart has its values and axes") {
  // 2 1 0, 1 2 0, 0 0 7
  const Eigen3 eigen = symmetric_eigen({2, 2, 7, 1, 0, 0});
  CHECK(eigen.values[0] == Approx(7));
  CHECK(eigen.values[1] == Approx(3));
  CHECK(eigen.values[2] == Approx(1));
  CHECK(std::abs(dot(eigen.axes[1], normalized({1, 1, 0}))) == Approx(1));
  CHECK(std::abs(dot(eigen.axes[2], normalized({1, -1, 0}))) == Approx(1));
}

TEST_CASE("values and axes are found in any frame, small beside large") {
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    const Mounting frame = random_mounting(random);
    const std::array values{9.0, 1.0, i % 2 == 0 ? 1e-9 : 0.5};
    const Eigen3 eigen = symmetric_eigen(matrix_of(values, frame));
    const std::array axes{frame.x, frame.y, frame.z};
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(eigen.values[k] == Approx(values[k]).margin(1e-13));
      CHECK(std::abs(dot(eigen.axes[k], axes[k])) == Approx(1).margin(1e-12));
    }
  }
}

TEST_CASE("a matrix of nothing has no direction but unit axes all the same") {
  const Eigen3 eigen = symmetric_eigen({});
  CHECK(eigen.values == std::array{0.0, 0.0, 0.0});
  for (const Vector3& axis : eigen.axes) CHECK(norm(axis) == 1);
}
