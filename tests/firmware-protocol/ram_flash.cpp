#include "ram_flash.hpp"

#include <algorithm>
#include <stdexcept>

namespace sitwell {

RamFlash::RamFlash(std::uint32_t sectors, std::uint32_t sector_size)
    : bytes(std::size_t{sectors} * sector_size, 0xff), erased_(sectors), worn_(sectors) {
  flash_.context = this;
  flash_.size = sectors * sector_size;
  flash_.sector_size = sector_size;
  flash_.read = [](void* self, std::uint32_t address, std::uint8_t* to, std::size_t size) {
    return static_cast<RamFlash*>(self)->read(address, to, size);
  };
  flash_.write = [](void* self, std::uint32_t address, const std::uint8_t* from, std::size_t size) {
    return static_cast<RamFlash*>(self)->write(address, from, size);
  };
  flash_.erase = [](void* self, std::uint32_t address) {
    return static_cast<RamFlash*>(self)->erase(address);
  };
}

bool RamFlash::change(std::uint32_t address, std::uint8_t value) {
  if (left_ == 0) return false;
  if (left_ != unlimited) --left_;
  ++done_;
  bytes.at(address) = value;
  return true;
}

bool RamFlash::read(std::uint32_t address, std::uint8_t* to, std::size_t size) const {
  ++reads_;
  if (left_ == 0) return false;
  if (address + size > bytes.size()) throw std::out_of_range("read beyond the flash");
  std::copy_n(bytes.begin() + address, size, to);
  return true;
}

bool RamFlash::write(std::uint32_t address, const std::uint8_t* from, std::size_t size) {
  const std::uint32_t sector_size = flash_.sector_size;
  const std::uint32_t sector = address / sector_size;
  if ((address + size - 1) / sector_size != sector) throw std::logic_error("write across sectors");
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint8_t was = bytes.at(address + i);
    const auto is = static_cast<std::uint8_t>(worn_[sector] ? was : was & from[i]);
    if (!change(address + i, is)) return false;
  }
  return true;
}

bool RamFlash::erase(std::uint32_t address) {
  const std::uint32_t sector_size = flash_.sector_size;
  if (address % sector_size != 0) throw std::logic_error("erase in the middle of a sector");
  ++erased_[address / sector_size];
  // In no order that anybody could rely on; a prime visits every byte once.
  for (std::uint32_t i = 0; i < sector_size; ++i)
    if (const std::uint32_t at = i * 1237 % sector_size; at < erasable_)
      if (!change(address + at, 0xff)) return false;
  return true;
}

}  // namespace sitwell
