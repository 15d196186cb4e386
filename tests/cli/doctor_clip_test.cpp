#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "cli/doctor_clip.hpp"
#include "cli/machine.hpp"
#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::cli;
using sitwell::test::Sandbox;
using State = Finding::State;

namespace {

// A computer in a folder, whose user's rights are what the test says.
struct Computer {
  Sandbox box;
  Machine machine;
  bool may_open = true;

  Computer() {
    machine.root = box.path("");
    machine.home = box.path("home");
    machine.runtime_folder = box.path("runtime");
    machine.user = "ada";
    machine.user_id = 1000;
    machine.may_use = [this](const std::filesystem::path&) { return may_open; };
  }

  void install_rule() { box.write("etc/udev/rules.d/60-sitwell.rules", std::string(udev_rule())); }

  void plug(const std::string& port, const std::map<std::string, std::string>& changes = {}) {
    std::map<std::string, std::string> files{{"idVendor", "1209"},
                                             {"idProduct", "0001"},
                                             {"busnum", "1"},
                                             {"devnum", "4"},
                                             {"bcdDevice", "0123"},
                                             {"serial", "SW-000123"},
                                             {port + ":1.0/bInterfaceClass", "ff"},
                                             {port + ":1.0/bInterfaceSubClass", "53"},
                                             {port + ":1.0/bInterfaceProtocol", "01"}};
    for (const auto& [name, text] : changes) files[name] = text;
    for (const auto& [name, text] : files)
      box.write("sys/bus/usb/devices/" + port + "/" + name, text + "\n");
  }

  [[nodiscard]] std::vector<Finding> clips() const {
    std::vector<Finding> findings;
    check_clips(machine, findings);
    return findings;
  }

  [[nodiscard]] std::vector<Finding> daemon() const {
    std::vector<Finding> findings;
    check_daemon(machine, findings);
    return findings;
  }
};

Finding find(const std::vector<Finding>& findings, const std::string& what) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.what == what; });
  return found == findings.end() ? Finding{"missing", State::problem, "", ""} : *found;
}

}  // namespace

TEST_CASE("a clip that may be opened is told with serial number, firmware and node") {
  Computer computer;
  computer.install_rule();
  computer.plug("1-1");
  const auto findings = computer.clips();
  for (const Finding& finding : findings) CHECK(finding.state == State::ok);
  CHECK_THAT(find(findings, "clip").detail, ContainsSubstring("SW-000123, firmware 1.23, at "));
  CHECK_THAT(find(findings, "clip").detail, ContainsSubstring("/dev/bus/usb/001/004"));
}

TEST_CASE("of a thigh clip and a pelvis clip each is told") {
  Computer computer;
  computer.plug("1-1");
  computer.plug("1-2.3", {{"serial", "SW-000124"}, {"devnum", "5"}});
  const auto clips = plugged_clips(computer.machine);
  REQUIRE(clips.size() == 2);
  CHECK(clips[0].serial == "SW-000123");
  CHECK(clips[1].serial == "SW-000124");
}

TEST_CASE("what is not a clip is not taken for one") {
  Computer computer;
  const auto [file, text] = GENERATE(table<std::string, std::string>({
      {"idVendor", "1d6b"},
      {"idProduct", "0002"},
      {"1-1:1.0/bInterfaceClass", "08"},
      {"1-1:1.0/bInterfaceSubClass", "00"},
      {"devnum", ""},
  }));
  computer.plug("1-1", {{file, text}});
  CHECK(plugged_clips(computer.machine).empty());
}

TEST_CASE("a clip of another protocol asks for an update") {
  Computer computer;
  computer.install_rule();
  computer.plug("1-1", {{"1-1:1.0/bInterfaceProtocol", "02"}});
  const Finding finding = find(computer.clips(), "clip");
  CHECK(finding.state == State::problem);
  CHECK(finding.detail == "SW-000123 speaks protocol 2, this Sitwell knows 1");
  CHECK_THAT(finding.next_step, ContainsSubstring("Update Sitwell"));
}

TEST_CASE("a missing rule is a problem once a clip is plugged in") {
  Computer computer;
  CHECK(find(computer.clips(), "udev rule").state == State::warning);
  computer.plug("1-1");
  computer.may_open = false;
  for (const char* what : {"udev rule", "access"}) {
    const Finding finding = find(computer.clips(), what);
    CHECK(finding.state == State::problem);
    CHECK_THAT(finding.command, ContainsSubstring("sitwell doctor --udev-rule | sudo tee"));
  }
}

