#include "core/bouts.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

/// One posture's stretch with its end, which the timeline leaves to the next segment's begin.
struct Stretch {
  Instant begin, end;
  Posture posture;
  [[nodiscard]] Duration length() const { return end - begin; }
};

/// What bouts are told apart by: groups, but worn from unworn too. Unknown is nobody's.
int kind_of(Posture posture) {
  if (posture == Posture::unworn) return -1;
  return static_cast<int>(group_of(posture));
}

class Merger {
 public:
  Merger(const PostureTimeline& timeline, Instant end, const BoutSettings& settings,
         const GaitTally* gait)
      : settings_(settings), gait_(gait) {
    stretches_.reserve(timeline.size());
    for (std::size_t i = 0; i < timeline.size(); ++i) {
      const Instant until = i + 1 < timeline.size() ? std::min(timeline[i + 1].begin, end) : end;
      if (until > timeline[i].begin)
        stretches_.push_back({timeline[i].begin, until, timeline[i].posture});
    }
  }

  std::vector<Bout> merged() {
    for (std::size_t i = 0; i < stretches_.size();) {
      if (stretches_[i].posture == Posture::unknown) {
        ++i;
        continue;
      }
      const std::size_t last = last_of_bout(i);
      split_by_posture(i, last);
      i = last + 1;
    }
    return std::move(bouts_);
  }

 private:
  /// The last stretch of the bout that begins with stretch i: as long as its kind comes back
  /// within the tolerance, what lies between is an interruption.
  [[nodiscard]] std::size_t last_of_bout(std::size_t i) const {
    const int kind = kind_of(stretches_[i].posture);
    std::size_t last = i;
    for (std::size_t j = i + 1; j < stretches_.size(); ++j) {
      if (kind_of(stretches_[j].posture) == kind)
        last = j;
      else if (stretches_[j].end - stretches_[last].end > settings_.tolerance)
        break;
    }
    return last;
  }

  /// A bout of one kind may still hold two postures (standing and moving, sitting and perching):
  /// it is cut where one of them lasts long enough, and each part is named for what it mostly
  /// was.
  void split_by_posture(std::size_t first, std::size_t last) {
    const int kind = kind_of(stretches_[first].posture);
    std::size_t begin = first;
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (kind_of(stretches_[i].posture) != kind || stretches_[i].length() < settings_.own_bout)
        continue;
      const Posture so_far = mostly(begin, i - 1, kind);
      if (stretches_[i].posture != so_far && net_of(begin, i - 1, kind) >= settings_.own_bout &&
          kind_of(stretches_[i - 1].posture) == kind) {
        add(begin, i - 1, so_far, kind);
        begin = i;
      }
    }
    add(begin, last, mostly(begin, last, kind), kind);
  }

  [[nodiscard]] Duration net_of(std::size_t first, std::size_t last, int kind) const {
    Duration net{};
    for (std::size_t i = first; i <= last; ++i)
      if (kind_of(stretches_[i].posture) == kind) net += stretches_[i].length();
    return net;
  }

  [[nodiscard]] Posture mostly(std::size_t first, std::size_t last, int kind) const {
    std::array<Duration, all_postures.size()> time{};
    for (std::size_t i = first; i <= last; ++i)
      if (kind_of(stretches_[i].posture) == kind)
        time[static_cast<std::size_t>(stretches_[i].posture)] += stretches_[i].length();
    return static_cast<Posture>(std::max_element(time.begin(), time.end()) - time.begin());
  }

  void add(std::size_t first, std::size_t last, Posture posture, int kind) {
    Bout bout{.begin = stretches_[first].begin,
              .duration = stretches_[last].end - stretches_[first].begin,
              .posture = posture};
    Duration upright{};
    for (std::size_t i = first; i <= last; ++i) {
      const Stretch& stretch = stretches_[i];
      if (stretch.posture == Posture::moving) bout.moving += stretch.length();
      if (kind_of(stretch.posture) == kind) {
        upright = {};
        continue;
      }
      bout.interrupted += stretch.length();
      const bool counted = upright >= settings_.raw_break;
      upright = is_upright(stretch.posture) ? upright + stretch.length() : Duration{};
      if (is_flexed(posture) && !counted && upright >= settings_.raw_break) ++bout.interruptions;
    }
    if (gait_) add_gait(first, last, bout);
    bouts_.push_back(bout);
  }

  /// Pedals turn a leg as strides do, and count among none.
  void add_gait(std::size_t first, std::size_t last, Bout& bout) const {
    Gait gait;
    for (std::size_t i = first; i <= last; ++i)
      if (is_upright(stretches_[i].posture))
        gait += gait_->between(stretches_[i].begin, stretches_[i].end);
    bout.steps = static_cast<int>(std::lround(2 * gait.strides));
    bout.running = from_seconds(gait.running_s);
  }

  const BoutSettings& settings_;
  const GaitTally* gait_;
  std::vector<Stretch> stretches_;
  std::vector<Bout> bouts_;
};

