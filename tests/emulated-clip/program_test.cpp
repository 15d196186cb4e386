// The real sitwell-emulated-clip: flash images, words on the command line, and the whole of USB/IP
// over TCP as `usbip attach` speaks it.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "emulated-clip/computer.hpp"
#include "emulated-clip/counting_imu.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;

namespace {

class Folder {
 public:
  Folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "sitwell-emulated-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;  // a leftover in /tmp must not fail a test that passed
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

struct Outcome {
  int exit_code = -1;
  std::string err;
};

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What follows on the command line is the shell's: "& sleep 1; kill $!".
Outcome run(const Folder& folder, const std::string& arguments) {
  const auto err = folder / ".err";
  const std::string command = "cd '" + (folder / "").string() + "' || exit 99; exec 2>.err; '" +
                              SITWELL_BIN_DIR "/sitwell-emulated-clip' " + arguments;
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(err)};
}

}  // namespace

TEST_CASE("a fast-forward makes a flash image whose epochs another clip reads, dated") {
  const Folder folder;
  const Outcome outcome = run(folder,
                              "--simulate office --flash day.img --fast-forward 30m "
                              "--exit-after-fast-forward --truth truth.csv");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, ContainsSubstring("0.5 of 0.5 h have passed, "));
  EmulatedClip clip({.flash = folder / "day.img"}, std::make_unique<CountingImu>(0));
  const auto log = read_log(clip);
  REQUIRE(log.size() >= 1790);
  CHECK(log.size() <= 1800);
  CHECK(log.back().sync_utc_us > 0);
  for (std::size_t i = 0; i < log.size(); ++i) REQUIRE(log[i].position == i);
  CHECK_THAT(content(folder / "truth.csv"),
             ContainsSubstring("begin_true_us,begin_utc_ms,posture,log_end\n") &&
                 ContainsSubstring("sitting"));
}

TEST_CASE("a fast-forward is as long as the wear, nights left out", "[long]") {
  const Folder folder;
  const Outcome outcome = run(folder,
                              "--simulate weekend --from 20:00 --flash day.img --fast-forward 5h "
                              "--exit-after-fast-forward");
  CHECK(outcome.exit_code == 0);
  EmulatedClip clip({.flash = folder / "day.img"}, std::make_unique<CountingImu>(0));
  const auto log = read_log(clip);
  CHECK(log.size() > 17'900);  // less what is cut off before the night, and a clip asleep
  CHECK(log.size() <= 18'000);
  CHECK(log.back().begin_us - log.front().begin_us > 10 * 3'600'000'000ULL);
}

TEST_CASE("a clip waits for usbip, obeys its FIFO and ends when told to") {
  const Folder folder;
  const Outcome outcome = run(folder,
                              "--tcp 0 --unplugged --control fifo & "
                              "until [ -p fifo ]; do sleep 0.02; done; "
                              "printf 'plug\\nbattery 10\\nfly\\nstat\\nquit\\n' >fifo; wait");
  CHECK_THAT(outcome.err, ContainsSubstring("USB/IP server on 127.0.0.1 port ") &&
                              ContainsSubstring(": ok plug\n") &&
                              ContainsSubstring("fly: unknown command; there are plug") &&
                              ContainsSubstring("ok stat serial=EMULATED-1") &&
                              ContainsSubstring(": ok quit\n"));
}

TEST_CASE("SIGTERM ends an emulated clip cleanly") {
  const Folder folder;
  const Outcome outcome = run(folder,
                              "--tcp 0 & clip=$!; until grep -q server .err; do sleep 0.02; done; "
                              "kill -TERM $clip; wait $clip");
  CHECK(outcome.exit_code == 0);
}

TEST_CASE("a command line that makes no sense is explained") {
  const Folder folder;
  const auto says = [&](const std::string& arguments, const std::string& words) {
    const Outcome outcome = run(folder, arguments);
    CHECK(outcome.exit_code != 0);
    CHECK_THAT(outcome.err, ContainsSubstring(words));
  };
  says("", "where is it to be plugged in? --vhci or --tcp");
  says("--tcp --vhci", "excludes");
  says("--tcp --from 25:00", "is no time of day");
  says("--tcp --serial 12345678901234567", "1 to 16 characters");
  says("--tcp --simulate cat", "cat not in");
  says("--fast-forward 1h --exit-after-fast-forward", "--flash FILE");
  says("--tcp --address here", "is no IPv4 address");
  says("--tcp --flash /nowhere/x.img", "flash file /nowhere/x.img");
}
