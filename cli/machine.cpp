#include "cli/machine.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string_view>

namespace sitwell::cli {
namespace {

namespace fs = std::filesystem;

// As firmware-protocol/usb.h has them; the command line does not speak the protocol itself.
constexpr unsigned vendor_id = 0x1209;
constexpr unsigned product_id = 0x0001;
constexpr unsigned interface_class = 0xff;
constexpr unsigned interface_subclass = 0x53;

std::optional<unsigned> number_in(const fs::path& path, int base) {
  const std::string text = first_line(path);
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return error == std::errc{} && end != text.data() ? std::optional{value} : std::nullopt;
}

// Other devices have the ids too: they are for anybody's tests.
std::optional<unsigned> clip_protocol(const fs::path& device) {
  const fs::path interface = device / (device.filename().string() + ":1.0");
  if (number_in(device / "idVendor", 16) != vendor_id ||
      number_in(device / "idProduct", 16) != product_id ||
      number_in(interface / "bInterfaceClass", 16) != interface_class ||
      number_in(interface / "bInterfaceSubClass", 16) != interface_subclass)
    return std::nullopt;
  return number_in(interface / "bInterfaceProtocol", 16);
}

bool has_group(const std::string& user, gid_t user_group, gid_t wanted) {
  int count = 0;
  getgrouplist(user.c_str(), user_group, nullptr, &count);  // fails, and says how many there are
  std::vector<gid_t> groups(static_cast<std::size_t>(count));
  getgrouplist(user.c_str(), user_group, groups.data(), &count);
  return std::find(groups.begin(), groups.end(), wanted) != groups.end();
}

bool process_has_group(gid_t wanted) {
  std::vector<gid_t> groups(static_cast<std::size_t>(std::max(getgroups(0, nullptr), 0)));
  if (getgroups(static_cast<int>(groups.size()), groups.data()) < 0) groups.clear();
  return getegid() == wanted || std::find(groups.begin(), groups.end(), wanted) != groups.end();
}

}  // namespace

std::string first_line(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

fs::path Machine::at(std::string_view absolute) const { return root / absolute.substr(1); }

bool Machine::has_systemd() const { return fs::exists(at("/run/systemd/system")); }

bool Machine::at_seat() const {
  std::ifstream file(at(fmt::format("/run/systemd/users/{}", user_id)));  // what sd-login(3) reads
  constexpr std::string_view key = "ACTIVE_SEATS=";
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(key) && line.size() > key.size()) return true;
  return false;
}

Machine this_machine() {
  Machine machine;
  machine.user_id = getuid();
  if (const passwd* entry = getpwuid(getuid())) {
    machine.user = entry->pw_name;
    machine.home = entry->pw_dir;
    if (const group* plugdev = getgrnam("plugdev")) {
      machine.in_plugdev = has_group(machine.user, entry->pw_gid, plugdev->gr_gid);
      machine.plugdev_holds = process_has_group(plugdev->gr_gid);
    }
  }
  if (const char* home = std::getenv("HOME"); home && *home) machine.home = home;
  if (const char* folder = std::getenv("XDG_RUNTIME_DIR"); folder && *folder)
    machine.runtime_folder = folder;
  machine.may_use = [](const fs::path& path) { return access(path.c_str(), R_OK | W_OK) == 0; };
  return machine;
}

std::vector<PluggedClip> plugged_clips(const Machine& machine) {
  std::vector<PluggedClip> clips;
  std::error_code none;  // a container has no USB
  std::vector<fs::path> devices;
  for (const auto& entry : fs::directory_iterator(machine.at("/sys/bus/usb/devices"), none))
    devices.push_back(entry.path());
  std::sort(devices.begin(), devices.end());
  for (const fs::path& device : devices) {
    const auto protocol = clip_protocol(device);
    const auto bus = number_in(device / "busnum", 10);
    const auto number = number_in(device / "devnum", 10);
    if (!protocol || !bus || !number) continue;  // not a clip, or gone while it was looked at
    const unsigned version = number_in(device / "bcdDevice", 16).value_or(0);
    clips.push_back({.node = machine.at(fmt::format("/dev/bus/usb/{:03}/{:03}", *bus, *number)),
                     .serial = first_line(device / "serial"),
                     .firmware = fmt::format("{:x}.{:02x}", version >> 8, version & 0xff),
                     .protocol = *protocol});
  }
  return clips;
}

}  // namespace sitwell::cli
