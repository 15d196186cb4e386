// What a tracker told, put together the way its readers do: the last word on every moment's
// posture, and the bouts as a store keeps them.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/posture_timeline.hpp"
#include "core/tracker.hpp"

namespace sitwell {

/// A history of bouts, as small as can be.
class BoutStore {
 public:
  void apply(const Effect& effect) {
    if (const auto* saved = std::get_if<BoutSaved>(&effect)) {
      bouts_[saved->bout.begin] = saved->bout;
    } else if (const auto* revised = std::get_if<BoutsRevised>(&effect)) {
      bouts_.erase(bouts_.lower_bound(revised->from), bouts_.end());
      if (!bouts_.empty() && bouts_.rbegin()->second.end() > revised->from)
        bouts_.rbegin()->second.duration = revised->from - bouts_.rbegin()->first;
    }
  }
  [[nodiscard]] std::vector<Bout> bouts() const {
    std::vector<Bout> all;
    for (const auto& [begin, bout] : bouts_) all.push_back(bout);
    return all;
  }

 private:
  std::map<Instant, Bout> bouts_;
};

/// Postures by time, unbounded, the last word winning.
class Timeline {
 public:
  void apply(const PostureChanged& edge) {
    while (!segments_.empty() && segments_.back().begin >= edge.at) segments_.pop_back();
    if (segments_.empty() || segments_.back().posture != edge.posture)
      segments_.push_back({.begin = edge.at, .posture = edge.posture});
  }
  [[nodiscard]] const std::vector<PostureSegment>& segments() const { return segments_; }
  [[nodiscard]] Posture at(Instant t) const {
    Posture posture = Posture::unknown;
    for (const PostureSegment& segment : segments_)
      if (segment.begin <= t) posture = segment.posture;
    return posture;
  }
  [[nodiscard]] Duration time_in(Posture posture, Instant from, Instant to) const {
    Duration sum{};
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Instant end = i + 1 < segments_.size() ? segments_[i + 1].begin : to;
      if (segments_[i].posture == posture)
        sum += std::max(Duration{}, std::min(end, to) - std::max(segments_[i].begin, from));
    }
    return sum;
  }
  /// When a stretch of this posture begins, the nth of them.
  [[nodiscard]] std::optional<Instant> begin_of(Posture posture, std::size_t n = 0) const {
    for (const PostureSegment& segment : segments_)
      if (segment.posture == posture && n-- == 0) return segment.begin;
    return {};
  }
  /// "standing sitting moving"
  [[nodiscard]] std::string names() const {
    std::string all;
    for (const PostureSegment& segment : segments_) {
      if (!all.empty()) all += ' ';
      all += name_of(segment.posture);
    }
    return all;
  }

 private:
  std::vector<PostureSegment> segments_;
};

/// A tracker with everything it told.
struct Told {
  Tracker tracker;
  Effects effects;
  Timeline timeline;
  BoutStore store;

  explicit Told(const TrackerSettings& settings = {}) : tracker(settings) {}
  Told& hear(const Input& input) {
    feed(tracker, input, [this](const Effect& effect) {
      effects.push_back(effect);
      store.apply(effect);
      if (const auto* edge = std::get_if<PostureChanged>(&effect)) timeline.apply(*edge);
    });
    return *this;
  }
  Told& hear(const std::vector<Input>& inputs) {
    for (const Input& input : inputs) hear(input);
    return *this;
  }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> kind;
    for (const Effect& effect : effects)
      if (const auto* found = std::get_if<Kind>(&effect)) kind.push_back(*found);
    return kind;
  }
};

/// Everything told of these inputs and of the end of the recording.
inline Told told_of(const std::vector<Input>& inputs, const TrackerSettings& settings = {}) {
  Told told(settings);
  told.hear(inputs);
  if (!inputs.empty()) told.hear(ClipLost{.at = when(inputs.back())});
  return told;
}

inline Duration sitting_in(const std::vector<Bout>& bouts) {
  Duration sum{};
  for (const Bout& bout : bouts)
    if (is_flexed(bout.posture)) sum += bout.net();
  return sum;
}

}  // namespace sitwell
