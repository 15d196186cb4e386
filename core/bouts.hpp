// Postures to bouts. Bouts are a pure function of the posture timeline; what is said of them is the
// difference to what was said before, so back-dated edges and revisions need no cases of their own.
#pragma once

#include <vector>

#include "core/bout.hpp"
#include "core/effect.hpp"
#include "core/gait_tally.hpp"
#include "core/posture_timeline.hpp"

namespace sitwell {

struct BoutSettings {
  /// Interruptions up to this long do not break a bout (ProPASS consortium).
  Duration tolerance = std::chrono::seconds{20};
  /// Standing and walking, sitting and perching, alternate all day: only a stretch this long is a
  /// bout of its own. Shorter ones would multiply the rows, and a bout keeps its moving time
  /// anyway.
  Duration own_bout = std::chrono::seconds{60};
  /// Upright this long inside a seated bout is a raw sedentary break.
  Duration raw_break = std::chrono::seconds{2};
  /// An open bout is said again this often, so that a crash loses no more of it; oftener would
  /// write to the disk for nothing.
  Duration heartbeat = std::chrono::seconds{60};
  /// Bouts that ended this long ago are settled: nothing revises them any more, which keeps the
  /// state small. Longer than the tracker's memory of epochs usually reaches.
  Duration settled_after = std::chrono::minutes{30};
};

/// The bouts of a timeline up to `end`, in order, never overlapping; with the steps in them where
/// gait was tallied.
std::vector<Bout> bouts_of(const PostureTimeline& timeline, Instant end,
                           const BoutSettings& settings = {}, const GaitTally* gait = nullptr);

class Bouts {
 public:
  explicit Bouts(const BoutSettings& settings = {});

  void change(const PostureChanged& edge);
  /// What the leg did from begin to end, whatever posture that turns out to have been.
  void walked(Instant begin, Instant end, const Gait& gait);
  /// Postures are known up to `now`: says what changed, and the open bout when its heartbeat is
  /// due.
  void advance(Instant now, Effects& effects);
  /// Says the open bout without waiting for its heartbeat.
  void say_open(Instant now, Effects& effects);
  /// Says everything as it stands, nothing open: before a gap or the end.
  void close(Instant now, Effects& effects);
  /// No edge reaches behind it, and no bout spans it; Instant::min() before anything is settled.
  [[nodiscard]] Instant settled_until() const { return settled_until_; }
  /// Nothing is said that could be revised.
  [[nodiscard]] bool none() const { return said_.empty(); }

 private:
  void say(Instant now, bool closing, Effects& effects);
  void settle(Instant now);
  void cut_long_bout(Instant now, Effects& effects);

  BoutSettings settings_;
  PostureTimeline timeline_;
  GaitTally gait_;
  Instant settled_until_ = Instant::min();  ///< edges cannot reach behind it
  std::vector<Bout> said_;
  bool changed_ = false;
  bool open_ = false;  ///< the last said bout was said as open
  Instant last_said_{};
};

}  // namespace sitwell
