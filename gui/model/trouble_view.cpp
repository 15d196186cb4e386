#include "gui/model/trouble_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "gui/model/clip_view.hpp"

namespace sitwell::gui {

namespace {

using Kind = Trouble::Kind;

constexpr const char* restart_command = "systemctl --user restart sitwelld";
constexpr const char* doctor_command = "sitwell doctor";

TroubleStep to_the_clip() {
  return {.name = "to-clip", .label = "Look at the clip", .request = ask::Go{Page::clip}};
}

std::optional<Trouble> version_trouble(const World& world) {
  if (world.daemon.state != Daemon::State::other_version) return std::nullopt;
  const std::string& version = world.daemon.status.version;
  return Trouble{
      .kind = Kind::other_version,
      .wrong = false,
      .title = "sitwelld is of another version",
      .text = fmt::format("It is {}, and this dashboard {}. What it tells is shown, but some of it "
                          "may be missing. After an update, start it again.",
                          version.empty() ? std::string{"of a version it does not tell"} : version,
                          SITWELL_VERSION),
      .command = restart_command,
      .step = {}};
}

const TrackerClip* clip_with(const TrackerStatus& status, std::string_view link) {
  const auto found = std::find_if(status.clips.begin(), status.clips.end(),
                                  [link](const TrackerClip& clip) { return clip.link == link; });
  return found == status.clips.end() ? nullptr : &*found;
}

Trouble no_clip() {
  return {.kind = Kind::no_clip,
          .wrong = false,
          .title = "No clip is connected",
          .text =
              "Plug it into USB: what it has logged meanwhile is read, too. Until then your "
              "time counts as not known, never as sitting.",
          .command = {},
          .step = to_the_clip()};
}

std::optional<Trouble> link_trouble(const TrackerStatus& status) {
  if (const TrackerClip* clip = clip_with(status, "refused"))
    return Trouble{.kind = Kind::clip_refused,
                   .title = fmt::format("The clip {} cannot be used", clip->serial),
                   .text =
                       "Its firmware is of another version, or another clip is read for the "
                       "same place. Doctor says which, and what to do.",
                   .command = doctor_command,
                   .step = to_the_clip()};
  if (const TrackerClip* clip = clip_with(status, "backing off"))
    return Trouble{.kind = Kind::clip_silent,
                   .title = fmt::format("The clip {} does not answer", clip->serial),
                   .text =
                       "Unplug it and plug it in again. It goes on logging meanwhile, so that "
                       "nothing is lost. If that does not help, doctor looks further.",
                   .command = doctor_command,
                   .step = to_the_clip()};
  return std::nullopt;
}

std::optional<Trouble> site_trouble(const TrackerStatus& status) {
  const bool elsewhere = std::all_of(status.clips.begin(), status.clips.end(),
                                     [](const auto& clip) { return clip.site == "pelvis"; });
  if (!elsewhere) return std::nullopt;
  const std::string& serial = status.clips.front().serial;
  return Trouble{
      .kind = Kind::clip_elsewhere,
      .title = "No clip is on the thigh",
      .text = fmt::format("{} is for the waistband, which alone does not tell sitting from "
                          "standing. If you wear it on the thigh, say so.",
                          serial),
      .command = fmt::format("sitwell config set clips.{} thigh", serial),
      .step = to_the_clip()};
}

std::optional<Trouble> battery_trouble(const World& world) {
  const ClipView view = clip_view(world);
  const auto low = std::find_if(view.clips.begin(), view.clips.end(),
                                [](const ClipRow& row) { return row.battery_low; });
  if (low == view.clips.end()) return std::nullopt;
  return Trouble{
      .kind = Kind::battery_low,
      .wrong = false,
      .title = fmt::format("The battery of {} is at {}", low->serial, low->battery_words),
      .text = "Charge it soon: it may not last the day.",
      .command = {},
      .step = {}};
}

// Of a simulated wearer's clip, nothing can be amiss.
void add_clip_troubles(const World& world, std::vector<Trouble>& into) {
  const TrackerStatus& status = world.daemon.status;
  if (!world.daemon.there() || status.source != "usb") return;
  if (status.clips.empty()) {
    into.push_back(no_clip());
    return;
  }
  if (auto trouble = link_trouble(status)) into.push_back(std::move(*trouble));
  if (auto trouble = site_trouble(status)) into.push_back(std::move(*trouble));
  if (auto trouble = battery_trouble(world)) into.push_back(std::move(*trouble));
}

std::optional<Trouble> settings_trouble(const World& world) {
  const std::vector<Complaint>& complaints = world.settings_complaints;
  if (complaints.empty()) return std::nullopt;
  return Trouble{
      .kind = Kind::settings_complaints,
      .title = complaints.size() == 1
                   ? std::string{"A line of the settings file cannot be used"}
                   : fmt::format("{} lines of the settings file cannot be used", complaints.size()),
      .text = complaints.front().text,
      .command = {},
      .step = TroubleStep{
          .name = "to-settings", .label = "To the settings", .request = ask::Go{Page::settings}}};
}

}  // namespace

std::optional<Trouble> daemon_trouble(const World& world) {
  switch (world.daemon.state) {
    case Daemon::State::unknown:
    case Daemon::State::running:
    case Daemon::State::other_version: break;
    case Daemon::State::no_bus:
      return Trouble{.kind = Kind::no_bus,
                     .title = "There is no session bus here",
                     .text =
                         "sitwelld is reached over it. What there is to read is here all the "
                         "same; for the rest, open the dashboard from your desktop.",
                     .command = {},
                     .step = {}};
    case Daemon::State::not_running:
      return Trouble{
          .kind = Kind::daemon_missing,
          .title = "sitwelld is not running",
          .text =
              "Nothing is recorded without it. What there is to read is here all "
              "the same.",
          .command = "systemctl --user start sitwelld",
          .step = TroubleStep{
              .name = "start-daemon", .label = "Start sitwelld", .request = ask::StartDaemon{}}};
    case Daemon::State::no_answer:
      return Trouble{.kind = Kind::daemon_silent,
                     .title = "sitwelld does not answer",
                     .text =
                         "Starting it again may help. What there is to read is here all the "
                         "same.",
                     .command = restart_command,
                     .step = {}};
  }
  return std::nullopt;
}

std::optional<Trouble> history_trouble(const World& world) {
  if (world.history.state != History::State::unreadable) return std::nullopt;
  return Trouble{.kind = Kind::history_unreadable,
                 .title = "The history cannot be read",
                 .text = world.history.problem,
                 .command = doctor_command,
                 .step = {}};
}

std::vector<Trouble> troubles_of(const World& world) {
  std::vector<Trouble> troubles;
  for (auto trouble : {history_trouble(world), daemon_trouble(world), version_trouble(world)})
    if (trouble) troubles.push_back(std::move(*trouble));
  add_clip_troubles(world, troubles);
  if (auto trouble = settings_trouble(world)) troubles.push_back(std::move(*trouble));
  return troubles;
}

std::optional<Trouble> trouble_of(const World& world) {
  std::vector<Trouble> troubles = troubles_of(world);
  if (troubles.empty()) return std::nullopt;
  return std::move(troubles.front());
}

}  // namespace sitwell::gui
