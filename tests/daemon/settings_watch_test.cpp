// The settings file changed in the ways that editors and people change files.
#include "daemon/settings_watch.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "history/fixture.hpp"
#include "support/catch.hpp"
#include "support/run_loop.hpp"

using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

struct Fixture {
  TempFolder folder;
  fs::path file = folder.path() / "a" / "b" / "config.toml";
  boost::asio::io_context io;
  int changes = 0;

  /// What changed() would find.
  int calls_seen = 0;
  [[nodiscard]] bool noticed() {
    const bool came = run_loop_until(io, [&] { return changes > calls_seen; });
    calls_seen = changes;
    return came;
  }
  [[nodiscard]] bool quiet() {
    return !run_loop_until(
        io, [&] { return changes > calls_seen; }, 150ms);
  }
  void write(const fs::path& path) const { std::ofstream(path) << "x"; }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a settings file that is written, replaced or removed is noticed") {
  fs::create_directories(file.parent_path());
  write(file);
  SettingsWatch watch{io, file, [this] { ++changes; }, 20ms};
  REQUIRE(watch.works());
  CHECK(quiet());
  write(file);
  CHECK(noticed());
  write(file.parent_path() / "new");
  write(file.parent_path() / "other.toml");
  CHECK(quiet());
  fs::rename(file.parent_path() / "new", file);
  CHECK(noticed());
  fs::remove(file);
  CHECK(noticed());
  write(file);
  CHECK(noticed());
}

TEST_CASE_METHOD(Fixture, "folders that are not there yet are waited for") {
  SettingsWatch watch{io, file, [this] { ++changes; }, 20ms};
  fs::create_directories(folder.path() / "elsewhere");
  CHECK(quiet());
  fs::create_directory(folder.path() / "a");
  CHECK(noticed());
  fs::create_directories(file.parent_path());
  CHECK(noticed());
  write(file);
  CHECK(noticed());
  fs::remove_all(folder.path() / "a");
  CHECK(noticed());
  // All at once: what was in it before it was watched counts too.
  fs::create_directories(file.parent_path());
  write(file);
  CHECK(noticed());
  write(file);
  CHECK(noticed());
}

TEST_CASE_METHOD(Fixture, "several steps of one save are one change") {
  fs::create_directories(file.parent_path());
  SettingsWatch watch{io, file, [this] { ++changes; }, 100ms};
  for (int i = 0; i < 20; ++i) write(file);
  CHECK(noticed());
  CHECK(quiet());
  CHECK(changes == 1);
}

TEST_CASE_METHOD(Fixture, "a watch that is gone calls nobody") {
  fs::create_directories(file.parent_path());
  {
    SettingsWatch watch{io, file, [this] { ++changes; }, 1ms};
    write(file);
  }
  CHECK(quiet());
}
