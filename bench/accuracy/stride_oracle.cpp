#include "accuracy/stride_oracle.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sitwell::accuracy {
namespace {

constexpr double step_s = 0.02;
constexpr double window_s = 6;
/// Below, no gait was steady enough to be told from this alone.
constexpr double least_correlation = 0.6;
/// Two strides repeat as well as one: the first peak nearly as high as the highest is taken.
constexpr double share_of_highest = 0.8;

/// At even steps, each the mean of the five about it.
std::vector<Vector3> evened(const std::vector<TimedAcceleration>& segment) {
  std::vector<Vector3> even;
  std::size_t j = 0;
  for (double t = segment.front().t_s; t < segment.back().t_s; t += step_s) {
    while (segment[j + 1].t_s < t) ++j;
    const double span = std::max(segment[j + 1].t_s - segment[j].t_s, 1e-9);
    const double share = (t - segment[j].t_s) / span;
    even.push_back(segment[j].acceleration_mps2 * (1 - share) +
                   segment[j + 1].acceleration_mps2 * share);
  }
  std::vector<Vector3> smooth = even;
  for (std::size_t i = 2; i + 2 < even.size(); ++i)
    smooth[i] = (even[i - 2] + even[i - 1] + even[i] + even[i + 1] + even[i + 2]) * 0.2;
  return smooth;
}

/// Of `count` vectors from `a` on with as many from `a + lag` on.
double correlation(const Vector3* a, std::size_t count, std::size_t lag, const Vector3& mean) {
  double product = 0, first = 0, second = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Vector3 x = a[i] - mean;
    const Vector3 y = a[i + lag] - mean;
    product += dot(x, y);
    first += dot(x, x);
    second += dot(y, y);
  }
  return product / std::sqrt(std::max(first * second, 1e-12));
}

std::optional<double> period_s(const Vector3* a, std::size_t count, const StrideRange& range) {
  const auto least = static_cast<std::size_t>(range.shortest_s / step_s);
  const auto most = static_cast<std::size_t>(range.longest_s / step_s);
  Vector3 mean;
  for (std::size_t i = 0; i < count + most; ++i) mean += a[i];
  mean = mean * (1 / static_cast<double>(count + most));
  std::vector<double> at(most + 2);
  for (std::size_t lag = least - 1; lag <= most + 1; ++lag)
    at[lag] = correlation(a, count, lag, mean);
  const double highest = *std::max_element(at.begin(), at.end());
  if (highest < least_correlation) return std::nullopt;
  for (std::size_t lag = least; lag <= most; ++lag) {
    const double before = at[lag - 1], here = at[lag], after = at[lag + 1];
    if (here < before || here < after || here < share_of_highest * highest) continue;
    const double bend = before - 2 * here + after;
    const double off = bend < 0 ? 0.5 * (before - after) / bend : 0;
    return (static_cast<double>(lag) + off) * step_s;
  }
  return std::nullopt;
}

}  // namespace

std::vector<SteadyWindow> steady_windows(const std::vector<TimedAcceleration>& segment,
                                         const StrideRange& range) {
  std::vector<SteadyWindow> windows;
  if (segment.size() < 2) return windows;
  const std::vector<Vector3> even = evened(segment);
  const auto count = static_cast<std::size_t>(window_s / step_s);
  const auto beyond = static_cast<std::size_t>(range.longest_s / step_s) + 2;
  for (std::size_t i = 0; i + count + beyond < even.size(); i += count / 2) {
    const auto period = period_s(&even[i], count, range);
    if (!period) continue;
    const double begin_s = segment.front().t_s + static_cast<double>(i) * step_s;
    windows.push_back({.begin_s = begin_s, .end_s = begin_s + window_s, .stride_hz = 1 / *period});
  }
  return windows;
}

}  // namespace sitwell::accuracy
