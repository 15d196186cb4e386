#include "gui/dashboard.hpp"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <variant>

#include "config/edit.hpp"
#include "gui/app.hpp"
#include "gui/demo/children.hpp"
#include "gui/feeds/daemon_feed.hpp"
#include "gui/feeds/doctor_feed.hpp"
#include "gui/feeds/history_feed.hpp"
#include "gui/helpers.hpp"
#include "history/calendar.hpp"
#include "history/paths.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::milliseconds;

// Lines of a minute ago are let go of; the trace shows no more.
constexpr std::int64_t minute_ms = 60'000;
// Of the live angle, so that a picture of it shows a trace.
constexpr std::size_t angles_in_a_picture = 20;
// Settings are looked at again at most so often: a file's time stamp costs a system call.
constexpr std::int64_t look_at_files_ms = 1'000;

std::int64_t utc_now_ms() {
  return std::chrono::duration_cast<milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::filesystem::file_time_type changed_at(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto at = std::filesystem::last_write_time(path, ignored);
  return ignored ? std::filesystem::file_time_type::min() : at;
}

// A thread's "something has arrived", for who wakes a window and for who waits for it.
class Bell {
 public:
  explicit Bell(std::function<void()> wake) : wake_(std::move(wake)) {}
  void ring() {
    {
      const std::lock_guard lock{mutex_};
      rung_ = true;
    }
    condition_.notify_all();
    if (wake_) wake_();
  }
  void wait(milliseconds at_most) {
    std::unique_lock lock{mutex_};
    condition_.wait_for(lock, at_most, [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool rung_ = false;
};

}  // namespace

struct Dashboard::State {
  DashboardSettings settings;
  DashboardOutside outside;
  Bell bell;
  World world;
  App app;
  DaemonFeed daemon;
  DoctorFeed doctor;
  std::unique_ptr<HistoryFeed> history;
  std::filesystem::path database, daemons_database;
  std::filesystem::path settings_path, routines_folder;
  std::filesystem::file_time_type settings_seen{}, routines_seen{};
  std::int64_t looked_ms = 0;
  std::int64_t drawn_minute = -1;

  State(const DashboardSettings& asked, DashboardOutside out)
      : settings(asked),
        outside(std::move(out)),
        bell(outside.wake),
        daemon([this] { bell.ring(); }),
        doctor(program_named("sitwell"), [this] { bell.ring(); }) {}

  void revise() { ++world.revision; }
  bool look_at_files(std::int64_t now_ms);
  bool look_at_clock(std::int64_t now_ms);
  bool choose_history();
  void want();
  void carry_out(std::uint64_t number, const Request& request);
  void change_setting(std::uint64_t number, const std::string& key,
                      const std::vector<std::string>& words);
  void answer(std::uint64_t number, std::string problem);
};

// Settings and routine files, when somebody has written them.
bool Dashboard::State::look_at_files(std::int64_t now_ms) {
  if (now_ms - looked_ms < look_at_files_ms && now_ms >= looked_ms) return false;
  looked_ms = now_ms;
  bool changed = false;
  if (const auto at = changed_at(settings_path); at != settings_seen) {
    settings_seen = at;
    LoadedSettings loaded = load_settings(settings_path, world.settings);
    world.settings = std::move(loaded.settings);
    world.settings_complaints = std::move(loaded.complaints);
    world.settings_given = std::move(loaded.given);
    changed = true;
  }
  if (const auto at = changed_at(routines_folder);
      at != routines_seen || world.catalogue.entries.empty()) {
    routines_seen = at;
    world.catalogue = load_catalogue(routines_folder);
    changed = true;
  }
  return changed;
}

bool Dashboard::State::look_at_clock(std::int64_t now_ms) {
  world.live_now_ms = now_ms;
  while (!world.angles.empty() && world.angles.front().utc_ms < now_ms - minute_ms)
    world.angles.pop_front();
  const std::int64_t minute = now_ms / minute_ms;
  if (minute == drawn_minute && world.now.rules.day_start == world.settings.day_start) return false;
  drawn_minute = minute;
  world.now.utc_ms = now_ms;
  world.now.offset_s = system_offset_s(now_ms);
  world.now.rules = {.day_start = world.settings.day_start};
  world.now.today = local_day(now_ms, world.now.offset_s, world.now.rules.day_start);
  return true;
}

// A database that was asked for; else the one the daemon writes, or wrote before it ended; else the
// settings'.
bool Dashboard::State::choose_history() {
  if (world.daemon.there()) daemons_database = world.daemon.status.history;
  std::filesystem::path path = settings.database;
  if (path.empty()) path = daemons_database;
  if (path.empty()) path = world.settings.history_path.value_or(default_history_path());
  if (history && path == database) return false;
  database = path;
  world.history = History{};
  world.history.path = path.string();
  history = std::make_unique<HistoryFeed>(path, [this] { bell.ring(); });
  return true;
}

void Dashboard::State::want() {
  const Needs needs = app.needs(world);
  history->want(world.now, needs);
  daemon.want_angle(needs.live_angle);
}

void Dashboard::State::answer(std::uint64_t number, std::string problem) {
  world.answer = Answer{.request = number, .ok = problem.empty(), .problem = std::move(problem)};
  revise();
}

void Dashboard::State::change_setting(std::uint64_t number, const std::string& key,
                                      const std::vector<std::string>& words) {
  try {
    sitwell::change_setting(settings_path, key, words);
    answer(number, {});
    looked_ms = 0;
    // The daemon watches the file by itself.
  } catch (const std::exception& error) {
    answer(number, error.what());
  }
}

void Dashboard::State::carry_out(std::uint64_t number, const Request& request) {
  if (const auto* copy = std::get_if<ask::Copy>(&request)) {
    if (outside.copy) outside.copy(copy->text);
  } else if (const auto* set = std::get_if<ask::Set>(&request)) {
    change_setting(number, set->key, set->words);
  } else if (const auto* unset = std::get_if<ask::Unset>(&request)) {
    change_setting(number, unset->key, {});
  } else if (std::holds_alternative<ask::Demo>(request)) {
    answer(number, start_demo());
  } else if (std::holds_alternative<ask::StartDaemon>(request)) {
    answer(number, start_daemon());
  } else if (std::holds_alternative<ask::Doctor>(request)) {
    doctor.ask();
  } else if (const auto* welcome = std::get_if<ask::Welcome>(&request)) {
    if (!welcome->show && outside.welcomed) outside.welcomed();
  } else {
    daemon.ask(number, request);
  }
}

Dashboard::Dashboard(const DashboardSettings& settings, DashboardOutside outside)
    : state_(std::make_unique<State>(settings, std::move(outside))) {
  State& state = *state_;
  state.world.demo = settings.demo;
  state.world.demo_problem = settings.demo_problem;
  state.world.wording = settings.wording;
  state.settings_path = default_settings_path();
  state.world.settings_path = state.settings_path.string();
  state.routines_folder = default_routines_dir();
  state.settings_seen = state.routines_seen = std::filesystem::file_time_type::max();
  if (settings.page) state.app.open(*settings.page);
  state.app.welcome(settings.welcome);
  const std::int64_t now_ms = utc_now_ms();
  state.look_at_files(now_ms);
  state.look_at_clock(now_ms);
  state.choose_history();
  state.revise();
  state.want();
}

Dashboard::~Dashboard() = default;

News Dashboard::turn() {
  State& state = *state_;
  const std::int64_t now_ms = utc_now_ms();
  const DaemonFeed::Taken taken = state.daemon.take(state.world);
  bool changed = taken.changed;
  changed |= state.look_at_files(now_ms);
  changed |= state.look_at_clock(now_ms);
  changed |= state.choose_history();
  changed |= state.doctor.take(state.world.doctor);
  changed |= state.history->take(state.world.history);
  if (changed) state.revise();
  state.want();
  const bool shows_live = taken.live && (state.app.needs(state.world).live_angle ||
                                         state.world.daemon.coach.session.has_value());
  if (changed) return News::all;
  return shows_live ? News::live : News::nothing;
}

void Dashboard::frame(Ui& ui) {
  State& state = *state_;
  state.world.live_now_ms = utc_now_ms();
  state.app.draw(ui, state.world);
  for (const auto& [number, request] : state.app.take()) state.carry_out(number, request);
  state.want();
  // The next minute is news: since when, how long, how long still.
  const double to_minute =
      static_cast<double>(minute_ms - state.world.live_now_ms % minute_ms) / 1000 + 0.01;
  ui.next_frame_in_s = std::min(ui.next_frame_in_s.value_or(to_minute), to_minute);
}

void Dashboard::settle(std::chrono::milliseconds at_most) {
  State& state = *state_;
  const auto until = std::chrono::steady_clock::now() + at_most;
  // The demonstration's daemon has just been started, and is worth waiting for.
  const bool to_come = state.settings.demo && state.settings.demo_problem.empty();
  const auto heard = [&state, to_come] {
    const Daemon& daemon = state.world.daemon;
    if (to_come) return daemon.there() && daemon.status.posture != "unknown";
    return daemon.state != Daemon::State::unknown;
  };
  const auto ready = [&state, &heard, to_come] {
    const History& history = state.world.history;
    const Needs needs = state.app.needs(state.world);
    const bool traced =
        !to_come || !needs.live_angle || state.world.angles.size() >= angles_in_a_picture;
    return heard() && traced && history.state != History::State::loading &&
           (history.state != History::State::ready ||
            ((!needs.whole || history.whole) && (!needs.window || history.window)));
  };
  for (turn(); !ready(); turn()) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return;
    state.bell.wait(left);
  }
}

void Dashboard::open(Page page) { state_->app.open(page); }
Page Dashboard::page() const { return state_->app.page(); }
const World& Dashboard::world() const { return state_->world; }

}  // namespace sitwell::gui
