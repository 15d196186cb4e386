// Which devices on the bus are clips, by what the kernel says of them in sysfs. Needs no
// permission on the device and no udev.
#pragma once

#include <compare>
#include <filesystem>
#include <string>
#include <vector>

namespace sitwell::daemon {

/// Where a device is now. Another plug gives it another number.
struct UsbAddress {
  int bus = 0;
  int device = 0;

  /// Its device node: "/dev/bus/usb/001/004".
  [[nodiscard]] std::string node() const;
  /// "bus 1 device 4"
  [[nodiscard]] std::string name() const;
  // NOLINTNEXTLINE(modernize-use-nullptr): a false finding of clang-tidy 14
  friend auto operator<=>(const UsbAddress&, const UsbAddress&) = default;
};

/// The devices with a clip's ids whose first interface has a clip's class and subclass, in order;
/// none where there is no USB. The protocol is the link's to check, which can say what to update.
std::vector<UsbAddress> find_clips(const std::filesystem::path& devices = "/sys/bus/usb/devices");

}  // namespace sitwell::daemon
