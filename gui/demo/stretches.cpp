#include "gui/demo/stretches.hpp"

#include <algorithm>

#include "core/bouts.hpp"

namespace sitwell::gui {
namespace {

/// What was said, with the last word winning, as the history keeps it.
void keep(std::vector<Bout>& kept, Effects& effects) {
  for (const Effect& effect : effects) {
    if (const auto* revised = std::get_if<BoutsRevised>(&effect))
      std::erase_if(kept, [&](const Bout& bout) { return bout.begin >= revised->from; });
    const auto* saved = std::get_if<BoutSaved>(&effect);
    if (!saved || saved->bout.posture == Posture::unknown) continue;
    std::erase_if(kept, [&](const Bout& bout) { return bout.begin == saved->bout.begin; });
    kept.push_back(saved->bout);
  }
  effects.clear();
}

}  // namespace

Stretches::Stretches(const std::vector<SimulatedSegment>& truth) {
  for (const SimulatedSegment& segment : truth)
    if (segment.begin < segment.end) all_.push_back({segment.begin, segment.end, segment.posture});
}

void Stretches::cut_at(Instant end) {
  std::erase_if(all_, [end](const Stretch& each) { return each.begin >= end; });
  if (!all_.empty()) all_.back().end = std::min(all_.back().end, end);
}

void Stretches::paint(Instant begin, Instant end, Posture posture) {
  std::vector<Stretch> painted;
  painted.reserve(all_.size() + 2);
  const auto add = [&](const Stretch& part) {
    if (part.begin < part.end) painted.push_back(part);
  };
  bool done = false;
  for (const Stretch& each : all_) {
    add({each.begin, std::min(each.end, begin), each.posture});
    if (!done && each.end > begin) {
      add({begin, end, posture});
      done = true;
    }
    add({std::max(each.begin, end), each.end, each.posture});
  }
  all_ = std::move(painted);
}

Posture Stretches::at(Instant at) const {
  const auto found = std::upper_bound(
      all_.begin(), all_.end(), at, [](Instant t, const Stretch& each) { return t < each.begin; });
  if (found == all_.begin() || at >= (found - 1)->end) return Posture::unknown;
  return (found - 1)->posture;
}

std::vector<Bout> Stretches::bouts() const {
  Bouts machine;
  Effects effects;
  std::vector<Bout> kept;
  for (const Stretch& each : all_) {
    machine.change({.at = each.begin, .posture = each.posture, .decided = each.begin});
    machine.advance(each.end, effects);
    keep(kept, effects);
  }
  if (!all_.empty()) machine.close(all_.back().end, effects);
  keep(kept, effects);
  std::sort(kept.begin(), kept.end(),
            [](const Bout& a, const Bout& b) { return a.begin < b.begin; });
  return kept;
}

}  // namespace sitwell::gui
