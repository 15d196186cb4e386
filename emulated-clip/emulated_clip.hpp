// A clip without hardware: the portable clip core, with a simulated wearer or a recording where the
// sensor would be and a file or memory where the flash would be. It has no clock of its own;
// whoever owns it tells it how much true time has passed, so it runs live, or a day in a second.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/posture.hpp"
#include "emulated-clip/imu.hpp"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/log.h"

namespace sitwell {

struct EmulatedClipSettings {
  /// At most 16 ASCII characters; what is more is cut off.
  std::string serial = "EMULATED-1";
  SitwellBodySite body_site = sitwell_site_thigh;
  /// What the flash is kept in; empty: memory only, gone with the clip. 2 MB.
  std::filesystem::path flash;
  std::uint32_t flash_bytes = 2 << 20;
  /// Positive: the clip's crystal runs fast by so many parts in a million.
  double drift_ppm = 0;
};

/// One clip, on a bench. Every call takes effect at the true time last told.
class EmulatedClip {
 public:
  /// Powers it on at true time 0. @throws std::runtime_error when the flash's file cannot be used.
  EmulatedClip(const EmulatedClipSettings& settings, std::unique_ptr<Imu> imu);
  ~EmulatedClip();
  EmulatedClip(EmulatedClip&&) noexcept;
  EmulatedClip& operator=(EmulatedClip&&) noexcept;

  /// So much true time has passed since power on; never goes back. Runs the clip through all that
  /// happens until then.
  void advance(std::uint64_t true_us);
  /// When something will next happen by itself (a reading, a report due), true time.
  [[nodiscard]] std::uint64_t next_event_us() const;

  void attach(bool attached);
  /// A vendor request; nothing: stalled. For OUT requests the answer is empty.
  std::optional<std::vector<std::uint8_t>> control(std::uint8_t request_type, std::uint8_t request,
                                                   std::uint16_t value,
                                                   std::span<const std::uint8_t> data);
  /// The next report that waits on an endpoint (0x81 live, 0x82 log); nothing where none does.
  std::optional<std::vector<std::uint8_t>> take(std::uint8_t endpoint);

  // What can befall a clip.
  void reboot();                            ///< the flash stays, device time begins anew
  void jump_clock(std::int64_t device_us);  ///< its clock is suddenly wrong by so much
  void set_drift(double ppm);
  void set_battery(std::uint8_t percent, bool charging);
  /// Fills the log as if it had been worn until the oldest epochs gave way, and restarts.
  void fill_log();
  /// Restarts as if it had been made with another number.
  void set_serial(const std::string& serial);

  [[nodiscard]] const SitwellIdentity& identity() const;
  [[nodiscard]] std::string serial() const;     ///< the identity's
  [[nodiscard]] SitwellLogExtent log_extent();  ///< as GET_LOG says
  [[nodiscard]] bool finished() const;          ///< the recording has ended; nothing more will come
  [[nodiscard]] std::uint64_t true_us() const;  ///< as last told
  [[nodiscard]] std::uint64_t device_us() const;  ///< what its clock makes of that

  /// Calls back whenever the wearer, going by the readings taken, does something else; a second or
  /// more without readings is Posture::unknown.
  void on_truth(std::function<void(std::uint64_t begin_true_us, Posture)> tell);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell
