// The recent past as epochs, kept so that postures can be decided again once the mounting is known
// better. Stillness is kept by the stretch, so that little memory reaches back hours.
#pragma once

#include <array>
#include <cstddef>

#include "core/epoch.hpp"

namespace sitwell {

class RememberedEpochs {
 public:
  static constexpr std::size_t capacity = 256;

  /// Keeps an epoch; one that merely continues a stillness is joined to it.
  void add(const Epoch& epoch);
  void clear() { size_ = 0; }

  [[nodiscard]] std::size_t size() const { return size_; }
  /// In order of time.
  [[nodiscard]] const Epoch& operator[](std::size_t i) const {
    return epochs_[(first_ + i) % capacity];
  }

 private:
  std::array<Epoch, capacity> epochs_{};
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sitwell