/// The tally grows coarse with age: a step more or less in the same stretch is no revision.
bool is_as_said(const Bout& said, Bout bout) {
  bout.steps = said.steps;
  bout.running = said.running;
  return bout == said;
}

}  // namespace

std::vector<Bout> bouts_of(const PostureTimeline& timeline, Instant end,
                           const BoutSettings& settings, const GaitTally* gait) {
  return Merger(timeline, end, settings, gait).merged();
}

Bouts::Bouts(const BoutSettings& settings) : settings_(settings) {}

void Bouts::change(const PostureChanged& edge) {
  timeline_.change(std::max(edge.at, settled_until_), edge.posture);
  changed_ = true;
}

void Bouts::walked(Instant begin, Instant end, const Gait& gait) { gait_.add(begin, end, gait); }

void Bouts::advance(Instant now, Effects& effects) {
  if (changed_ || (open_ && now - last_said_ >= settings_.heartbeat)) say(now, false, effects);
}

void Bouts::say_open(Instant now, Effects& effects) {
  if (changed_ || open_) say(now, false, effects);
}

void Bouts::close(Instant now, Effects& effects) { say(now, true, effects); }

void Bouts::say(Instant now, bool closing, Effects& effects) {
  const std::vector<Bout> bouts = bouts_of(timeline_, now, settings_, &gait_);
  std::size_t same = 0;
  while (same < said_.size() && same < bouts.size() && is_as_said(said_[same], bouts[same])) ++same;

  // The last bout said may merely have grown or shrunk; any other difference is a revision.
  const bool only_last = same + 1 >= said_.size() && same < bouts.size() &&
                         (same >= said_.size() || said_[same].begin == bouts[same].begin);
  if (same < said_.size() && !only_last) effects.push_back(BoutsRevised{.from = said_[same].begin});
  // A bout said as open that has not changed since must still be said closed.
  std::size_t first = same;
  if (first > 0 && first == said_.size() && open_) --first;

  open_ = !closing && !bouts.empty() && bouts.back().end() >= now;
  for (std::size_t i = first; i < bouts.size(); ++i)
    effects.push_back(BoutSaved{.bout = bouts[i], .open = open_ && i + 1 == bouts.size()});
  said_ = bouts;
  changed_ = false;
  last_said_ = now;
  if (timeline_.size() > PostureTimeline::capacity * 3 / 4) cut_long_bout(now, effects);
  settle(now);
}

void Bouts::settle(Instant now) {
  std::size_t settled = 0;
  while (settled + 1 < said_.size() && now - said_[settled].end() > settings_.settled_after)
    ++settled;
  if (settled == 0) return;
  settled_until_ = said_[settled].begin;
  timeline_.forget_before(settled_until_);
  gait_.forget_before(settled_until_);
  said_.erase(said_.begin(), said_.begin() + static_cast<std::ptrdiff_t>(settled));
}

/// An hour of standing and walking by turns is one bout of hundreds of edges. Before the timeline
/// overflows, its older half is said as a bout of its own; readers join what touches.
void Bouts::cut_long_bout(Instant now, Effects& effects) {
  const Instant cut = timeline_[timeline_.size() / 2].begin;
  for (const Bout& bout : bouts_of(timeline_, cut, settings_, &gait_))
    if (bout.end() >= cut - settings_.tolerance)
      effects.push_back(BoutSaved{.bout = bout, .open = false});
  settled_until_ = cut;
  timeline_.forget_before(cut);
  gait_.forget_before(cut);
  said_ = bouts_of(timeline_, now, settings_, &gait_);
  open_ = !said_.empty() && said_.back().end() >= now;
  for (const Bout& bout : said_)
    effects.push_back(BoutSaved{.bout = bout, .open = open_ && &bout == &said_.back()});
}

}  // namespace sitwell
