// NOR flash, as the clip core wants it: in memory, or in a file that then is the chip (killing the
// emulator is pulling its battery: what was written stays written).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "firmware-protocol/clip/flash_log.h"

namespace sitwell {

class FlashChip {
 public:
  /// A chip of `bytes`, new or as the file holds it; without a path in memory. @throws
  /// std::runtime_error when the file cannot be used: not to be opened, of another size, or in use
  /// by another emulated clip.
  FlashChip(const std::filesystem::path& path, std::uint32_t bytes);
  ~FlashChip();
  FlashChip(const FlashChip&) = delete;
  FlashChip& operator=(const FlashChip&) = delete;

  /// How the core reaches it; valid as long as the chip.
  [[nodiscard]] SitwellFlash wiring();

 private:
  static constexpr std::uint32_t sector = 4096;

  [[nodiscard]] bool has(std::uint32_t address, std::size_t size) const;
  bool write(std::uint32_t address, std::span<const std::uint8_t> bytes);

  int file_ = -1;
  std::span<std::uint8_t> bytes_;
};

}  // namespace sitwell
