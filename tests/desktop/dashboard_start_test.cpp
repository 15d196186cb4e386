// How the tray opens the dashboard, on programs that stand in for it.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "daemon/desktop/dashboard.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"
#include "support/run_loop.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using sitwell::testing::run_loop_until;

namespace {

std::filesystem::path program(const TemporaryFolder& folder, const std::string& name,
                              const std::string& script) {
  const auto path = folder.write(name, script);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return path;
}

}  // namespace

TEST_CASE("the dashboard is found in PATH, and not where it is not") {
  const TemporaryFolder folder;
  const Variable path("PATH", folder.path.c_str());
  const auto beside =
      std::filesystem::read_symlink("/proc/self/exe").parent_path() / "sitwell-dashboard";
  if (std::filesystem::exists(beside)) {
    CHECK(dashboard_path() == beside);
    return;
  }
  CHECK(dashboard_path().empty());
  folder.write("sitwell-dashboard", "");  // no program
  CHECK(dashboard_path().empty());
  const auto there = program(folder, "sitwell-dashboard", "#!/bin/sh\n");
  CHECK(dashboard_path() == there);
}

TEST_CASE("a daemon that systemd runs has systemd open the dashboard") {
  const TemporaryFolder folder;
  const Variable path("PATH", folder.path.c_str());
  const Variable invoked("INVOCATION_ID", "0123");
  CHECK(dashboard_command("/usr/bin/sitwell-dashboard") ==
        std::vector<std::string>{"/usr/bin/sitwell-dashboard"});
  const auto asks = program(folder, "systemd-run", "#!/bin/sh\n");
  const auto command = dashboard_command("/usr/bin/sitwell-dashboard");
  CHECK(command.front() == asks.string());
  CHECK(command.back() == "/usr/bin/sitwell-dashboard");
  unsetenv("INVOCATION_ID");
  CHECK(dashboard_command("/usr/bin/sitwell-dashboard").size() == 1);
}

TEST_CASE("the dashboard is nobody's child, in a session of its own, with nothing to read") {
  const TemporaryFolder folder;
  const auto out = folder.path / "out";
  const auto there =
      program(folder, "dashboard",
              "#!/bin/sh\n{ cut -d' ' -f4,6 /proc/$$/stat; echo $$; cat; } > '" + out.string() +
                  ".part'\nmv '" + out.string() + ".part' '" + out.string() + "'\n");
  REQUIRE(start_detached({there.string()}));
  boost::asio::io_context io;
  REQUIRE(run_loop_until(io, [&] { return std::filesystem::exists(out); }));
  std::ifstream in(out);
  pid_t parent = 0, session = 0, self = 0;
  in >> parent >> session >> self;
  CHECK(parent != getpid());
  CHECK(session != getsid(0));
  CHECK(self > 0);
}

TEST_CASE("what is no program is not started") {
  const TemporaryFolder folder;
  CHECK_FALSE(start_detached({}));
  CHECK_FALSE(start_detached({(folder.path / "nothing").string()}));
  CHECK_FALSE(start_detached({folder.write("text", "no program").string()}));
}
