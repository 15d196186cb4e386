#include "daemon/daemon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "daemon/clip/clip_registry.hpp"
#include "daemon/clip/driver.hpp"
#include "daemon/clip/emulated_port.hpp"
#include "daemon/clip/epochs.hpp"
#include "daemon/clip/usb_bus.hpp"
#include "daemon/clip/usb_loop.hpp"
#include "daemon/clock.hpp"
#include "daemon/deadline_timer.hpp"
#include "daemon/engine.hpp"
#include "daemon/log.hpp"
#include "daemon/recorder.hpp"
#include "emulated-clip/emulated_clip.hpp"
#include "history/paths.hpp"
#include "history/writer.hpp"

namespace sitwell::daemon {
namespace {

/// A clip that does not say goodbye does not keep the daemon from ending.
constexpr std::chrono::seconds leave_within{3};

std::unique_ptr<Clock> clock_for(const Options& options) {
  if (options.speed == 1) return std::make_unique<SystemClock>();
  return std::make_unique<ScaledClock>(options.speed);
}

EngineSettings engine_settings(const Options& options, const Settings& settings) {
  EngineSettings engine;
  engine.tracker.bouts.heartbeat = settings.history_heartbeat;
  if (options.clip == "simulated")
    engine.kind = SourceKind::simulated;
  else if (options.clip != "usb")
    engine.kind = SourceKind::recording;
  return engine;
}

/// A recording, or a week at work whose wearer is met at the desk at nine.
EmulatedClip emulated_clip(const Options& options) {
  if (options.clip != "simulated") {
    const std::string name = std::filesystem::path{options.clip}.filename().string();
    return {{.serial = name}, recorded_imu(options.clip)};
  }
  constexpr double nine_s = 9 * 3600;
  const std::vector<DayKind> week{DayKind::office, DayKind::standing_desk, DayKind::office,
                                  DayKind::office, DayKind::standing_desk, DayKind::weekend,
                                  DayKind::weekend};
  return {{.serial = "SIMULATED"}, simulated_imu({}, week, nine_s)};
}

/// Known by the time that a clip has anything to tell.
BodySite body_site(const ClipDriver& clip) { return site_of(clip.link().identity().value()); }

}  // namespace

std::filesystem::path history_path(const Options& options, const Settings& settings) {
  if (!options.database.empty()) return options.database;
  const std::filesystem::path usual = settings.history_path.value_or(default_history_path());
  return options.clip == "usb" ? usual : usual.parent_path() / "simulated.db";
}

struct Daemon::State : ClipListener {
  State(const Options& asked, const Settings& settings);

  void run();
  void attach(std::uint64_t id, std::unique_ptr<ClipPort> port);
  void stop();
  void end();

  void backlog_begins(const ClipDriver& clip, const BacklogBegins& begins) override;
  void feed(const ClipDriver& clip, const Input& input) override;
  void backlog_ends(const ClipDriver& clip, const BacklogEnds& ends) override;
  void say(const ClipDriver& clip, Severity severity, const std::string& text) override;
  void finished(const ClipDriver& clip) override;
  void acknowledge();

  Options options;
  std::unique_ptr<Clock> clock;
  HistoryWriter history;
  Engine engine;
  std::optional<Recorder> recorder;
  ClipRegistry registry;

  boost::asio::io_context io{1};
  boost::asio::signal_set signals{io, SIGINT, SIGTERM};
  boost::asio::steady_timer leave_timer{io};
  DeadlineTimer engine_timer{io, *clock, [this] { return engine.deadline(); },
                             [this] {
                               engine.wake(clock->boot());
                               acknowledge();
                             }};
  std::optional<UsbLoop> usb_loop;
  std::optional<UsbBus> usb_bus;
  std::map<std::uint64_t, std::unique_ptr<ClipDriver>> clips;
  Instant acknowledged{};
  bool stopping = false;
};

Daemon::State::State(const Options& asked, const Settings& settings)
    : options(asked),
      clock(clock_for(asked)),
      history(history_path(asked, settings)),
      engine(
          history,
          [this] { return ClockAnchor{.boot = clock->boot(), .utc_ms = clock->utc_us() / 1000}; },
          [](const std::string& text) { log(Severity::warning, text); },
          engine_settings(asked, settings)) {
  for (const std::string& notice : history.notices()) log(Severity::warning, notice);
  if (!options.record.empty())
    recorder.emplace(options.record, [](const std::string& text) { log(Severity::error, text); });
}

void Daemon::State::run() {
  signals.async_wait([this](const boost::system::error_code& error, int) {
    if (!error) stop();
  });
  if (options.clip == "usb") {
    log(Severity::info, "watching for clips");
    usb_loop.emplace(io);
    usb_bus.emplace(*usb_loop,
                    UsbBusHandler{.arrived =
                                      [this](std::uint64_t id, std::unique_ptr<ClipPort> port) {
                                        attach(id, std::move(port));
                                      },
                                  .left =
                                      [this](std::uint64_t id) {
                                        const auto found = clips.find(id);
                                        if (found != clips.end()) found->second->left();
                                      }});
  } else {
    attach(0, std::make_unique<EmulatedPort>(io, *clock, emulated_clip(options),
                                             "the " + options.clip + " clip", [this] { stop(); }));
  }
  io.run();
}

void Daemon::State::attach(std::uint64_t id, std::unique_ptr<ClipPort> port) {
  if (stopping) return;
  auto& driver = clips[id];
  driver = std::make_unique<ClipDriver>(io, *clock, std::move(port), Link(registry, {}), *this);
  driver->arrived();
}

void Daemon::State::backlog_begins(const ClipDriver& clip, const BacklogBegins& begins) {
  engine.backlog_begins({.serial = clip.link().serial(),
                         .site = body_site(clip),
                         .from = begins.from,
                         .first = begins.first});
}

void Daemon::State::feed(const ClipDriver&, const Input& input) {
  if (recorder) recorder->take(input);
  engine.take(input);
  acknowledge();
  engine_timer.arm();
}

void Daemon::State::backlog_ends(const ClipDriver& clip, const BacklogEnds& ends) {
  engine.backlog_ends(body_site(clip), ends.complete);
  acknowledge();
  engine_timer.arm();
}

void Daemon::State::say(const ClipDriver&, Severity severity, const std::string& text) {
  log(severity, text);
}

/// Not from inside a call of its own may a driver be destroyed.
void Daemon::State::finished(const ClipDriver& clip) {
  boost::asio::post(io, [this, gone = &clip] {
    std::erase_if(clips, [gone](const auto& each) { return each.second.get() == gone; });
    if (stopping && clips.empty()) end();
  });
}

void Daemon::State::acknowledge() {
  if (engine.settled() == acknowledged) return;
  acknowledged = engine.settled();
  for (const auto& [id, clip] : clips) clip->settled(acknowledged);
}

void Daemon::State::stop() {
  if (std::exchange(stopping, true)) return;
  signals.cancel();
  usb_bus.reset();
  for (const auto& [id, clip] : clips) clip->stop();
  leave_timer.expires_after(leave_within);
  leave_timer.async_wait([this](const boost::system::error_code& error) {
    if (!error) end();
  });
  if (clips.empty()) end();
}

void Daemon::State::end() {
  leave_timer.cancel();
  engine_timer.cancel();
  engine.finish();
  if (recorder) recorder->finish();
  clips.clear();
  io.stop();
}

Daemon::Daemon(const Options& options, const Settings& settings)
    : state_(std::make_unique<State>(options, settings)) {}
Daemon::~Daemon() = default;
void Daemon::run() { state_->run(); }

}  // namespace sitwell::daemon
