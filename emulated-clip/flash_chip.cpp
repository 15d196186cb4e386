#include "emulated-clip/flash_chip.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace sitwell {
namespace {

/// An open, locked file of that size; `is_new` where it was just made.
int open_chip(const std::filesystem::path& path, std::uint32_t bytes, bool& is_new) {
  const auto refuse = [&](int file, const std::string& why) {
    if (file >= 0) ::close(file);
    throw std::runtime_error(fmt::format("flash file {}: {}", path.string(), why));
  };
  const auto reason = [] { return std::generic_category().message(errno); };

  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) refuse(file, reason());
  if (::flock(file, LOCK_EX | LOCK_NB) != 0)
    refuse(file, errno == EWOULDBLOCK ? "another emulated clip is using it; give each its own"
                                      : reason());
  struct stat found {};
  if (::fstat(file, &found) != 0) refuse(file, reason());
  is_new = found.st_size == 0;
  if (is_new && ::ftruncate(file, bytes) != 0) refuse(file, reason());
  if (!is_new && found.st_size != static_cast<off_t>(bytes))
    refuse(file, fmt::format("is {} bytes, and no chip of {}; nothing was changed. Name another "
                             "file, or delete this one",
                             found.st_size, bytes));
  return file;
}

}  // namespace

FlashChip::FlashChip(const std::filesystem::path& path, std::uint32_t bytes) {
  bool is_new = true;
  if (!path.empty()) file_ = open_chip(path, bytes, is_new);
  void* mapped = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                        file_ >= 0 ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS, file_, 0);
  if (mapped == MAP_FAILED) {
    const int error = errno;
    if (file_ >= 0) ::close(file_);
    throw std::system_error(error, std::generic_category(), "flash chip " + path.string());
  }
  bytes_ = {static_cast<std::uint8_t*>(mapped), bytes};
  if (is_new) std::ranges::fill(bytes_, std::uint8_t{0xff});
}

FlashChip::~FlashChip() {
  ::munmap(bytes_.data(), bytes_.size());
  if (file_ >= 0) ::close(file_);
}

bool FlashChip::has(std::uint32_t address, std::size_t size) const {
  return address <= bytes_.size() && size <= bytes_.size() - address;
}

bool FlashChip::write(std::uint32_t address, std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return true;
  if (!has(address, bytes.size())) return false;
  if (address / sector != (address + bytes.size() - 1) / sector) return false;
  for (const std::uint8_t byte : bytes) bytes_[address++] &= byte;
  return true;
}

SitwellFlash FlashChip::wiring() {
  return {
      .context = this,
      .size = static_cast<std::uint32_t>(bytes_.size()),
      .sector_size = sector,
      .read =
          [](void* context, std::uint32_t address, std::uint8_t* bytes, std::size_t size) {
            const auto& chip = *static_cast<FlashChip*>(context);
            if (!chip.has(address, size)) return false;
            std::ranges::copy(chip.bytes_.subspan(address, size), bytes);
            return true;
          },
      .write =
          [](void* context, std::uint32_t address, const std::uint8_t* bytes, std::size_t size) {
            return static_cast<FlashChip*>(context)->write(address, {bytes, size});
          },
      .erase =
          [](void* context, std::uint32_t address) {
            auto& chip = *static_cast<FlashChip*>(context);
            if (address % sector != 0 || !chip.has(address, sector)) return false;
            std::ranges::fill(chip.bytes_.subspan(address, sector), std::uint8_t{0xff});
            return true;
          }};
}

}  // namespace sitwell
