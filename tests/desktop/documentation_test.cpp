// docs/dbus.md against the interface: every member is in it, and what it tells people to type
// works.
#include <sys/wait.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "desktop/tracker_on_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(SITWELL_SOURCE_DIR "/" + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> all_of(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
    found.push_back((*at)[1]);
  return found;
}

}  // namespace

TEST_CASE(
    "docs/dbus.md has a row for every member of the interface, and none for what is not there") {
  auto members = all_of(text_of("dbus/org.sitwell.Tracker1.xml"),
                        "<(?:property|method|signal) name=\"(\\w+)\"");
  auto rows = all_of(text_of("docs/dbus.md"), "\n\\| `([A-Z]\\w+)` \\|");
  CHECK(members.size() == 38);
  std::ranges::sort(members);
  std::ranges::sort(rows);
  CHECK(rows == members);
}

TEST_CASE("the busctl commands of docs/dbus.md work") {
  if (!installed("busctl")) {
    WARN("skipped: busctl is not installed");
    return;
  }
  TrackerOnBus on;
  int tried = 0;
  for (std::string command : all_of(text_of("docs/dbus.md"), "\n(busctl --user[^\n]*)")) {
    if (command.find(" monitor ") != std::string::npos) continue;  // which goes on for ever
    command.replace(command.find("--user"), 6, "--address=$DBUS_SESSION_BUS_ADDRESS");
    const Program busctl(command + " >/dev/null");
    siginfo_t ended{};
    REQUIRE(run_until(on.io, [&] {
      waitid(P_PID, static_cast<id_t>(busctl.id()), &ended, WEXITED | WNOHANG | WNOWAIT);
      return ended.si_pid != 0;
    }));
    INFO(command);
    CHECK(ended.si_status == 0);
    ++tried;
  }
  CHECK(tried == 5);
  CHECK(on.commands.notes.size() == 1);
}
