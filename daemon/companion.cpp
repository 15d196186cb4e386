#include "daemon/companion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cctype>
#include <cstdlib>
#include <utility>

#include "daemon/clip/epochs.hpp"
#include "daemon/clock_anchor.hpp"
#include "daemon/desktop/dashboard.hpp"
#include "daemon/desktop/prompt_text.hpp"
#include "daemon/log.hpp"
#include "daemon/tracker_view.hpp"
#include "history/error.hpp"

namespace sitwell::daemon {
namespace {

/// Sitting grows all the time; whoever looks at it wants minutes.
constexpr std::chrono::minutes publish_every{1};
constexpr std::int64_t clock_was_set_ms = 1000;

/// sat_min becomes SITWELL_SAT_MIN.
std::map<std::string, std::string> environment_of(
    const std::map<std::string, std::string>& details) {
  std::map<std::string, std::string> environment;
  for (const auto& [name, value] : details) {
    std::string variable = "SITWELL_" + name;
    std::transform(variable.begin(), variable.end(), variable.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    environment[variable] = value;
  }
  return environment;
}

}  // namespace

Companion::Companion(CompanionParts parts, const Settings& settings,
                     const TrackerIdentity& identity, bool connected)
    : parts_(std::move(parts)),
      settings_(settings),
      prompter_(
          parts_.io, parts_.clock, parts_.history, *this,
          [](const std::string& text) { log(Severity::warning, text); }, settings),
      coach_(
          {.io = parts_.io,
           .clock = parts_.clock,
           .history = parts_.history,
           .engine = parts_.engine,
           .history_path = identity.history,
           .spots = parts_.spots},
          *this, [](const std::string& text) { log(Severity::warning, text); }, settings),
      hooks_(parts_.io, [](const std::string& text) { log(Severity::warning, text); }),
      cue_player_(parts_.io, [](const std::string& text) { log(Severity::warning, text); }),
      desktop_(
          parts_.io, *this, identity, identity.source == "usb",
          {.notifications = settings.notifications, .tray = settings.tray, .connected = connected},
          &coach_),
      minute_(
          parts_.io, parts_.clock,
          [this]() -> std::optional<Instant> {
            if (!is_flexed(posture_)) return std::nullopt;
            return published_ + publish_every;
          },
          [this] { publish(); }) {
  std::vector<PostureChanged> before;
  try {
    today_.emplace(identity.history);
    const ClockAnchor now = anchor_of(parts_.clock);
    before = today_->postures_since(now.boot - std::chrono::hours{24}, Calendar(now));
  } catch (const HistoryError& error) {
    log(Severity::warning, error.what());
  }
  coach_.begin();
  prompter_.begin(before);
}

// ---- what the tracker and the clips tell ----

void Companion::hear(const Effect& effect) {
  if (const auto* posture = std::get_if<PostureChanged>(&effect)) {
    hear_posture(*posture);
  } else if (const auto* saved = std::get_if<BoutSaved>(&effect)) {
    hear_bout(*saved);
  } else if (const auto* revised = std::get_if<BoutsRevised>(&effect)) {
    if (bout_ && bout_->begin >= revised->from) bout_.reset();
  } else if (const auto* spotted = std::get_if<RoutineSpotted>(&effect)) {
    coach_.spotted(*spotted);
  } else if (const auto* finished = std::get_if<CalibrationFinished>(&effect)) {
    if (auto* service = desktop_.service()) service->calibrated(*finished);
  }
  publish_soon();
}

void Companion::hear_posture(const PostureChanged& changed) {
  const bool live = !parts_.engine.reading();
  const bool sat = is_flexed(posture_);
  const Instant since = posture_since_;
  if (changed.posture != posture_ || changed.at < posture_since_) posture_since_ = changed.at;
  posture_ = changed.posture;
  prompter_.posture(changed, live);
  if (!live || sat == is_flexed(posture_)) return;
  if (!sat)
    event("sitting_began", {});
  else
    event("sitting_ended",
          {{"posture", std::string(name_of(posture_))},
           {"sat_min", std::to_string((changed.at - since) / std::chrono::minutes{1})}});
}

void Companion::hear_bout(const BoutSaved& saved) {
  if (saved.open)
    bout_ = saved.bout;
  else if (bout_ && bout_->begin <= saved.bout.begin)
    bout_.reset();
}

void Companion::live(const Input& input) {
  coach_.take(input);
  auto* service = desktop_.service();
  if (service && service->watched())
    service->angle(parts_.clock.utc_us() / 1000, hip_flexion(), parts_.engine.tracker().posture());
}

void Companion::clips_changed() {
  std::map<std::uint64_t, ClipView> streaming;
  for (const auto& [id, clip] : parts_.clips.drivers())
    if (clip->link().state() == LinkState::streaming) streaming[id] = view_of(clip->link());
  const auto before = std::exchange(streaming_, std::move(streaming));
  for (const auto& [id, clip] : streaming_)
    if (!before.contains(id)) event("clip_connected", {{"clip", clip.serial}, {"site", clip.site}});
  for (const auto& [id, clip] : before)
    if (!streaming_.contains(id)) event("clip_lost", {{"clip", clip.serial}, {"site", clip.site}});
  publish_soon();
}

void Companion::use(const Settings& settings) {
  const bool other_notifier = settings.notifications != settings_.notifications;
  settings_ = settings;
  if (other_notifier) desktop_.notifier().close();
  desktop_.use(settings.notifications, settings.tray);
  prompter_.use(settings);
  coach_.use(settings);
  if (other_notifier) desktop_changed();
  publish_soon();
}

void Companion::end() {
  coach_.end();
  desktop_.notifier().close();
}

// ---- what the desktop tells ----

void Companion::holds_changed(Holds holds) { prompter_.desktop_holds(holds); }
void Companion::breakpoint(PromptReason kind) { prompter_.breakpoint(kind); }
void Companion::computer_in_use(bool in_use) {
  parts_.engine.computer_use({.at = parts_.clock.boot(), .in_use = in_use});
}
void Companion::about_to_sleep() { parts_.engine.save(); }

void Companion::woke_up() {
  prompter_.computer_resumed();
  coach_.computer_resumed();
}

void Companion::acted(std::string_view key) {
  if (key == "snooze")
    prompter_.request(Request::snooze);
  else if (key == "skip")
    prompter_.request(Request::skip);
  else if (key == "stand")
    prompter_.request(Request::stand);
  else
    acted_on_routine(key);
}

void Companion::say(const std::string& text) { log(Severity::info, text); }

void Companion::desktop_changed() {
  const PromptStatus prompts = prompter_.status();
  if (prompts.state == PromptState::shown && prompts.prompt) show_prompt(*prompts.prompt, true);
  publish();
}

// ---- what callers ask for ----

// Each ends with what has changed being published, so that a caller who asks next sees it.

void Companion::request(Request request) {
  const RequestResult result = prompter_.request(request);
  publish();
  switch (result) {
    case RequestResult::done: return;
    case RequestResult::no_prompt:
      throw CommandRefused("NoPrompt", "there is no prompt to answer just now");
    case RequestResult::no_snoozes:
      throw CommandRefused(
          "NoSnoozes", "it was put off as often as it can be: stand up for a minute, or skip it");
    case RequestResult::not_sitting:
      throw CommandRefused("NotSitting", "you are not known to be sitting just now");
  }
}

std::int64_t Companion::quiet(unsigned minutes) {
  const Instant until = parts_.clock.boot() + std::chrono::minutes{minutes};
  prompter_.quiet(until);
  publish();
  return utc_ms(until);
}

std::int64_t Companion::pause() {
  const Instant until = prompter_.tomorrow();
  prompter_.quiet(until);
  publish();
  return utc_ms(until);
}

void Companion::resume() {
  prompter_.end_quiet();
  publish();
}

void Companion::calibrate(BodySite site, GuidedPose pose) {
  const bool there = std::any_of(
      parts_.clips.drivers().begin(), parts_.clips.drivers().end(), [site](const auto& each) {
        const Link& link = each.second->link();
        return link.state() == LinkState::streaming && site_of(*link.identity()) == site;
      });
  if (!there)
    throw CommandRefused("NoClip", std::string("no clip on the ") +
                                       (site == BodySite::thigh ? "thigh" : "waistband") +
                                       " is read just now: plug it in, then try again");
  parts_.engine.take(GuidedCalibration{.at = parts_.clock.boot(), .pose = pose, .site = site});
  if (parts_.wearer) parts_.wearer->told(pose);
}

std::vector<std::string> Companion::reload() { return parts_.reload(); }
std::vector<PresenceSource> Companion::sources() const {
  std::vector<PresenceSource> all = desktop_.sources();
  if (settings_.cues != Cues::off)
    all.push_back({.name = "routine cues", .live = true, .detail = cue_player_.describe()});
  return all;
}

std::optional<double> Companion::hip_flexion() const {
  const auto hip = parts_.engine.tracker().hip();
  if (!hip) return std::nullopt;
  return hip->flexion_deg;
}

void Companion::watched(bool anybody) {
  angle_watched_ = anybody;
  watch_clip();
}

// ---- what the policy wants ----

void Companion::show_prompt(const Prompt& prompt, bool again) {
  offer_shown_ = false;
  desktop_.notifier().show(notice_of(prompt, {.again = again,
                                              .snoozes_left = prompter_.status().snoozes_left,
                                              .snooze = settings_.prompts.snooze,
                                              .counting_break = settings_.prompts.counting_break,
                                              .routines = may_offer_routine(prompt),
                                              .sound = settings_.sound}));
}

void Companion::close_prompt(const Prompt&) { desktop_.notifier().close(); }

void Companion::event(const std::string& name, const std::map<std::string, std::string>& details) {
  if (name == "day_began") {
    offered_today_.clear();
    coach_.day_began();
  }
  if (auto* service = desktop_.service()) service->event(name, details);
  for (const Hook& hook : settings_.hooks)
    if (hook.on == name) hooks_.run(hook, environment_of(details));
}

void Companion::prompts_changed() {
  desktop_.presence().watch_input(prompter_.status().state == PromptState::due);
  publish_soon();
}

// ---- what is to be seen ----

/// Many things change at once; they are told once.
void Companion::publish_soon() {
  if (std::exchange(publish_posted_, true)) return;
  boost::asio::post(parts_.io, [this] { publish(); });
}

void Companion::publish() {
  publish_posted_ = false;
  if (parts_.engine.reading()) return;  // of the past; the log's end publishes
  published_ = parts_.clock.boot();
  minute_.arm();
  const PromptStatus prompts = prompter_.status();
  const TodayFigures figures = today();
  if (auto* service = desktop_.service()) service->publish(view(prompts, figures));
  coach_changed();
  if (auto* tray = desktop_.tray()) {
    TrayView seen = tray_view(posture_, prompts, figures.sitting, quiet_words(prompts.quiet_until));
    seen.dashboard = !dashboard_path().empty();
    tray->show(seen);
  }
}

TrackerView Companion::view(const PromptStatus& prompts, const TodayFigures& figures) {
  TrackerView view = view_of(prompts, [this](Instant at) { return utc_ms(at); });
  view.posture = name_of(posture_);
  view.posture_since_utc = posture_since_ == Instant{} ? 0 : utc_ms(posture_since_);
  const Mounting& mounting = parts_.engine.tracker().mounting();
  view.mounting = name_of(mounting.source);
  if (mounting.known()) {
    view.mounting_since_utc = utc_ms(mounting.since);
    view.mounting_evidence = mounting.evidence_s;
  }
  if (bout_) {
    view.bout_posture = name_of(bout_->posture);
    view.bout_begin_utc = utc_ms(bout_->begin);
  }
  view.sitting_today = figures.sitting / std::chrono::milliseconds{1};
  view.longest_bout_today = figures.longest_bout / std::chrono::milliseconds{1};
  view.breaks_today = figures.breaks;
  view.coverage = figures.coverage;
  view.routine = coach_.routine();
  for (const auto& [id, clip] : parts_.clips.drivers()) view.clips.push_back(view_of(clip->link()));
  return view;
}

/// "15:40", "tomorrow"; empty while it is not quiet.
std::string Companion::quiet_words(std::optional<Instant> until) {
  if (!until) return {};
  // Tomorrow is dated anew each time, by clocks that are slewed.
  if (*until > prompter_.tomorrow() - std::chrono::minutes{1}) return "tomorrow";
  return wall_clock(*until);
}

std::string Companion::wall_clock(Instant at) {
  const std::int64_t utc = utc_ms(at);
  const std::int64_t minutes = (utc / 1000 + system_offset_s(utc)) / 60 % (24 * 60);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

TodayFigures Companion::today() {
  try {
    if (!today_) return {};
    return today_->figures(parts_.clock.utc_us() / 1000, posture_, settings_.day_start);
  } catch (const HistoryError&) {
    return {};  // the engine has told what is wrong with the file
  }
}

std::int64_t Companion::utc_ms(Instant at) {
  const ClockAnchor now = anchor_of(parts_.clock);
  if (std::abs(Calendar(now).utc_ms(at) - Calendar(anchor_).utc_ms(at)) >= clock_was_set_ms)
    anchor_ = now;
  return Calendar(anchor_).utc_ms(at);
}

}  // namespace sitwell::daemon
