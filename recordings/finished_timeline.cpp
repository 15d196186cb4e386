#include "recordings/finished_timeline.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

template <class Entry>
const Entry* last_at(const std::vector<Entry>& entries, Instant at, Instant Entry::*time) {
  const auto after = std::upper_bound(entries.begin(), entries.end(), at,
                                      [time](Instant t, const Entry& e) { return t < e.*time; });
  return after == entries.begin() ? nullptr : &*std::prev(after);
}

}  // namespace

void FinishedTimeline::on(const Effect& effect) {
  if (const auto* edge = std::get_if<PostureChanged>(&effect)) {
    while (!segments_.empty() && segments_.back().begin >= edge->at) segments_.pop_back();
    segments_.push_back({.begin = edge->at, .posture = edge->posture});
  }
  if (const auto* changed = std::get_if<MountingChanged>(&effect)) {
    auto& mounted = changed->site == BodySite::thigh ? thigh_ : pelvis_;
    // The first mounting holds for all that went before it, too: the clip was already there.
    const Instant at = mounted.empty() ? Instant::min() : changed->at;
    while (!mounted.empty() && mounted.back().at >= at) mounted.pop_back();
    mounted.push_back({.at = at, .mounting = changed->mounting});
  }
}

void FinishedTimeline::on_row(const ReplayRow& row, const Tracker& tracker) {
  const double whole = std::floor(row.t_s);
  const auto number = static_cast<long>(whole);
  const bool new_second = seconds_.empty() || number > seconds_.back().number;
  if (new_second) seconds_.push_back({.number = number, .first = row.thigh.at});
  Second& second = seconds_.back();
  second.last = row.thigh.at;
  if (!new_second && row.t_s - whole > 0.5) return;
  second.thigh_up = tracker.up(BodySite::thigh);
  second.pelvis_up = tracker.up(BodySite::pelvis);
}

std::optional<double> FinishedTimeline::flexion(const Second& second) const {
  const Mounted* thigh = last_at(thigh_, second.middle(), &Mounted::at);
  if (!thigh || !thigh->mounting.known() || second.thigh_up == Vector3{}) return {};
  const SegmentAngles angles = segment_angles(thigh->mounting, second.thigh_up);
  const Mounted* pelvis = last_at(pelvis_, second.middle(), &Mounted::at);
  if (!pelvis || !pelvis->mounting.front_known || second.pelvis_up == Vector3{})
    return hip_angle(angles).flexion_deg;
  const auto hip = hip_angle(angles, segment_angles(pelvis->mounting, second.pelvis_up));
  return hip ? std::optional(hip->flexion_deg) : std::nullopt;
}

std::vector<PostureSecond> FinishedTimeline::seconds() const {
  std::vector<PostureSecond> result;
  for (const Second& second : seconds_) {
    while (!result.empty() && static_cast<long>(result.back().t_s) + 1 < second.number)
      result.push_back({.t_s = result.back().t_s + 1});
    const PostureSegment* segment = last_at(segments_, second.middle(), &PostureSegment::begin);
    result.push_back({.t_s = static_cast<double>(second.number),
                      .posture = segment ? segment->posture : Posture::unknown,
                      .hip_flexion_deg = flexion(second)});
  }
  return result;
}

}  // namespace sitwell
