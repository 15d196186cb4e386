// The daemon's small parts: the lock, the recorder, and where things are kept.
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "daemon/instance_lock.hpp"
#include "daemon/recorder.hpp"
#include "history/fixture.hpp"
#include "recordings/recording_error.hpp"
#include "recordings/recording_reader.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using sitwell::testing::TempFolder;
using namespace std::chrono_literals;

TEST_CASE("one instance holds the lock, and the next one is told who") {
  const TempFolder folder;
  const auto path = folder.path() / "run" / "sitwelld.lock";
  {
    const InstanceLock lock(path);
    try {
      const InstanceLock other(path);
      FAIL("two at once");
    } catch (const AlreadyRunning& error) {
      const std::string text = error.what();
      CHECK(text.find("already running as process") != std::string::npos);
      CHECK(text.find("systemctl --user stop sitwelld") != std::string::npos);
    }
  }
  CHECK_NOTHROW(InstanceLock(path));
}

TEST_CASE("a lock's file that holds nonsense is not repeated to anybody") {
  const TempFolder folder;
  const auto path = folder.path() / "sitwelld.lock";
  std::optional<InstanceLock> lock(std::in_place, path);
  std::ofstream(path) << "\x1b[31mrm -rf\n";
  try {
    const InstanceLock other(path);
    FAIL("two at once");
  } catch (const AlreadyRunning& error) {
    CHECK(std::string(error.what()).find("rm -rf") == std::string::npos);
  }
}

TEST_CASE("a lock that cannot be made says where") {
  const TempFolder folder;
  std::ofstream(folder.path() / "plain") << "x";
  try {
    const InstanceLock lock(folder.path() / "plain" / "sitwelld.lock");
    FAIL("a folder in a file");
  } catch (const std::system_error& error) {
    CHECK(std::string(error.what()).find("plain") != std::string::npos);
  }
}

TEST_CASE("what was recorded is what a replay reads") {
  const TempFolder folder;
  std::vector<std::string> told;
  Recorder recorder(folder.path() / "day.csv.gz",
                    [&](const std::string& text) { told.push_back(text); });
  const Instant begin{24h * 365};
  for (int i = 0; i < 500; ++i)
    recorder.take(Sample{.at = begin + i * 10ms,
                         .acceleration_mps2 = {0.01 * i, 9.8, -1},
                         .turn_rate_radps = {0.001 * i, 0, 0.5}});
  recorder.take(Sample{.at = begin + 6s, .site = BodySite::pelvis});
  recorder.take(ClipLost{.at = begin + 7s});
  recorder.finish();
  CHECK(told.empty());

  RecordingReader reader(folder.path() / "day.csv.gz");
  RecordingRow row;
  int rows = 0;
  while (reader.next(row)) {
    CHECK(row.t_s == Approx(0.01 * rows).margin(1e-6));
    CHECK(row.acceleration_mps2.x == Approx(0.01 * rows).margin(1e-4));
    CHECK(row.turn_rate_radps.z == Approx(0.5));
    ++rows;
  }
  CHECK(rows == 500);
}

TEST_CASE("a recording that the disk has no room for ends, and says that the history goes on") {
  std::vector<std::string> told;
  Recorder recorder("/dev/full", [&](const std::string& text) { told.push_back(text); });
  for (int i = 0; i < 200'000; ++i) recorder.take(Sample{.at = Instant{i * 10ms}});
  recorder.finish();
  REQUIRE(told.size() == 1);
  CHECK(told[0].find("the history goes on") != std::string::npos);
}

TEST_CASE("a recording that cannot be begun is refused at once") {
  CHECK_THROWS_AS(Recorder("/nowhere/at/all.csv", [](const std::string&) {}), RecordingError);
}
