#include "daemon/daemon.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/clip/emulated_port.hpp"
#include "daemon/clip/epochs.hpp"
#include "daemon/clips.hpp"
#include "daemon/clock.hpp"
#include "daemon/clock_anchor.hpp"
#include "daemon/companion.hpp"
#include "daemon/deadline_timer.hpp"
#include "daemon/engine.hpp"
#include "daemon/log.hpp"
#include "daemon/recorder.hpp"
#include "daemon/settings_watch.hpp"
#include "daemon/supervisor.hpp"
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

EngineSettings engine_settings(const Options& options, const Settings& settings,
                               const SpotList& spots) {
  EngineSettings engine;
  engine.tracker.spotter = spots.settings;
  engine.tracker.bouts.heartbeat = settings.history_heartbeat;
  if (options.clip == "simulated")
    engine.kind = SourceKind::simulated;
  else if (options.clip != "usb")
    engine.kind = SourceKind::recording;
  return engine;
}

/// None where the clip is another.
std::shared_ptr<SimulatedWearer> simulated_wearer(const Options& options) {
  if (options.clip != "simulated") return nullptr;
  return std::make_shared<SimulatedWearer>(SimulatedWearerSettings{}, simulated_week());
}

/// A recording's, or that of a wearer who is met in their day; none for clips on cables.
std::optional<EmulatedClip> emulated_clip(const Options& options,
                                          std::shared_ptr<SimulatedWearer> wearer) {
  if (options.clip == "usb") return std::nullopt;
  if (wearer)
    return EmulatedClip({.serial = std::string{simulated_serial}},
                        simulated_imu(std::move(wearer), seconds(options.from)));
  const std::string name = std::filesystem::path{options.clip}.filename().string();
  return EmulatedClip({.serial = name}, recorded_imu(options.clip));
}

std::string source_name(const Options& options) {
  return options.clip == "usb" || options.clip == "simulated" ? options.clip : "recording";
}

std::map<std::string, std::optional<BodySite>> clip_uses(const Settings& settings) {
  std::map<std::string, std::optional<BodySite>> uses;
  for (const auto& [serial, use] : settings.clips) {
    std::optional<BodySite>& site = uses[serial];
    if (use == ClipUse::thigh) site = BodySite::thigh;
    if (use == ClipUse::pelvis) site = BodySite::pelvis;
  }
  return uses;
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
  State(const Options& asked, const Settings& wanted);

  void run();
  void await_signal();
  std::vector<std::string> reload();
  void stop();
  void end();

  void backlog_begins(const ClipDriver& clip, const BacklogBegins& begins) override;
  void feed(const ClipDriver& clip, const Input& input) override;
  void backlog_ends(const ClipDriver& clip, const BacklogEnds& ends) override;
  void say(const ClipDriver& clip, Severity severity, const std::string& text) override;
  void finished(const ClipDriver& clip) override { clips.finished(clip); }
  void acknowledge();

  Options options;
  Settings settings;
  std::shared_ptr<SimulatedWearer> wearer;  ///< the clip's too, which has its own time to go
  /// Until it is plugged in. Made before anybody can ask for it: to live half a simulated day takes
  /// a moment.
  std::optional<EmulatedClip> emulated;
  std::unique_ptr<Clock> clock;
  SpotList spots = spot_list(load_catalogue());
  HistoryWriter history;
  Engine engine;
  std::optional<Recorder> recorder;

  boost::asio::io_context io{1};
  boost::asio::signal_set signals{io, SIGINT, SIGTERM, SIGHUP};
  boost::asio::steady_timer leave_timer{io};
  DeadlineTimer engine_timer{io, *clock, [this] { return engine.deadline(); },
                             [this] {
                               engine.wake(clock->boot());
                               acknowledge();
                             }};
  Supervisor supervisor{io};
  Clips clips{io, *clock, *this, [this] { companion.clips_changed(); }};
  Companion companion;
  SettingsWatch settings_watch{io, default_settings_path(), [this] { reload(); }};
  Instant acknowledged{};
  bool stopping = false;
};

Daemon::State::State(const Options& asked, const Settings& wanted)
    : options(asked),
      settings(wanted),
      wearer(simulated_wearer(asked)),
      emulated(emulated_clip(asked, wearer)),
      clock(clock_for(asked)),
      history(history_path(asked, wanted)),
      engine(
          history, [this] { return anchor_of(*clock); },
          [](const std::string& text) { log(Severity::warning, text); },
          engine_settings(asked, wanted, spots)),
      companion({.io = io,
                 .clock = *clock,
                 .history = history,
                 .engine = engine,
                 .clips = clips,
                 .spots = spots,
                 .reload = [this] { return reload(); },
                 .wearer = wearer},
                wanted,
                {.version = SITWELL_VERSION,
                 .source = source_name(asked),
                 .history = history_path(asked, wanted).string()},
                asked.desktop) {
  for (const std::string& notice : history.notices()) log(Severity::warning, notice);
  if (!options.record.empty())
    recorder.emplace(options.record, [](const std::string& text) { log(Severity::error, text); });
  engine.watch([this](const Effect& effect) { companion.hear(effect); });
  clips.registry().assign(clip_uses(settings));
}

void Daemon::State::run() {
  await_signal();
  if (options.clip == "usb") {
    log(Severity::info, "watching for clips");
    clips.watch_usb();
  } else {
    clips.attach(
        0, std::make_unique<EmulatedPort>(io, *clock, std::move(*emulated),
                                          "the " + options.clip + " clip", [this] { stop(); }));
  }
  supervisor.ready("watching for clips");
  io.run();
}

void Daemon::State::await_signal() {
  signals.async_wait([this](const boost::system::error_code& error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return stop();
    supervisor.reloading();
    reload();
    supervisor.ready("watching for clips");
    await_signal();
  });
}

/// What cannot be used stays as it was. What the history is kept in holds from the next start on.
std::vector<std::string> Daemon::State::reload() {
  LoadedSettings loaded = load_settings(default_settings_path(), settings);
  std::vector<std::string> complaints;
  for (const Complaint& complaint : loaded.complaints) {
    log(Severity::warning, complaint.text);
    complaints.push_back(complaint.text);
  }
  if (loaded.settings != settings) {
    settings = std::move(loaded.settings);
    companion.use(settings);
    clips.registry().assign(clip_uses(settings));
    log(Severity::info, "the settings have changed and are in use");
  }
  return complaints;
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
  companion.live(input);
  acknowledge();
  engine_timer.arm();
}

void Daemon::State::backlog_ends(const ClipDriver& clip, const BacklogEnds& ends) {
  engine.backlog_ends(body_site(clip), ends.complete);
  companion.clips_changed();
  acknowledge();
  engine_timer.arm();
}

void Daemon::State::say(const ClipDriver&, Severity severity, const std::string& text) {
  log(severity, text);
  companion.clips_changed();  // what a clip has to say is mostly how it fares
}

void Daemon::State::acknowledge() {
  if (engine.settled() == acknowledged) return;
  acknowledged = engine.settled();
  clips.settled(acknowledged);
}

void Daemon::State::stop() {
  if (std::exchange(stopping, true)) return;
  supervisor.stopping();
  signals.cancel();
  leave_timer.expires_after(leave_within);
  leave_timer.async_wait([this](const boost::system::error_code& error) {
    if (!error) end();
  });
  clips.stop([this] { end(); });
}

void Daemon::State::end() {
  leave_timer.cancel();
  engine_timer.cancel();
  companion.end();
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
