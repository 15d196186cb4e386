// What `sitwell doctor` looks at outside Sitwell's own files: this computer, or a test's folder
// that stands for one. Sitwell's clips on the USB bus are read from sysfs; the command line needs
// no libusb, and asks nothing of the clip while the daemon talks to it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sitwell::cli {

struct Machine {
  std::filesystem::path root = "/";      ///< /sys, /etc, /run, /usr and /dev are looked up below it
  std::filesystem::path home;            ///< the user's
  std::filesystem::path runtime_folder;  ///< XDG_RUNTIME_DIR; empty where it is not set
  std::string user;
  unsigned user_id = 0;
  bool in_plugdev = false;     ///< by the groups database, hence from the next login on
  bool plugdev_holds = false;  ///< this process has the group
  /// May this user read and write that file?
  std::function<bool(const std::filesystem::path&)> may_use;

  /// Some session of the user is the active one of a seat: udev hands it what is tagged uaccess.
  [[nodiscard]] bool at_seat() const;
  /// systemd runs this computer.
  [[nodiscard]] bool has_systemd() const;
  [[nodiscard]] std::filesystem::path at(std::string_view absolute) const;
};

/// The computer and the user that this program runs on and for.
Machine this_machine();

struct PluggedClip {
  std::filesystem::path node;  ///< /dev/bus/usb/001/004, below the machine's root
  std::string serial;
  std::string firmware;   ///< "1.00", from the device descriptor
  unsigned protocol = 0;  ///< version, from the interface descriptor
};

/// By port.
std::vector<PluggedClip> plugged_clips(const Machine& machine);

/// The first line of a file, or what there is of it; empty where it cannot be read.
std::string first_line(const std::filesystem::path& path);

}  // namespace sitwell::cli
