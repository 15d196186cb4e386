#include "daemon/desktop/tracker_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

#include "daemon/desktop/answering.hpp"
#include "daemon/desktop/bus.hpp"
#include "dbus/tracker1_adaptor.hpp"

namespace sitwell::daemon {
namespace {

constexpr const char* bus_name = "org.sitwell.Tracker1";
constexpr const char* object_path = "/org/sitwell/Tracker1";
constexpr const char* the_bus = "org.freedesktop.DBus";

/// The live angle comes at most once in each of these: smooth to look at, a fifth of the samples.
constexpr std::int64_t angle_interval_ms = 50;
/// More than any desktop has programs; keeps a hostile one from growing the set without end.
constexpr std::size_t most_subscribers = 1024;
constexpr unsigned longest_quiet_minutes = 24 * 60;

// Of the D-Bus specification, RequestName.
constexpr std::uint32_t allow_replacement = 1, replace_existing = 2, do_not_queue = 4;
constexpr std::uint32_t primary_owner = 1, already_owner = 4;

constexpr Names<BodySite, 2> sites{{{"thigh", BodySite::thigh}, {"pelvis", BodySite::pelvis}}};
constexpr Names<GuidedPose, 5> poses{{{"stand", GuidedPose::stand},
                                      {"sit", GuidedPose::sit},
                                      {"changing", GuidedPose::changing},
                                      {"finished", GuidedPose::finished},
                                      {"cancelled", GuidedPose::cancelled}}};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
template <class T>
bool same(const T& a, const T& b) {
  return a == b;
}

std::vector<bus::PropertyName> differences(const TrackerView& a, const TrackerView& b) {
  std::vector<bus::PropertyName> names;
  const auto compare = [&](const char* name, auto TrackerView::*member) {
    if (!same(a.*member, b.*member)) names.emplace_back(name);
  };
  compare("Posture", &TrackerView::posture);
  compare("PostureSinceUtc", &TrackerView::posture_since_utc);
  compare("Mounting", &TrackerView::mounting);
  compare("MountingSinceUtc", &TrackerView::mounting_since_utc);
  compare("MountingEvidence", &TrackerView::mounting_evidence);
  compare("BoutPosture", &TrackerView::bout_posture);
  compare("BoutBeginUtc", &TrackerView::bout_begin_utc);
  compare("SittingToday", &TrackerView::sitting_today);
  compare("BreaksToday", &TrackerView::breaks_today);
  compare("LongestBoutToday", &TrackerView::longest_bout_today);
  compare("Coverage", &TrackerView::coverage);
  compare("PromptState", &TrackerView::prompt_state);
  compare("SatSinceBreak", &TrackerView::sat_since_break);
  compare("NextPromptUtc", &TrackerView::next_prompt_utc);
  compare("Holds", &TrackerView::holds);
  compare("Overdue", &TrackerView::overdue);
  compare("PromptsToday", &TrackerView::prompts_today);
  compare("SnoozesLeft", &TrackerView::snoozes_left);
  compare("QuietUntilUtc", &TrackerView::quiet_until_utc);
  compare("Clips", &TrackerView::clips);
  compare("Routine", &TrackerView::routine);
  return names;
}

using Dictionary = std::map<std::string, sdbus::Variant>;

Dictionary dictionary_of(const ClipView& clip) {
  Dictionary all{{"serial", sdbus::Variant{valid_utf8(clip.serial)}},
                 {"site", sdbus::Variant{valid_utf8(clip.site)}},
                 {"link", sdbus::Variant{valid_utf8(clip.link)}},
                 {"firmware", sdbus::Variant{valid_utf8(clip.firmware)}},
                 {"charging", sdbus::Variant{clip.charging}}};
  if (clip.battery_percent)
    all.emplace("battery_percent", sdbus::Variant{std::uint32_t{*clip.battery_percent}});
  return all;
}

}  // namespace

struct TrackerService::State final
    : public sdbus::AdaptorInterfaces<org::sitwell::Tracker1_adaptor> {
  State(Bus& on, TrackerCommands& who, TrackerIdentity shown,
        std::function<void(const std::string&)> tell)
      : AdaptorInterfaces(on.connection(), bus::ObjectPath{object_path}),
        bus(on),
        driver(sdbus::createProxy(on.connection(), bus::BusName{the_bus},
                                  bus::ObjectPath{"/org/freedesktop/DBus"})),
        commands(who),
        identity(std::move(shown)),
        say(std::move(tell)) {
    identity.source = valid_utf8(identity.source);
    identity.history = valid_utf8(identity.history);
    registerAdaptor();
    // One rule for all of them, which also tells of unique names: who leaves has no new owner.
    leaving = bus::on_driver_signal(on.connection(), "member='NameOwnerChanged',arg2=''",
                                    [this](sdbus::Message& message) {
                                      std::string name;
                                      message >> name;
                                      forget(name);
                                    });
    replaced = bus::on_driver_signal(
        on.connection(), fmt::format("member='NameLost',arg0='{}'", bus_name),
        [this](sdbus::Message&) {
          say("another sitwelld has taken over the name org.sitwell.Tracker1; this one goes on, "
              "but programs ask the other one");
        });
  }

  ~State() {
    try {  // whoever asks for it from now on is told that nobody is there
      driver->callMethod("ReleaseName")
          .onInterface(the_bus)
          .withArguments(bus_name)
          .dontExpectReply();
    } catch (const sdbus::Error&) {  // the bus is gone, and the name with it
    }
    unregisterAdaptor();
  }

  void take_name(bool real) {
    std::uint32_t result = 0;
    driver->callMethod("RequestName")
        .onInterface(the_bus)
        .withArguments(bus_name, (real ? replace_existing : allow_replacement) | do_not_queue)
        .storeResultsTo(result);
    if (result != primary_owner && result != already_owner)
      say("the name org.sitwell.Tracker1 is taken by another sitwelld, which programs will ask; "
          "this one goes on without being seen");
  }

  void forget(const std::string& subscriber) {
    if (subscribers.erase(subscriber) == 1 && subscribers.empty()) commands.watched(false);
  }

  void tell_changed(const std::vector<bus::PropertyName>& names) {
    send_on(bus, [&] {
      getObject().emitPropertiesChangedSignal(bus::InterfaceName{INTERFACE_NAME}, names);
    });
  }

  // What callers may ask for.
  void Subscribe() override {
    const std::string caller = bus::caller_of(getObject());
    if (subscribers.contains(caller)) return;
    if (subscribers.size() >= most_subscribers)
      throw bus::error(
          "org.freedesktop.DBus.Error.LimitsExceeded",
          fmt::format("there are {} subscribers already; no more are taken", subscribers.size()));
    subscribers.insert(caller);
    if (subscribers.size() == 1) answer([&] { commands.watched(true); });
  }
  void Unsubscribe() override {
    answer([&] { forget(bus::caller_of(getObject())); });
  }
  void Stand() override { request(Request::stand); }
  void Snooze() override { request(Request::snooze); }
  void Skip() override { request(Request::skip); }
  void Break() override { request(Request::take_break); }
  void request(Request what) {
    answer([&] { commands.request(what); });
  }
  std::int64_t Quiet(const std::uint32_t& minutes) override {
    return answer([&] {
      if (minutes < 1 || minutes > longest_quiet_minutes)
        throw InvalidArguments(
            fmt::format("{} minutes of quiet: expected 1 to {}", minutes, longest_quiet_minutes));
      return commands.quiet(minutes);
    });
  }
  std::int64_t Pause() override {
    return answer([&] { return commands.pause(); });
  }
  void Resume() override {
    answer([&] { commands.resume(); });
  }
  void Calibrate(const std::string& site, const std::string& pose) override {
    answer([&] { commands.calibrate(named(sites, site, "site"), named(poses, pose, "pose")); });
  }
  std::vector<std::string> Reload() override {
    return answer([&] { return valid_utf8(commands.reload()); });
  }
  std::vector<sdbus::Struct<std::string, bool, std::string>> Sources() override {
    return answer([&] {
      std::vector<sdbus::Struct<std::string, bool, std::string>> all;
      for (const PresenceSource& source : commands.sources())
        all.emplace_back(valid_utf8(source.name), source.live, valid_utf8(source.detail));
      return all;
    });
  }

  // What they may look at.
  std::string Version() override { return identity.version; }
  std::string Source() override { return identity.source; }
  std::string History() override { return identity.history; }
  std::string Posture() override { return view.posture; }
  std::int64_t PostureSinceUtc() override { return view.posture_since_utc; }
  double HipFlexion() override {
    return answer(
        [&] { return commands.hip_flexion().value_or(std::numeric_limits<double>::quiet_NaN()); });
  }
  std::string Mounting() override { return view.mounting; }
  std::int64_t MountingSinceUtc() override { return view.mounting_since_utc; }
  double MountingEvidence() override { return view.mounting_evidence; }
  std::string BoutPosture() override { return view.bout_posture; }
  std::int64_t BoutBeginUtc() override { return view.bout_begin_utc; }
  std::int64_t SittingToday() override { return view.sitting_today; }
  std::uint32_t BreaksToday() override { return view.breaks_today; }
  std::int64_t LongestBoutToday() override { return view.longest_bout_today; }
  double Coverage() override { return view.coverage; }
  std::string PromptState() override { return view.prompt_state; }
  std::int64_t SatSinceBreak() override { return view.sat_since_break; }
  std::int64_t NextPromptUtc() override { return view.next_prompt_utc; }
  std::vector<std::string> Holds() override { return view.holds; }
  bool Overdue() override { return view.overdue; }
  std::uint32_t PromptsToday() override { return view.prompts_today; }
  std::uint32_t SnoozesLeft() override { return view.snoozes_left; }
  std::int64_t QuietUntilUtc() override { return view.quiet_until_utc; }
  std::vector<Dictionary> Clips() override { return clips; }
  std::string Routine() override { return valid_utf8(view.routine); }

  Bus& bus;
  std::unique_ptr<sdbus::IProxy> driver;
  TrackerCommands& commands;
  TrackerIdentity identity;
  std::function<void(const std::string&)> say;
  TrackerView view;
  std::vector<Dictionary> clips;  ///< of the view, ready to be sent
  std::set<std::string> subscribers;
  std::int64_t angle_turn = std::numeric_limits<std::int64_t>::min();
  sdbus::Slot leaving, replaced;
};

TrackerService::TrackerService(Bus& bus, TrackerCommands& commands, const TrackerIdentity& identity,
                               bool real, std::function<void(const std::string&)> say) try
    : state_(std::make_unique<State>(bus, commands, identity, std::move(say))) {
  state_->take_name(real);
  bus.arm();
} catch (const sdbus::Error& error) {
  throw std::runtime_error("org.sitwell.Tracker1 cannot be offered on the session bus: " +
                           error.getMessage());
}

TrackerService::~TrackerService() = default;

void TrackerService::publish(const TrackerView& view) {
  const auto changed = differences(state_->view, view);
  if (changed.empty()) return;
  if (state_->view.clips != view.clips) {
    state_->clips.clear();
    std::ranges::transform(view.clips, std::back_inserter(state_->clips), dictionary_of);
  }
  state_->view = view;
  state_->tell_changed(changed);
}

void TrackerService::angle(std::int64_t time_utc, std::optional<double> hip_flexion_deg,
                           Posture posture) {
  if (!watched() || state_->bus.backed_up()) return;
  const std::int64_t turn = time_utc / angle_interval_ms;
  if (turn == std::exchange(state_->angle_turn, turn)) return;
  send_on(state_->bus, [&] {
    state_->emitAngle(time_utc, hip_flexion_deg.value_or(std::numeric_limits<double>::quiet_NaN()),
                      std::string{name_of(posture)});
  });
}

void TrackerService::calibrated(const CalibrationFinished& finished) {
  const auto site = std::ranges::find(sites, finished.site, [](const auto& s) { return s.second; });
  send_on(state_->bus, [&] {
    state_->emitCalibrated(std::string{site->first}, std::string{name_of(finished.result)},
                           finished.pose_angle_deg);
  });
}

void TrackerService::event(const std::string& name,
                           const std::map<std::string, std::string>& details) {
  std::map<std::string, std::string> valid;
  for (const auto& [key, value] : details) valid.emplace(valid_utf8(key), valid_utf8(value));
  send_on(state_->bus, [&] { state_->emitEvent(valid_utf8(name), valid); });
}

bool TrackerService::watched() const { return !state_->subscribers.empty(); }

}  // namespace sitwell::daemon
