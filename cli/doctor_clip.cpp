#include "cli/doctor_clip.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <optional>

#include "cli/udev_rule.hpp"

namespace sitwell::cli {
namespace {

namespace fs = std::filesystem;
using State = Finding::State;

constexpr unsigned known_protocol = 1;

// /etc goes before what packages bring, so this mends whatever there is.
constexpr const char* install_rule =
    "sitwell doctor --udev-rule | sudo tee /etc/udev/rules.d/60-sitwell.rules >/dev/null && "
    "sudo udevadm control --reload && sudo udevadm trigger --subsystem-match=usb";
constexpr const char* apply_rule = "sudo udevadm trigger --subsystem-match=usb";

std::optional<fs::path> installed_rule(const Machine& machine) {
  for (const char* folder :
       {"/etc/udev/rules.d", "/run/udev/rules.d", "/usr/local/lib/udev/rules.d",
        "/usr/lib/udev/rules.d", "/lib/udev/rules.d"}) {
    const fs::path path = machine.at(folder) / "60-sitwell.rules";
    if (fs::exists(path)) return path;
  }
  return std::nullopt;
}

Finding check_rule(const Machine& machine, bool clip_there) {
  const auto path = installed_rule(machine);
  if (!path)
    return {"udev rule", clip_there ? State::problem : State::warning,
            "60-sitwell.rules is not installed, so only root may open a clip",
            "Install it:", install_rule};
  std::ifstream file(*path, std::ios::binary);
  if (std::string{std::istreambuf_iterator<char>(file), {}} != udev_rule())
    return {"udev rule", State::warning, path->string() + " is not the one of this version",
            "Install this version's:", install_rule};
  return {"udev rule", State::ok, path->string()};
}

Finding check_clip(const PluggedClip& clip) {
  if (clip.protocol != known_protocol)
    return {"clip", State::problem,
            fmt::format("{} speaks protocol {}, this Sitwell knows {}", clip.serial, clip.protocol,
                        known_protocol),
            "Update Sitwell. What was worn is kept in the clip's log until then."};
  return {"clip", State::ok,
          fmt::format("{}, firmware {}, at {}", clip.serial, clip.firmware, clip.node.string())};
}

// Why this user may not, or without a clip would not, open one; `detail` is how that shows.
Finding check_groups(const Machine& machine, State state, const std::string& detail) {
  if (machine.in_plugdev)
    return {"access", state, detail + ": you are in plugdev, but were not yet when you logged in",
            "Log out and in again, or start anew a shell that has the group:", "newgrp plugdev"};
  return {
      "access", state, detail + ": you neither sit at this computer nor are in plugdev",
      "Join plugdev, then log in again:", fmt::format("sudo usermod -aG plugdev {}", machine.user)};
}

Finding check_access(const Machine& machine, const PluggedClip& clip) {
  const std::string node = clip.node.string();
  if (machine.may_use(clip.node)) return {"access", State::ok, "you may open " + node};
  const std::string detail = "you may not open " + node;
  if (!installed_rule(machine))
    return {"access", State::problem, detail + ": the udev rule is missing",
            "Install it:", install_rule};
  if (machine.plugdev_holds || machine.at_seat())
    return {"access", State::problem, detail + ": the udev rule was not applied to it",
            "Unplug it and plug it in again, or apply the rule now:", apply_rule};
  return check_groups(machine, State::problem, detail);
}

}  // namespace

std::string_view udev_rule() { return udev_rule_text; }

void check_clips(const Machine& machine, std::vector<Finding>& findings) {
  const std::vector<PluggedClip> clips = plugged_clips(machine);
  findings.push_back(check_rule(machine, !clips.empty()));
  for (const PluggedClip& clip : clips) {
    findings.push_back(check_clip(clip));
    findings.push_back(check_access(machine, clip));
  }
  if (!clips.empty()) return;
  findings.push_back({"clip", State::warning, "none is plugged in",
                      "Plug it in now and then: its log holds a day of wear."});
  if (machine.user_id == 0 || machine.plugdev_holds || machine.at_seat())
    findings.push_back({"access", State::ok, "you may open a clip"});
  else
    findings.push_back(check_groups(machine, State::warning, "you may not open a clip"));
}

}  // namespace sitwell::cli
