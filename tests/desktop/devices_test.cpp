// Cameras and microphones, served as files in a folder.
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "daemon/desktop/presence.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/settings_file.hpp"
#include "desktop/told_presence.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

/// A computer with a camera and a sound card, where a look takes 50 ms instead of two seconds.
struct Desk {
  Desk() {
    for (const char* folder : {"dev/snd", "proc/asound/card0/pcm0c/sub0", "proc/17/fd"})
      std::filesystem::create_directories(root.path / folder);
    std::ofstream(camera) << "";
    std::ofstream(root.path / "dev/snd/pcmC0D0c") << "";
    record(false);
  }
  void start() { presence.emplace(io, nullptr, nullptr, told, settings()); }
  PresenceSettings settings() const {
    return {.probe = std::chrono::milliseconds{50}, .root = root.path};
  }
  /// As a program that records, or ends: the device is opened or closed, and its status says so.
  void record(bool on) {
    std::ofstream(root.path / "proc/asound/card0/pcm0c/sub0/status")
        << (on ? "state: RUNNING\nowner_pid   : 17\n" : "closed\n");
    const int device = open((root.path / "dev/snd/pcmC0D0c").c_str(), O_RDONLY | O_CLOEXEC);
    close(device);
  }
  int open_camera() const { return open(camera.c_str(), O_RDONLY | O_CLOEXEC); }
  bool live() {
    return run_until(io, [&] { return row(*presence, "camera and microphone").live; });
  }
  bool call(bool on) {
    return run_until(io, [&] { return told.holds.has(Hold::call) == on; });
  }

  TemporaryFolder root;
  std::filesystem::path camera = root.path / "dev/video0";
  boost::asio::io_context io{1};
  ToldPresence told;
  std::optional<Presence> presence;
};

}  // namespace

TEST_CASE("a microphone that is recorded from is a call, until it no longer is") {
  Desk desk;
  desk.start();
  REQUIRE(desk.live());
  desk.record(true);
  CHECK(desk.call(true));
  desk.record(false);
  CHECK(desk.call(false));
}

TEST_CASE("a camera is a call while anybody has it open") {
  Desk desk;
  desk.start();
  REQUIRE(desk.live());
  const auto other_process = desk.root.path / "proc/17/fd/5";
  std::filesystem::create_symlink(desk.camera, other_process);
  const int first = desk.open_camera(), second = desk.open_camera();
  CHECK(desk.call(true));
  close(first);
  run_for(desk.io, std::chrono::milliseconds{120});
  CHECK(desk.told.holds.has(Hold::call));
  std::filesystem::remove(other_process);
  close(second);
  CHECK(desk.call(false));
}

TEST_CASE("a device that is only looked at is no call") {
  Desk desk;
  desk.start();
  REQUIRE(desk.live());
  close(desk.open_camera());
  desk.record(true);
  desk.record(false);
  run_for(desk.io, std::chrono::milliseconds{120});
  CHECK(desk.told.holds.none());
}

TEST_CASE("a call that was there before the daemon is found") {
  Desk desk;
  std::filesystem::create_symlink(desk.camera, desk.root.path / "proc/17/fd/5");
  desk.start();
  CHECK(desk.call(true));

  Desk other;
  other.record(true);
  other.start();
  CHECK(other.call(true));
}

TEST_CASE("a camera plugged in later is watched, and unplugged it is no call") {
  Desk desk;
  std::filesystem::remove(desk.camera);
  std::filesystem::remove_all(desk.root.path / "dev/snd");
  desk.start();
  run_for(desk.io, std::chrono::milliseconds{20});
  CHECK_FALSE(row(*desk.presence, "camera and microphone").live);
  std::ofstream(desk.camera) << "";
  REQUIRE(desk.live());
  const int held = desk.open_camera();
  CHECK(desk.call(true));
  std::filesystem::remove(desk.camera);
  close(held);
  CHECK(desk.call(false));
}

TEST_CASE("a computer without devices, and presence gone at once, are fine") {
  Desk desk;
  std::filesystem::remove_all(desk.root.path / "dev");
  std::filesystem::remove_all(desk.root.path / "proc");
  desk.start();
  desk.presence.reset();
  desk.start();
  run_for(desk.io, std::chrono::milliseconds{20});
  CHECK(desk.told.holds.none());
  CHECK_FALSE(row(*desk.presence, "camera and microphone").live);
}
