// A clip, a cable and the daemon without its event loop, in time that is only counted: an hour of
// plugging, unplugging and killing takes a second, and ends the same way every time.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/clip/link.hpp"
#include "daemon/engine.hpp"
#include "emulated-clip/emulated_clip.hpp"
#include "history/writer.hpp"

namespace sitwell::testing {

/// The clip and the computer it is plugged into, worn by somebody.
class Life {
 public:
  /// Time begins at `begin` on the boot axis, Monday 09:00 UTC.
  Life(const std::filesystem::path& history, EmulatedClip clip);
  ~Life();

  void run_for(Duration duration);
  void plug();
  void unplug();
  void start_daemon();
  /// kill -9: the process is gone between two instructions, and its memory with it.
  void kill_daemon();
  /// SIGTERM.
  void end_daemon();
  void reboot_clip();
  /// Of the live reports, so many in a thousand are lost, and so many damaged, on the cable.
  void set_cable(int lost_per_mille, int damaged_per_mille);

  [[nodiscard]] Instant now() const { return begin_ + (now_ - Duration{}); }
  [[nodiscard]] EmulatedClip& clip() { return clip_; }
  [[nodiscard]] bool streaming() const;
  [[nodiscard]] const std::vector<std::string>& said() const { return said_; }

 private:
  struct Computer;
  void tell(const daemon::LinkEvent& event);
  void act(const daemon::LinkAction& action);
  void deliver();
  void settle();

  static constexpr Instant begin_{std::chrono::hours{24 * 365}};
  std::filesystem::path file_;
  EmulatedClip clip_;
  Duration now_{};
  bool plugged_ = false;
  int lost_per_mille_ = 0, damaged_per_mille_ = 0;
  std::uint32_t dice_ = 1;
  std::vector<std::string> said_;
  std::unique_ptr<Computer> computer_;
};

}  // namespace sitwell::testing
