// Bias and limits of agreement (Bland & Altman 1986) of one figure a wearer or a day.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace sitwell::accuracy {

class Agreement {
 public:
  void add(double difference) { differences_.push_back(difference); }
  [[nodiscard]] std::size_t size() const { return differences_.size(); }
  [[nodiscard]] double bias() const {
    double sum = 0;
    for (const double d : differences_) sum += d;
    return sum / static_cast<double>(differences_.size());
  }
  [[nodiscard]] double sd() const {
    double sum = 0;
    for (const double d : differences_) sum += (d - bias()) * (d - bias());
    return std::sqrt(sum / std::max(1.0, static_cast<double>(differences_.size()) - 1));
  }
  /// 95 % of differences lie between these.
  [[nodiscard]] double lower() const { return bias() - 1.96 * sd(); }
  [[nodiscard]] double upper() const { return bias() + 1.96 * sd(); }
  /// The limit further from zero.
  [[nodiscard]] double farther() const { return std::max(std::abs(lower()), std::abs(upper())); }

 private:
  std::vector<double> differences_;
};

}  // namespace sitwell::accuracy
