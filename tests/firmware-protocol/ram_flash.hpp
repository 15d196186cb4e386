// NOR flash in memory that keeps to the rules of the real thing: writing only clears bits, a sector
// is erased whole, and power can be lost in the middle of either, at any byte.
#pragma once

#include <cstdint>
#include <vector>

#include "firmware-protocol/clip/flash_log.h"

namespace sitwell {

class RamFlash {
 public:
  explicit RamFlash(std::uint32_t sectors = 512, std::uint32_t sector_size = 4096);
  RamFlash(const RamFlash&) = delete;
  RamFlash& operator=(const RamFlash&) = delete;

  [[nodiscard]] const SitwellFlash& flash() const { return flash_; }

  /// Power is lost after so many more bytes were written or erased; everything fails from then on.
  void cut_after(std::uint64_t count) { left_ = count; }
  [[nodiscard]] bool cut() const { return left_ == 0; }
  void restore_power() { left_ = unlimited; }

  /// Bytes written and erased, ever: the moments at which power can be lost.
  [[nodiscard]] std::uint64_t done() const { return done_; }
  [[nodiscard]] std::uint64_t reads() const { return reads_; }
  [[nodiscard]] const std::vector<std::uint32_t>& erased() const { return erased_; }

  /// Cells of a sector no longer take a 0.
  void wear_out(std::uint32_t sector) { worn_[sector] = true; }
  /// Erasing says it was done, and was only for the first bytes of each sector.
  void erase_only(std::uint32_t first_bytes) { erasable_ = first_bytes; }
  std::vector<std::uint8_t> bytes;

 private:
  static constexpr std::uint64_t unlimited = ~std::uint64_t{0};
  bool change(std::uint32_t address, std::uint8_t value);
  bool read(std::uint32_t address, std::uint8_t* to, std::size_t size) const;
  bool write(std::uint32_t address, const std::uint8_t* from, std::size_t size);
  bool erase(std::uint32_t address);

  SitwellFlash flash_{};
  std::uint64_t left_ = unlimited;
  std::uint64_t done_ = 0;
  std::uint32_t erasable_ = ~0U;
  mutable std::uint64_t reads_ = 0;
  std::vector<std::uint32_t> erased_;
  std::vector<bool> worn_;
};

}  // namespace sitwell
