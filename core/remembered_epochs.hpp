// The recent past as epochs, kept so that postures can be decided again once the mounting is known
// better. Stillness is kept by the stretch, so that little memory reaches back hours.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/epoch.hpp"

namespace sitwell {

class RememberedEpochs {
 public:
  static constexpr std::size_t capacity = 320;

  /// Keeps an epoch, and the trunk's tilt in it where that is known; one that merely continues a
  /// stillness is joined to it.
  void add(const Epoch& epoch, std::optional<double> trunk_tilt_deg = {});
  void clear() { size_ = 0; }

  [[nodiscard]] std::size_t size() const { return size_; }
  /// In order of time.
  [[nodiscard]] Epoch operator[](std::size_t i) const {
    return epochs_[(first_ + i) % capacity].epoch();
  }
  [[nodiscard]] std::optional<double> trunk_tilt_deg(std::size_t i) const {
    const float tilt = trunk_tilts_deg_[(first_ + i) % capacity];
    return tilt < 0 ? std::nullopt : std::optional<double>(tilt);
  }

 private:
  /// What postures are decided from, in single precision; how the leg turned teaches a mounting
  /// once, when it happens.
  struct Kept {
    Instant begin{};
    Duration length{};
    std::array<float, 6> up{};
    float vertical_sd_g = 0, total_sd_g = 0, impact_g = 0, swing_deg = 0;
    float turn_rms_dps = 0, turn_peak_dps = 0;

    Kept() = default;
    explicit Kept(const Epoch& epoch);
    [[nodiscard]] Epoch epoch() const;
  };

  std::array<Kept, capacity> epochs_{};
  std::array<float, capacity> trunk_tilts_deg_{};  ///< negative where there was no trunk
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sitwell
