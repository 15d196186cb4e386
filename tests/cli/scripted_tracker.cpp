#include "cli/scripted_tracker.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "cli/scripted_coach.hpp"
#include "cli/scripted_shared.hpp"
#include "dbus/sdbus.hpp"
#include "dbus/tracker1_adaptor.hpp"

namespace sitwell::test {
namespace {

constexpr const char* bus_name = "org.sitwell.Tracker1";
constexpr const char* object_path = "/org/sitwell/Tracker1";

class Adaptor final : public sdbus::AdaptorInterfaces<org::sitwell::Tracker1_adaptor> {
 public:
  Adaptor(sdbus::IConnection& connection, ScriptedShared& shared)
      : AdaptorInterfaces(connection, bus::ObjectPath{object_path}), shared_(shared) {
    registerAdaptor();
  }
  ~Adaptor() { unregisterAdaptor(); }
  void tell() { getObject().emitPropertiesChangedSignal(INTERFACE_NAME); }

 private:
  void Subscribe() override { shared_.asked("Subscribe"); }
  void Unsubscribe() override { shared_.asked("Unsubscribe"); }
  void Stand() override { shared_.asked("Stand"); }
  void Snooze() override { shared_.asked("Snooze"); }
  void Skip() override { shared_.asked("Skip"); }
  void Break() override { shared_.asked("Break"); }
  std::int64_t Quiet(const std::uint32_t& minutes) override {
    shared_.asked("Quiet " + std::to_string(minutes));
    return shared_.shown().quiet_until_utc;
  }
  std::int64_t Pause() override {
    shared_.asked("Pause");
    return shared_.shown().quiet_until_utc;
  }
  void Resume() override { shared_.asked("Resume"); }
  void Calibrate(const std::string& site, const std::string& pose) override {
    shared_.asked("Calibrate " + site + " " + pose);
  }
  std::vector<std::string> Reload() override { return {}; }
  std::vector<sdbus::Struct<std::string, bool, std::string>> Sources() override {
    return {{"notifications", true, "dunst 1.9.0"}, {"logind", false, "there is no system bus"}};
  }

  std::string Version() override { return shared_.shown().version; }
  std::string Source() override { return shared_.shown().source; }
  std::string History() override { return "/home/somebody/history.db"; }
  std::string Posture() override { return shared_.shown().posture; }
  std::int64_t PostureSinceUtc() override { return shared_.shown().posture_since_utc; }
  double HipFlexion() override { return shared_.shown().hip_flexion; }
  std::string Mounting() override { return shared_.shown().mounting; }
  std::int64_t MountingSinceUtc() override { return shared_.shown().mounting_since_utc; }
  double MountingEvidence() override { return shared_.shown().mounting_evidence; }
  std::string BoutPosture() override { return shared_.shown().bout_posture; }
  std::int64_t BoutBeginUtc() override { return shared_.shown().bout_begin_utc; }
  std::int64_t SittingToday() override { return shared_.shown().sitting_today; }
  std::uint32_t BreaksToday() override { return shared_.shown().breaks_today; }
  std::int64_t LongestBoutToday() override { return shared_.shown().longest_bout_today; }
  double Coverage() override { return shared_.shown().coverage; }
  std::string PromptState() override { return shared_.shown().prompt_state; }
  std::int64_t SatSinceBreak() override { return shared_.shown().sat_since_break; }
  std::int64_t NextPromptUtc() override { return shared_.shown().next_prompt_utc; }
  std::vector<std::string> Holds() override { return shared_.shown().holds; }
  bool Overdue() override { return shared_.shown().overdue; }
  std::uint32_t PromptsToday() override { return shared_.shown().prompts_today; }
  std::uint32_t SnoozesLeft() override { return shared_.shown().snoozes_left; }
  std::int64_t QuietUntilUtc() override { return shared_.shown().quiet_until_utc; }
  std::vector<std::map<std::string, sdbus::Variant>> Clips() override {
    const ScriptedState shown = shared_.shown();
    if (!shown.clip) return {};
    std::map<std::string, sdbus::Variant> clip;
    clip.emplace("serial", sdbus::Variant{shown.clip_serial});
    clip.emplace("site", sdbus::Variant{std::string{"thigh"}});
    clip.emplace("link", sdbus::Variant{std::string{"streaming"}});
    clip.emplace("firmware", sdbus::Variant{std::string{"1.00"}});
    clip.emplace("battery_percent", sdbus::Variant{std::uint32_t{83}});
    clip.emplace("charging", sdbus::Variant{true});
    return {clip};
  }
  std::string Routine() override { return shared_.shown().routine; }

