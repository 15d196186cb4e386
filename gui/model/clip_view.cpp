#include "gui/model/clip_view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitwell::gui {

namespace {

// Below it, a day is not sure to be had any more.
constexpr unsigned low_percent = 15;
constexpr std::int64_t angle_is_old_ms = 3'000;

struct LinkWords {
  std::string_view state;
  const char* words;
  bool well;
};
constexpr LinkWords link_words[]{
    {"streaming", "Read live", true},
    {"draining", "What it logged meanwhile is being read", true},
    {"identifying", "Being looked at", true},
    {"opening", "Being opened", true},
    {"absent", "Unplugged: it goes on logging for a day, and is read when it is plugged in", true},
    {"backing off", "It does not answer. Unplug it and plug it in again", false},
    {"refused", "It cannot be used: see what doctor says below", false},
};

std::string site_words(const std::string& site) {
  if (site == "thigh") return "On the thigh";
  if (site == "pelvis") return "On the waistband";
  return site.empty() ? "Where it is worn is not known" : site;
}

ClipRow row_of(const TrackerClip& clip) {
  ClipRow row;
  row.serial = clip.serial;
  row.site = site_words(clip.site);
  row.firmware = clip.firmware;
  row.link = clip.link.empty() ? "Nothing is known of its link" : clip.link;
  for (const LinkWords& words : link_words)
    if (words.state == clip.link) {
      row.link = words.words;
      row.well = words.well;
    }
  if (clip.battery_percent) {
    row.battery = std::min(1.0, *clip.battery_percent / 100.0);
    row.battery_words =
        fmt::format("{} %{}", *clip.battery_percent, clip.charging ? ", charging" : "");
    row.battery_low = *clip.battery_percent < low_percent && !clip.charging;
  }
  return row;
}

std::string mounting_words(const World& world) {
  const TrackerStatus& status = world.daemon.status;
  const std::string& mounting = status.mounting;
  if ((mounting == "guided" || mounting == "learned") && status.mounting_since_utc_ms &&
      status.mounting_evidence_s) {
    const std::string since =
        world.wording.moment(*status.mounting_since_utc_ms, world.now.offset_s, world.now.utc_ms);
    const double evidence_s = *status.mounting_evidence_s;
    if (evidence_s < 1) return fmt::format("Carried along when the clip was turned, {}.", since);
    return fmt::format("Calibrated from {:.0f} s of {}, {}.", evidence_s,
                       mounting == "guided" ? "standing and sitting" : "walking", since);
  }
  if (mounting == "guided") return "How it sits is known from standing and sitting when asked.";
  if (mounting == "learned") return "How it sits was learned while you walked.";
  return "How it sits is not known yet: walk for a minute, or calibrate.";
}

}  // namespace

ClipView clip_view(const World& world) {
  ClipView view;
  if (!world.daemon.there()) {
    view.missing = "sitwelld reads the clip, and is not there to be asked.";
    return view;
  }
  const TrackerStatus& status = world.daemon.status;
  for (const TrackerClip& clip : status.clips) view.clips.push_back(row_of(clip));
  view.can_calibrate = std::any_of(status.clips.begin(), status.clips.end(), [](const auto& clip) {
    return clip.site != "pelvis" && clip.link == "streaming";
  });
  if (view.clips.empty())
    view.nothing =
        "Plug your clip into USB. If nothing happens within a few seconds, have doctor look for "
        "it.";
  view.mounting = mounting_words(world);
  view.mounted = status.mounting == "guided" || status.mounting == "learned";
  if (status.source == "simulated") view.source = "This is a simulated wearer, not you.";
  if (status.source == "recording") view.source = "This is a recording, not you.";
  return view;
}

std::optional<double> angle_now(const World& world) {
  if (world.angles.empty()) return std::nullopt;
  const AnglePoint& last = world.angles.back();
  if (world.live_now_ms - last.utc_ms > angle_is_old_ms) return std::nullopt;
  return last.flexion_deg;
}

}  // namespace sitwell::gui
