#include "gui/demo/demo.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <system_error>

#include "config/routine_catalogue.hpp"
#include "gui/demo/children.hpp"
#include "gui/demo/demo_history.hpp"
#include "gui/demo/demo_writer.hpp"

namespace sitwell::gui {
namespace {

constexpr const char* folder_prefix = "sitwell-demo-";
constexpr const char* lock_name = "lock";

/// Nobody else is on it, and it starts nobody.
constexpr const char* bus_configuration = R"(<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

std::int64_t clock_utc_ms() {
  return std::chrono::floor<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Held for as long as the demonstration lives: whoever else finds it free may clear the folder up.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder)
      : file_(open((folder / lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)),
        held_(file_ >= 0 && flock(file_, LOCK_EX | LOCK_NB) == 0) {}
  ~FolderLock() {
    if (file_ >= 0) ::close(file_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  [[nodiscard]] bool held() const { return held_; }

 private:
  int file_;
  bool held_;
};

/// What demonstrations of ours that crashed have left. One that is just being made has no lock yet,
/// and is left alone.
void clear_up(const std::filesystem::path& place) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(place, ignored)) {
    const std::filesystem::path& left = entry.path();
    if (!left.filename().string().starts_with(folder_prefix) || entry.is_symlink(ignored)) continue;
    if (!std::filesystem::exists(left / lock_name, ignored)) continue;
    if (FolderLock(left).held()) std::filesystem::remove_all(left, ignored);
  }
}

std::filesystem::path new_folder(const std::filesystem::path& place) {
  std::string name = (place / fmt::format("{}XXXXXX", folder_prefix)).string();
  if (mkdtemp(name.data()) == nullptr)
    throw std::runtime_error(
        fmt::format("{}: {}, so there is no place for a demonstration; set TMPDIR to a folder with "
                    "a few megabytes to spare",
                    place.string(), std::generic_category().message(errno)));
  return name;
}

std::string clock_time(std::chrono::minutes time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

}  // namespace

struct Demo::State {
  explicit State(const DemoOptions& asked)
      : options(asked),
        place(asked.place.empty() ? std::filesystem::temp_directory_path() : asked.place) {
    clear_up(place);
    folder = new_folder(place);
    lock.emplace(folder);
    for (const char* name : {"data/sitwell", "config/sitwell", "state", "runtime"})
      std::filesystem::create_directories(folder / name);
  }
  ~State() {
    daemon.reset();
    bus.reset();
    std::error_code ignored;  // what cannot be removed is in the temporary folder
    std::filesystem::remove_all(folder, ignored);
  }

  void make_history();
  void start_bus();
  void start_daemon();
  void point_environment();

  DemoOptions options;
  std::filesystem::path place, folder;
  std::optional<FolderLock> lock;
  std::chrono::minutes met{};  ///< the time of the wearer's day
  std::string desktop_bus, bus_address, problem;
  std::optional<ChildProgram> bus, daemon;
};

void Demo::State::make_history() {
  DemoSettings wearer{.seed = options.seed, .weeks = options.weeks};
  wearer.now_utc_ms = options.now_utc_ms.value_or(clock_utc_ms());
  wearer.later = demo_hours(wearer.now_utc_ms, wearer.offset_at);
  const std::int64_t midnight_ms = demo_midnight_utc_ms(wearer);
  met = std::chrono::floor<std::chrono::minutes>(
      std::chrono::milliseconds{wearer.now_utc_ms - midnight_ms});
  std::ofstream(folder / "config" / "sitwell" / "config.toml")
      << "# Of the demonstration; gone with it.\n"
      << fmt::format("[day]\nstart = \"{}\"\n", clock_time(demo_day_start(wearer.later)));
  write_demo(folder / "data" / "sitwell" / "history.db", demo_history(wearer, shipped_routines()),
             midnight_ms);
}

void Demo::State::start_bus() {
  const std::filesystem::path program = program_named("dbus-daemon");
  if (program.empty()) {
    problem =
        "This is the history alone: dbus-daemon, by which the parts of Sitwell talk, is not "
        "installed here. Install the package dbus-daemon (or dbus) and open the demonstration "
        "again.";
    return;
  }
  const std::filesystem::path configuration = folder / "bus.conf";
  std::ofstream(configuration) << fmt::format(bus_configuration, folder.string());
  bus.emplace(std::vector<std::string>{program.string(), "--config-file=" + configuration.string(),
                                       "--print-address=3", "--nofork"},
              std::map<std::string, std::string>{}, folder / "bus.log", true);
  bus_address = bus->first_line();
  if (bus_address.empty())
    problem =
        "This is the history alone: a message bus of its own could not be started. Closing "
        "the demonstration and opening it again may help.";
}

/// It sees this folder and this bus only: not the computer's seat, screen or notifications.
void Demo::State::start_daemon() {
  const std::filesystem::path program = program_named("sitwelld");
  if (program.empty()) {
    problem =
        "This is the history alone: sitwelld, which reads the clip, is not installed beside the "
        "dashboard. Install it and open the demonstration again for a live clip.";
    return;
  }
  daemon.emplace(
      std::vector<std::string>{program.string(), "--clip", "simulated", "--from", clock_time(met),
                               "--speed", fmt::format("{}", options.speed), "--db",
                               (folder / "data" / "sitwell" / "history.db").string()},
      std::map<std::string, std::string>{
          {"XDG_RUNTIME_DIR", (folder / "runtime").string()},
          {"DBUS_SYSTEM_BUS_ADDRESS",
           fmt::format("unix:path={}", (folder / "no-system-bus").string())},
          {"DISPLAY", ""},
          {"WAYLAND_DISPLAY", ""}},
      folder / "sitwelld.log");
}

void Demo::State::point_environment() {
  if (const char* before = std::getenv("DBUS_SESSION_BUS_ADDRESS")) desktop_bus = before;
  const auto set = [](const char* name, const std::string& value) {
    setenv(name, value.c_str(), 1);
  };
  set("XDG_DATA_HOME", (folder / "data").string());
  set("XDG_CONFIG_HOME", (folder / "config").string());
  set("XDG_STATE_HOME", (folder / "state").string());
  // Without a bus of its own it must not find the wearer's: there the real daemon is.
  set("DBUS_SESSION_BUS_ADDRESS", bus_address.empty()
                                      ? fmt::format("unix:path={}", (folder / "no-bus").string())
                                      : bus_address);
}

Demo::Demo(const DemoOptions& options) : state_(std::make_unique<State>(options)) {
  if (options.live) state_->start_bus();
  state_->point_environment();
  state_->make_history();
  if (!state_->bus_address.empty()) state_->start_daemon();
}
Demo::~Demo() = default;

const std::filesystem::path& Demo::folder() const { return state_->folder; }
std::filesystem::path Demo::database() const {
  return state_->folder / "data" / "sitwell" / "history.db";
}
bool Demo::live() const { return state_->daemon && state_->daemon->running(); }
const std::string& Demo::problem() const { return state_->problem; }
const std::string& Demo::desktop_bus() const { return state_->desktop_bus; }

}  // namespace sitwell::gui
