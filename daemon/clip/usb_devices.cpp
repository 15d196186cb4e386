#include "daemon/clip/usb_devices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <optional>
#include <system_error>

#include "firmware-protocol/usb.h"

namespace sitwell::daemon {
namespace {

/// An attribute's number; nothing where the device has just left, or has no such attribute.
std::optional<int> attribute(const std::filesystem::path& file, int base) {
  std::ifstream in(file);
  std::string text;
  in >> text;
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_clip(const std::filesystem::path& device) {
  if (attribute(device / "idVendor", 16) != SITWELL_USB_VENDOR_ID ||
      attribute(device / "idProduct", 16) != SITWELL_USB_PRODUCT_ID)
    return false;
  const auto configuration = attribute(device / "bConfigurationValue", 10);
  if (!configuration) return false;
  auto interface = device;
  interface += ':' + std::to_string(*configuration) + '.' + std::to_string(sitwell_usb_interface);
  return attribute(interface / "bInterfaceClass", 16) == sitwell_usb_class &&
         attribute(interface / "bInterfaceSubClass", 16) == sitwell_usb_subclass;
}

}  // namespace

std::string UsbAddress::node() const {
  char text[48];
  std::snprintf(text, sizeof text, "/dev/bus/usb/%03d/%03d", bus, device);
  return text;
}

std::string UsbAddress::name() const { return fmt::format("bus {} device {}", bus, device); }

std::vector<UsbAddress> find_clips(const std::filesystem::path& devices) {
  std::vector<UsbAddress> found;
  std::error_code error;  // a device may leave while we look, and there may be no USB at all
  for (std::filesystem::directory_iterator entry(devices, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!is_clip(entry->path())) continue;
    const auto bus = attribute(entry->path() / "busnum", 10);
    const auto device = attribute(entry->path() / "devnum", 10);
    if (bus && device) found.push_back({*bus, *device});
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace sitwell::daemon