TEST_CASE("the rule in the folder that udev prefers is the one looked at") {
  Computer computer;
  computer.box.write("usr/lib/udev/rules.d/60-sitwell.rules", std::string(udev_rule()));
  CHECK(find(computer.clips(), "udev rule").state == State::ok);
  computer.box.write("etc/udev/rules.d/60-sitwell.rules", "# an old one\n");
  const Finding finding = find(computer.clips(), "udev rule");
  CHECK(finding.state == State::warning);
  CHECK_THAT(finding.detail, ContainsSubstring("/etc/udev/rules.d/60-sitwell.rules"));
  CHECK_THAT(finding.command, ContainsSubstring("--udev-rule"));
}

TEST_CASE("who may not open a clip is told the one command that mends it") {
  Computer computer;
  computer.install_rule();
  computer.plug("1-1");
  computer.may_open = false;
  SECTION("outside plugdev and away from the computer") {
    CHECK(find(computer.clips(), "access").command == "sudo usermod -aG plugdev ada");
  }
  SECTION("in plugdev since the last login") {
    computer.machine.in_plugdev = true;
    CHECK(find(computer.clips(), "access").command == "newgrp plugdev");
  }
  SECTION("in plugdev, and the rule was never applied") {
    computer.machine.in_plugdev = computer.machine.plugdev_holds = true;
    CHECK_THAT(find(computer.clips(), "access").command, ContainsSubstring("udevadm trigger"));
  }
  SECTION("at the computer, and the rule was never applied") {
    computer.box.write("run/systemd/users/1000", "NAME=ada\nACTIVE_SEATS=seat0\n");
    CHECK_THAT(find(computer.clips(), "access").command, ContainsSubstring("udevadm trigger"));
  }
  CHECK(find(computer.clips(), "access").state == State::problem);
}

TEST_CASE("without a clip the right to open one is a warning at most") {
  Computer computer;
  computer.install_rule();
  CHECK(find(computer.clips(), "clip").state == State::warning);
  CHECK(find(computer.clips(), "access").state == State::warning);
  computer.box.write("run/systemd/users/1000", "NAME=ada\nACTIVE_SEATS=\n");
  CHECK(find(computer.clips(), "access").state == State::warning);
  computer.box.write("run/systemd/users/1000", "NAME=ada\nACTIVE_SEATS=seat0\n");
  CHECK(find(computer.clips(), "access").state == State::ok);
}

TEST_CASE("the daemon runs while its lock is held") {
  Computer computer;
  CHECK(find(computer.daemon(), "sitwelld").state == State::warning);
  computer.box.write("runtime/sitwell/sitwelld.lock", "");
  CHECK(find(computer.daemon(), "sitwelld").command == "sitwelld");  // no systemd here
  const auto path = computer.box.path("runtime/sitwell/sitwelld.lock");
  const int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(flock(file, LOCK_EX | LOCK_NB) == 0);
  CHECK(find(computer.daemon(), "sitwelld").state == State::ok);
  close(file);
  CHECK(find(computer.daemon(), "sitwelld").state == State::warning);
}

TEST_CASE("a user unit that is not enabled is told with the command that enables it") {
  Computer computer;
  computer.box.write("run/systemd/system/.keep", "");
  computer.box.write("usr/lib/systemd/user/sitwelld.service", "[Service]\n");
  const Finding finding = find(computer.daemon(), "at login");
  CHECK(finding.state == State::warning);
  CHECK(finding.command == "systemctl --user enable --now sitwelld");
  const auto wants = computer.box.path("home/.config/systemd/user/default.target.wants");
  std::filesystem::create_directories(wants);
  std::filesystem::create_symlink("/usr/lib/systemd/user/sitwelld.service",
                                  wants / "sitwelld.service");
  CHECK(find(computer.daemon(), "at login").state == State::ok);
  CHECK(find(computer.daemon(), "sitwelld").command == "systemctl --user start sitwelld");
}

TEST_CASE("doctor prints the udev rule that is installed with it") {
  const Sandbox box;
  const auto outcome = box.run("doctor --udev-rule");
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == udev_rule());
  CHECK_THAT(outcome.out, ContainsSubstring("TAG+=\"uaccess\""));
  CHECK_FALSE(ContainsSubstring("0666").match(outcome.out));
}
