#include "core/sedentary_meter.hpp"

#include <algorithm>

namespace sitwell {
namespace {

void end_break(Sedentary& sedentary) {
  if (!sedentary.up()) return;
  sedentary.latest->under_way = false;
  if (sedentary.counted && sedentary.counted->begin == sedentary.latest->begin)
    sedentary.counted->under_way = false;
}

void begin_anew(Sedentary& sedentary, Instant at) {
  sedentary.anew = at;
  sedentary.flexed_before = sedentary.flexed;
}

}  // namespace

SedentaryMeter::SedentaryMeter(const SedentarySettings& settings) : settings_(settings) {}

void SedentaryMeter::set(const SedentarySettings& settings) {
  settings_ = settings;
  reckon();
}

void SedentaryMeter::change(Instant at, Posture posture) {
  if (folded_) at = std::max(at, carried_.until);
  const std::size_t size = timeline_.size();
  if (size > 0 && at > edge_.until) {
    const Posture last = timeline_[size - 1].posture;
    if (posture == last) return;
    pass(edge_, last, at);
    timeline_.change(at, posture);
  } else {
    timeline_.change(at, posture);
    if (!folded_) carried_.until = timeline_[0].begin;
    reckon();
  }
  fold();
}

void SedentaryMeter::reckon() {
  edge_ = carried_;
  for (std::size_t i = 0; i + 1 < timeline_.size(); ++i)
    pass(edge_, timeline_[i].posture, timeline_[i + 1].begin);
}

void SedentaryMeter::fold() {
  const Instant forgotten = edge_.until - settings_.remembers;
  while (timeline_.size() > 1 &&
         (timeline_[1].begin <= forgotten || timeline_.size() == PostureTimeline::capacity)) {
    pass(carried_, timeline_[0].posture, timeline_[1].begin);
    timeline_.forget_before(timeline_[1].begin);
    folded_ = true;
  }
}

Sedentary SedentaryMeter::at(Instant now) const {
  if (timeline_.size() == 0) return {.until = now};
  Sedentary sedentary = carried_;
  std::size_t i = 0;
  if (now >= edge_.until) {
    sedentary = edge_;
    i = timeline_.size() - 1;
  }
  for (; i < timeline_.size() && timeline_[i].begin <= now; ++i) {
    const bool last = i + 1 == timeline_.size();
    pass(sedentary, timeline_[i].posture, last ? now : std::min(now, timeline_[i + 1].begin));
  }
  return sedentary;
}

Instant SedentaryMeter::reached(Duration flexed) const {
  Sedentary sedentary = carried_;
  for (std::size_t i = 0; i + 1 < timeline_.size() && sedentary.flexed < flexed; ++i)
    pass(sedentary, timeline_[i].posture, timeline_[i + 1].begin);
  return std::max(carried_.until, sedentary.until + (flexed - sedentary.flexed));
}

void SedentaryMeter::pass(Sedentary& sedentary, Posture posture, Instant to) const {
  sedentary.posture = posture;
  if (is_flexed(posture)) {
    end_break(sedentary);
    sedentary.flexed += to - sedentary.until;
    sedentary.nothing = {};
  } else if (is_break(posture)) {
    pass_break(sedentary, to);
  } else {
    pass_nothing(sedentary, to);
  }
  sedentary.until = to;
}

void SedentaryMeter::pass_break(Sedentary& sedentary, Instant to) const {
  const Instant from = sedentary.until;
  if (!sedentary.up()) sedentary.latest = {.begin = from, .end = from, .under_way = true};
  const Duration missing = settings_.counting_break - sedentary.latest->length;
  sedentary.nothing = {};
  sedentary.latest->length += to - from;
  sedentary.latest->end = to;
  if (to - from < missing) return;
  if (missing > Duration{}) begin_anew(sedentary, from + missing);
  sedentary.counted = sedentary.latest;
}

void SedentaryMeter::pass_nothing(Sedentary& sedentary, Instant to) const {
  const Duration missing = settings_.forgets - sedentary.nothing;
  const Instant from = sedentary.until;
  sedentary.nothing += to - from;
  if (sedentary.nothing >= settings_.hiccup) end_break(sedentary);
  if (missing > Duration{} && to - from >= missing) begin_anew(sedentary, from + missing);
}

}  // namespace sitwell
