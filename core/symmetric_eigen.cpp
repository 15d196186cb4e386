#include "core/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

/// One Jacobi rotation in the plane (p, q) that makes a[p][q] zero.
void rotate(Matrix& a, Matrix& v, std::size_t p, std::size_t q) {
  if (a[p][q] == 0) return;
  const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
  const double c = 1 / std::sqrt(t * t + 1);
  const double s = t * c;
  for (std::size_t k = 0; k < 3; ++k) {
    const double kp = a[k][p];
    const double kq = a[k][q];
    a[k][p] = c * kp - s * kq;
    a[k][q] = s * kp + c * kq;
  }
  for (std::size_t k = 0; k < 3; ++k) {
    const double pk = a[p][k];
    const double qk = a[q][k];
    a[p][k] = c * pk - s * qk;
    a[q][k] = s * pk + c * qk;
  }
  for (auto& row : v) {
    const double kp = row[p];
    const double kq = row[q];
    row[p] = c * kp - s * kq;
    row[q] = s * kp + c * kq;
  }
}

}  // namespace

Eigen3 symmetric_eigen(const std::array<double, 6>& m) {
  Matrix a{{{m[0], m[3], m[4]}, {m[3], m[1], m[5]}, {m[4], m[5], m[2]}}};
  Matrix v{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
  constexpr int sweeps = 8;  // converges quadratically: five suffice for any 3x3
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    rotate(a, v, 0, 1);
    rotate(a, v, 0, 2);
    rotate(a, v, 1, 2);
  }
  std::array<std::size_t, 3> order{0, 1, 2};
  std::sort(order.begin(), order.end(),
            [&a](std::size_t i, std::size_t j) { return a[i][i] > a[j][j]; });
  Eigen3 result;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t k = order[i];
    result.values[i] = a[k][k];
    result.axes[i] = normalized({v[0][k], v[1][k], v[2][k]});
  }
  return result;
}

}  // namespace sitwell
