#include "emulated-clip/flash_chip.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>

#include "emulated-clip/computer.hpp"
#include "emulated-clip/counting_imu.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;

namespace {

/// A path for a chip, gone when the test is over.
struct ChipFile {
  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("sitwell-flash-" + std::to_string(::getpid()) + ".img");
  ChipFile() { std::filesystem::remove(path); }
  ~ChipFile() { std::filesystem::remove(path); }
};

constexpr std::uint32_t size = 64 << 10;

}  // namespace

TEST_CASE("flash is erased by the sector and written only downwards") {
  FlashChip chip({}, size);
  const SitwellFlash flash = chip.wiring();
  std::array<std::uint8_t, 2> bytes{};
  REQUIRE(flash.read(flash.context, 4095, bytes.data(), 2));
  CHECK(bytes == std::array<std::uint8_t, 2>{0xff, 0xff});

  bytes = {0x0f, 0x33};
  CHECK_FALSE(flash.write(flash.context, 4095, bytes.data(), 2));  // across sectors
  CHECK(flash.write(flash.context, 4096, bytes.data(), 2));
  bytes = {0xf1, 0xff};
  CHECK(flash.write(flash.context, 4096, bytes.data(), 2));
  REQUIRE(flash.read(flash.context, 4096, bytes.data(), 2));
  CHECK(bytes == std::array<std::uint8_t, 2>{0x01, 0x33});

  CHECK_FALSE(flash.erase(flash.context, 4097));
  CHECK(flash.erase(flash.context, 4096));
  REQUIRE(flash.read(flash.context, 4096, bytes.data(), 2));
  CHECK(bytes[0] == 0xff);

  CHECK_FALSE(flash.read(flash.context, size - 1, bytes.data(), 2));
  CHECK_FALSE(flash.write(flash.context, size, bytes.data(), 1));
  CHECK_FALSE(flash.erase(flash.context, size));
}

TEST_CASE("a clip that is killed leaves its log in its flash file") {
  const ChipFile file;
  const EmulatedClipSettings settings{.flash = file.path, .flash_bytes = size};
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    EmulatedClip clip(settings, std::make_unique<CountingImu>(1'000'000));
    clip.advance(300'000'000);
    const std::uint32_t logged = clip.log_extent().end;
    if (::write(ends[1], &logged, sizeof logged) == sizeof logged) ::pause();
    ::_exit(1);
  }
  std::uint32_t logged = 0;
  REQUIRE(::read(ends[0], &logged, sizeof logged) == sizeof logged);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  for (const int end : ends) ::close(end);

  EmulatedClip clip(settings, std::make_unique<CountingImu>(0));
  CHECK(logged >= 298);
  const auto log = read_log(clip);
  CHECK(log.size() == logged);
  CHECK(clip.identity().boot_id != log.front().boot_id);
}

TEST_CASE("a flash file belongs to one clip at a time") {
  const ChipFile file;
  const FlashChip chip(file.path, size);
  REQUIRE_THROWS_WITH(FlashChip(file.path, size), ContainsSubstring("another emulated clip"));
}

TEST_CASE("a file that is no chip of that size is refused and left alone") {
  const ChipFile file;
  { const FlashChip chip(file.path, size); }
  REQUIRE_THROWS_WITH(FlashChip(file.path, 2 * size), ContainsSubstring("nothing was changed"));
  CHECK(std::filesystem::file_size(file.path) == size);
  REQUIRE_THROWS_WITH(FlashChip("/nowhere/flash", size), ContainsSubstring("/nowhere/flash"));
}
