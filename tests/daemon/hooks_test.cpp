// Hooks that are real programs.
#include "daemon/hooks.hpp"

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "history/fixture.hpp"
#include "support/catch.hpp"
#include "support/run_loop.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  TempFolder folder;
  boost::asio::io_context io;
  std::vector<std::string> said;
  HookRunner runner{io, [this](const std::string& text) { said.push_back(text); }, {8, 100ms}};

  /// A shell script as a hook; its output folder is the current folder's stand-in, $OUT.
  void run(const std::string& script, std::chrono::seconds limit = 10s) {
    runner.run({"prompt_shown", {"/bin/sh", "-c", script, "sh", path("")}, limit},
               {{"SITWELL_SAT_MIN", "31"}});
  }
  [[nodiscard]] std::string path(const std::string& name) const { return folder.path() / name; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path(name));
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] bool ends() {
    return run_loop_until(io, [&] { return runner.running() == 0; });
  }
  [[nodiscard]] bool has(const std::string& name) {
    return run_loop_until(io, [&] { return !read(name).empty(); });
  }
};

bool gone(pid_t process) { return kill(process, 0) != 0 && errno == ESRCH; }

}  // namespace

TEST_CASE_METHOD(Fixture, "a hook finds its event in the environment, and nothing to read") {
  setenv("SITWELL_REASON", "stale", 1);
  run("{ echo \"$SITWELL_EVENT $SITWELL_SAT_MIN ${SITWELL_REASON-none} ${PATH:+path}\"; cat; "
      "ls -l /proc/self/fd | grep -c pidfd; } > \"$1/out\"");
  unsetenv("SITWELL_REASON");
  CHECK(runner.running() == 1);
  REQUIRE(ends());
  CHECK(read("out") == "prompt_shown 31 none path\n0\n");
  CHECK(said == std::vector<std::string>{"the hook /bin/sh on prompt_shown ended with 1"});
}

TEST_CASE_METHOD(Fixture, "no shell is between a hook and its words") {
  runner.run({"day_began", {"/usr/bin/touch", path("$HOME; echo")}}, {});
  REQUIRE(ends());
  CHECK(said.empty());
  CHECK(std::filesystem::exists(path("$HOME; echo")));
}

TEST_CASE_METHOD(Fixture, "a hook that cannot be started is said, and so is one that fails") {
  runner.run({"day_began", {"/nonexistent/program"}}, {});
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("/nonexistent/program on day_began could not be started: "
                                        "No such file"));
  run("exit 3");
  run("kill -9 $$");
  REQUIRE(ends());
  REQUIRE(said.size() == 3);
  std::sort(said.begin() + 1, said.end());
  CHECK_THAT(said[1], ContainsSubstring("prompt_shown ended with 3"));
  CHECK_THAT(said[2], ContainsSubstring("was ended by signal 9"));
}

TEST_CASE_METHOD(Fixture, "a hook past its limit is ended with what it started, stubborn or not") {
  const std::string stubborn = GENERATE("", "trap '' TERM; ");
  run(stubborn + "sleep 100 & echo $! > \"$1/child\"; while :; do sleep 1; done", 1s);
  REQUIRE(has("child"));
  REQUIRE(ends());
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("it had not finished within 1 s"));
  const pid_t child = std::stoi(read("child"));
  // Its parent is gone: somebody else buries it, when they get to it.
  CHECK(run_loop_until(io, [&] {
    std::ifstream stat("/proc/" + read("child").substr(0, read("child").find('\n')) + "/stat");
    std::string number, name, state;
    return gone(child) || !(stat >> number >> name >> state) || state == "Z";
  }));
}

TEST_CASE_METHOD(Fixture,
                 "of too many hooks at once the last are left out, and that is said once") {
  for (int i = 0; i < 12; ++i) run("while [ ! -e \"$1/go\" ]; do sleep 0.02; done");
  CHECK(runner.running() == 8);
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("others are left out"));
  std::ofstream(path("go")) << "go";
  REQUIRE(ends());
  run("exit 0");
  CHECK(runner.running() == 1);
  REQUIRE(ends());
  CHECK(said.size() == 1);
}

TEST_CASE("hooks that still run end with the daemon") {
  const TempFolder folder;
  boost::asio::io_context io;
  const std::string file = folder.path() / "id";
  const auto id = [&] {
    std::ifstream in(file);
    int number = 0;
    in >> number;
    return number;
  };
  {
    HookRunner runner{io, [](const std::string&) {}};
    runner.run({"day_began", {"/bin/sh", "-c", "echo $$ > \"$1\"; sleep 100", "sh", file}}, {});
    REQUIRE(run_loop_until(io, [&] { return id() > 0; }));
  }
  CHECK(gone(id()));
  io.restart();
  io.poll();  // what was cancelled comes back to nobody
}
