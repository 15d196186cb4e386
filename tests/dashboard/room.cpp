#include "dashboard/room.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>

#include "config/routine_catalogue.hpp"
#include "gui/demo/demo_history.hpp"
#include "gui/demo/demo_writer.hpp"

namespace sitwell::testing {
namespace {

using Clock = std::chrono::steady_clock;

/// Between two looks, where nothing tells that there is something new.
constexpr int look_every_ms = 5;
/// A thing that is at the same place in so many frames or for so long stands still.
constexpr std::chrono::milliseconds stands_still{60};

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void wait_a_moment() { poll(nullptr, 0, look_every_ms); }

std::int64_t utc_now_ms() {
  return std::chrono::floor<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

bool Seen::has(const std::string& place) const {
  return any() && frame_.at("rects").contains(place);
}
bool Seen::says(const std::string& words) const { return text().find(words) != std::string::npos; }

Room::Room() {
  for (const char* name : {"data/sitwell", "config/sitwell", "state", "runtime", "temporary"})
    std::filesystem::create_directories(folder_.path / name);
}

std::filesystem::path Room::database() const {
  return folder_.path / "data" / "sitwell" / "history.db";
}
std::filesystem::path Room::settings() const {
  return folder_.path / "config" / "sitwell" / "config.toml";
}
std::string Room::settings_text() const { return content(settings()); }
std::string Room::log() const { return content(folder_.path / "log"); }

std::string Room::environment() const {
  return fmt::format(
      "env XDG_DATA_HOME='{0}/data' XDG_CONFIG_HOME='{0}/config' XDG_STATE_HOME='{0}/state' "
      "XDG_RUNTIME_DIR='{0}/runtime' HOME='{0}' LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 "
      "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nowhere WAYLAND_DISPLAY= "
      "TMPDIR='{0}/temporary' SITWELL_DASHBOARD_INSPECT='{0}/seen.json'",
      folder_.path.string());
}

void Room::live_for(int weeks) {
  // Somebody who has lived for weeks has been welcomed.
  std::filesystem::create_directories(folder_.path / "state" / "sitwell");
  std::ofstream(folder_.path / "state" / "sitwell" / "dashboard.json")
      << R"({"width": 1280, "height": 800, "welcomed": true})";
  gui::DemoSettings wearer{.weeks = weeks, .now_utc_ms = utc_now_ms()};
  wearer.later = gui::demo_desk_hours(wearer.now_utc_ms, wearer.offset_at);
  const auto time = [](std::chrono::minutes of_day) {
    return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
  };
  std::ofstream(settings()) << "[day]\nstart = \"" << time(gui::demo_day_start(wearer.later))
                            << "\"\n";
  const std::int64_t midnight_ms = gui::demo_midnight_utc_ms(wearer);
  from_ = time(std::chrono::floor<std::chrono::minutes>(
      std::chrono::milliseconds{wearer.now_utc_ms - midnight_ms}));
  gui::write_demo(database(), gui::demo_history(wearer, shipped_routines()), midnight_ms);
}

void Room::start_daemon(double speed) {
  daemon_.emplace(fmt::format(
      "{} DISPLAY= '{}/sitwelld' --clip simulated --from {} --speed {} --db '{}' 2>>'{}/log'",
      environment(), SITWELL_BIN_DIR, from_, speed, database().string(), folder_.path.string()));
}

void Room::open(const std::string& arguments) {
  std::filesystem::remove(folder_.path / "seen.json");
  dashboard_.emplace(fmt::format("{} '{}/sitwell-dashboard' --theme light {} >>'{}/log' 2>&1",
                                 environment(), SITWELL_BIN_DIR, arguments, folder_.path.string()));
}

int Room::run_dashboard(const std::string& arguments) const {
  const int status =
      std::system(fmt::format("{} '{}/sitwell-dashboard' {} >>'{}/log' 2>&1", environment(),
                              SITWELL_BIN_DIR, arguments, folder_.path.string())
                      .c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<std::filesystem::path> Room::demonstrations() const {
  std::vector<std::filesystem::path> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path / "temporary"))
    if (entry.path().filename().string().starts_with("sitwell-demo-")) all.push_back(entry.path());
  return all;
}

/// Programs of a demonstration are told its folder on their command line.
bool Room::until_nobody_else() const {
  const std::string ours = (folder_.path / "temporary").string();
  const auto give_up = Clock::now() + std::chrono::seconds{5};
  for (bool anybody = true; anybody; wait_a_moment()) {
    if (Clock::now() >= give_up) return false;
    anybody = false;
    for (const auto& entry : std::filesystem::directory_iterator("/proc"))
      anybody |= content(entry.path() / "cmdline").find(ours) != std::string::npos;
  }
  return true;
}

/// The file is replaced whole, so that it always holds a frame.
Seen Room::seen() const {
  const std::string text = content(folder_.path / "seen.json");
  return text.empty() ? Seen{} : Seen{nlohmann::json::parse(text)};
}

bool Room::until(const std::function<bool(const Seen&)>& so, std::chrono::milliseconds limit) {
  const auto give_up = Clock::now() + limit;
  while (true) {
    const Seen now = seen();
    if (now.any() && so(now)) return true;
    if (Clock::now() >= give_up) return false;
    wait_a_moment();
  }
}

bool Room::press(const std::string& name) {
  std::array<double, 4> before{};
  auto since = Clock::now();
  const bool still = until([&](const Seen& seen) {
    if (!seen.has(name)) return false;
    if (seen.place(name) != before) since = Clock::now();
    before = seen.place(name);
    return Clock::now() - since >= stands_still;
  });
  if (!still) return false;
  move_to(before[0] + before[2] / 2, before[1] + before[3] / 2);
  hand("click 1");
  return true;
}

void Room::hand(const std::string& words) const {
  const std::string command = "xdotool " + words + " >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) std::cerr << "xdotool " << words << " failed\n";
}

/// The window has no frame, and lies in the corner.
void Room::move_to(double x, double y) { hand(fmt::format("mousemove {:.0f} {:.0f}", x, y)); }
void Room::double_click() { hand("click --repeat 2 --delay 60 1"); }
void Room::wheel(int clicks) {
  hand(fmt::format("click --repeat {} --delay 10 {}", std::abs(clicks), clicks > 0 ? 4 : 5));
}
void Room::key(const std::string& keys) {
  hand("search --onlyvisible --class org.sitwell.Dashboard windowfocus --sync key " + keys);
}

double processor_s(pid_t program) {
  std::string stat = content(fmt::format("/proc/{}/stat", program));
  std::istringstream fields(stat.substr(stat.rfind(')') + 2));
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double memory_mb(pid_t program) {
  std::istringstream lines(content(fmt::format("/proc/{}/smaps_rollup", program)));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("Pss:")) return std::strtod(line.c_str() + 4, nullptr) / 1024;
  return 0;
}

bool has_screen() {
  for (const char* program : {"Xvfb", "xdotool", "dbus-daemon"})
    if (!installed(program)) {
      std::cout << "skipped: " << program << " is not installed\n";
      return false;
    }
  return true;
}

}  // namespace sitwell::testing
