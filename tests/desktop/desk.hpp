// The real sitwelld at somebody's desk: a private bus, a notification server whose every word is
// known, and a recording for a clip, sixty times faster.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "dbus/tracker_client.hpp"
#include "desktop/notification_server.hpp"
#include "desktop/served.hpp"
#include "history/fixture.hpp"
#include "history/reader.hpp"
#include "recordings/recording_writer.hpp"
#include "support/scripted_wearer.hpp"

namespace sitwell::testing {

using namespace std::chrono_literals;
using namespace sitwell::daemon;

inline std::string read(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr Stay walk{pose::walking, 60s};
constexpr Stay sit{pose::seated, 7min};
constexpr Stay sit_long{pose::seated, 60min};
constexpr Stay stand{pose::standing, 3min};

struct Desk {
  explicit Desk(std::initializer_list<Stay> wear) {
    std::filesystem::create_directories(folder.path() / "sitwell");
    settings("[prompts]\nsoon_min = 4\nwindow_min = 5\nlatest_min = 5\n");
    record(wear);
  }
  void record(std::initializer_list<Stay> wear) const {
    ScriptedWearer wearer(25);
    wearer.live(wear);
    RecordingWriter out(folder.path() / "wear.csv");
    for (const Input& input : wearer.inputs()) out.write(std::get<Sample>(input));
    out.finish();
  }
  void settings(const std::string& text) const {
    std::ofstream(folder.path() / "sitwell" / "config.toml") << text;
  }
  /// With the recording for a clip, unless another is named.
  void start_daemon(const std::string& clip = {}) {
    daemon.emplace(fmt::format(
        "env XDG_DATA_HOME='{0}' XDG_CONFIG_HOME='{0}' XDG_RUNTIME_DIR='{0}' HOME='{0}' DISPLAY= "
        "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nowhere '{1}/sitwelld' --clip '{2}' "
        "--speed 60 2>>'{0}/log'",
        folder.path().string(), SITWELL_BIN_DIR,
        clip.empty() ? (folder.path() / "wear.csv").string() : clip));
  }
  void start_server() {
    server_bus.emplace(io, BusKind::session, [] {});
    server.emplace(*server_bus, ServerScript{});
  }
  [[nodiscard]] bool until(const std::function<bool()>& done) { return run_until(io, done, 30s); }
  [[nodiscard]] std::vector<StoredPrompt> prompts() const {
    return HistoryReader(folder.path() / "sitwell" / "simulated.db").prompts({0, INT64_MAX});
  }
  [[nodiscard]] TrackerStatus status() const { return TrackerClient{}.status(); }
  /// While the daemon may still be starting.
  [[nodiscard]] TrackerStatus asked() const {
    try {
      return status();
    } catch (const TrackerUnreachable&) {
      return {};
    }
  }
  [[nodiscard]] std::string log() const { return read(folder.path() / "log"); }

  PrivateBus private_bus;
  TempFolder folder;
  boost::asio::io_context io{1};
  std::optional<Bus> server_bus;
  std::optional<ScriptedServer> server;
  std::optional<Program> daemon;
};

}  // namespace sitwell::testing