  ScriptedShared& shared_;
};

class OtherVersion final {
 public:
  explicit OtherVersion(sdbus::IConnection& connection)
      : object_(sdbus::createObject(connection, bus::ObjectPath{object_path})) {
#if SITWELL_SDBUS_MAJOR >= 2
    object_
        ->addVTable(sdbus::registerProperty("Version").withGetter([] { return version(); }),
                    sdbus::registerProperty("Posture").withGetter([] { return posture(); }),
                    sdbus::registerProperty("SittingToday").withGetter([] { return sitting(); }),
                    sdbus::registerProperty("Weather").withGetter([] { return posture(); }))
        .forInterface(sdbus::InterfaceName{bus_name});
#else
    object_->registerProperty("Version").onInterface(bus_name).withGetter([] { return version(); });
    object_->registerProperty("Posture").onInterface(bus_name).withGetter([] { return posture(); });
    object_->registerProperty("SittingToday").onInterface(bus_name).withGetter([] {
      return sitting();
    });
    object_->registerProperty("Weather").onInterface(bus_name).withGetter([] { return posture(); });
    object_->finishRegistration();
#endif
  }

 private:
  static std::string version() { return "0.0.1"; }
  static std::string posture() { return "floating\x1b[2J"; }
  static std::string sitting() { return "a lot"; }
  std::unique_ptr<sdbus::IObject> object_;
};

}  // namespace

struct ScriptedTracker::State {
  State() : connection(sdbus::createSessionBusConnection()) {}
  ~State() {
    if (!hung) connection->leaveEventLoop();
  }
  void serve() {
    connection->requestName(bus::BusName{bus_name});
    connection->enterEventLoopAsync();
  }

  ScriptedShared shared;
  bool hung = false;
  std::unique_ptr<sdbus::IConnection> connection;
  std::unique_ptr<Adaptor> adaptor;
  std::unique_ptr<ScriptedCoach> coach;
  std::unique_ptr<OtherVersion> other;
};

ScriptedTracker::ScriptedTracker(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScriptedTracker::~ScriptedTracker() = default;

ScriptedTracker::ScriptedTracker(const ScriptedState& state) : state_(std::make_unique<State>()) {
  state_->shared.state = state;
  state_->adaptor = std::make_unique<Adaptor>(*state_->connection, state_->shared);
  state_->coach = std::make_unique<ScriptedCoach>(*state_->connection, state_->shared);
  state_->serve();
}

std::unique_ptr<ScriptedTracker> ScriptedTracker::of_another_version() {
  auto state = std::make_unique<State>();
  state->other = std::make_unique<OtherVersion>(*state->connection);
  state->serve();
  return std::unique_ptr<ScriptedTracker>(new ScriptedTracker(std::move(state)));
}

void ScriptedTracker::change(const std::function<void(ScriptedState&)>& how) {
  {
    const std::lock_guard lock(state_->shared.mutex);
    how(state_->shared.state);
  }
  state_->adaptor->tell();
  state_->coach->tell();
}

void ScriptedTracker::angle(double deg) {
  using namespace std::chrono;
  const auto now_ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  state_->adaptor->emitAngle(now_ms, deg, state_->shared.shown().posture);
}

void ScriptedTracker::calibrated(const std::string& result, double pose_angle_deg) {
  state_->adaptor->emitCalibrated("thigh", result, pose_angle_deg);
}

void ScriptedTracker::progress(std::int64_t counted_ms, std::optional<double> flexion_deg,
                               bool in_pose) {
  state_->coach->emitProgress(
      counted_ms, flexion_deg.value_or(std::numeric_limits<double>::quiet_NaN()), in_pose);
}

void ScriptedTracker::cue(const std::string& cue, const std::string& text) {
  state_->coach->emitCue(cue, text);
}

std::vector<std::string> ScriptedTracker::calls() const {
  const std::lock_guard lock(state_->shared.mutex);
  return state_->shared.calls;
}

bool ScriptedTracker::was_asked(const std::string& call) const {
  std::unique_lock lock(state_->shared.mutex);
  const auto& calls = state_->shared.calls;
  return state_->shared.changed.wait_for(lock, std::chrono::seconds{10}, [&] {
    return std::find(calls.begin(), calls.end(), call) != calls.end();
  });
}

void ScriptedTracker::refuse(const std::string& error, const std::string& message,
                             const std::string& method) {
  const std::lock_guard lock(state_->shared.mutex);
  state_->shared.error = error;
  state_->shared.message = message;
  state_->shared.refused = method;
}

void ScriptedTracker::when(const std::string& call, std::function<void()> then) {
  state_->shared.then[call] = std::move(then);
}

void ScriptedTracker::hang() {
  state_->hung = true;
  state_->connection->leaveEventLoop();
}

}  // namespace sitwell::test
