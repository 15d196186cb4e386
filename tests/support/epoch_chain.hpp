// Samples to epochs, by the core's own parts: what a clip that does as the core does would log.
#pragma once

#include <optional>

#include "core/features.hpp"
#include "core/gravity_filter.hpp"
#include "core/input.hpp"

namespace sitwell {

class EpochChain {
 public:
  /// The epoch that the sample completes.
  std::optional<Epoch> add(const Sample& sample) {
    const double dt_s = last_ ? seconds(sample.at - *last_) : 0;
    last_ = sample.at;
    filter_.update(sample.acceleration_mps2, sample.turn_rate_radps, dt_s);
    return features_.add(sample.at, dt_s, sample.acceleration_mps2, filter_.turn_rate(),
                         filter_.up());
  }
  /// There is a gap before the next sample.
  void restart() {
    features_.finish();
    filter_.restart();
    last_.reset();
  }
  /// Of the last sample; nothing before the first and after a restart.
  [[nodiscard]] std::optional<Instant> last() const { return last_; }

 private:
  GravityFilter filter_;
  FeatureExtractor features_;
  std::optional<Instant> last_;
};

}  // namespace sitwell
