// DSADS: a recorded day through the product's own replay.
#include <algorithm>
#include <map>

#include "accuracy/lying_replayed.hpp"

namespace sitwell::lying {
namespace {

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Labels of whole seconds, and what lying showed against the guided mountings.
class Watch {
 public:
  void on(const Effect& effect) {
    if (const auto* changed = std::get_if<MountingChanged>(&effect))
      (changed->site == BodySite::thigh ? thigh_ : trunk_) = changed->mounting;
  }
  void on(const ReplayRow& row, const Vector3& thigh_up) {
    const auto [entry, fresh] = labels_.try_emplace(static_cast<long>(row.t_s), row.label);
    if (!fresh && entry->second != row.label) entry->second.clear();
    if (accuracy::truth_of(row.label) != Truth::lie) {
      end_stretch();
      return;
    }
    if (thigh_.known()) thigh_deg_.push_back(angle_deg(thigh_up, thigh_.y));
    // People lie still enough for the accelerometer to be up.
    on_side_ = row.label != "lie_back";
    if (trunk_.known() && row.pelvis)
      trunk_deg_.push_back(angle_deg(row.pelvis->acceleration_mps2, trunk_.y));
  }
  void end_stretch() {
    if (!thigh_deg_.empty()) poses.thigh_deg.push_back(median(thigh_deg_));
    if (!trunk_deg_.empty())
      (on_side_ ? poses.trunk_on_side_deg : poses.trunk_deg).push_back(median(trunk_deg_));
    thigh_deg_.clear();
    trunk_deg_.clear();
  }
  [[nodiscard]] Tally tally(const std::vector<PostureSecond>& seconds) const {
    Tally tally;
    for (const PostureSecond& second : seconds) {
      const auto label = labels_.find(static_cast<long>(second.t_s));
      if (label == labels_.end()) continue;
      if (const auto truth = accuracy::truth_of(label->second)) tally.add(*truth, second.posture);
    }
    return tally;
  }
  LyingPoses poses;

 private:
  std::map<long, std::string> labels_;  ///< empty where mixed
  Mounting thigh_, trunk_;
  std::vector<double> thigh_deg_, trunk_deg_;
  bool on_side_ = false;
};

}  // namespace

Wearer replay_day(const std::filesystem::path& path, const Worn& worn,
                  const LyingSettings& settings) {
  std::optional<RecordingRows> rows;
  ReplayOptions options;
  options.calibrate_from_labels = true;
  options.tracker.posture.lying = settings;
  Watch watch;
  ReplayWatcher watcher;
  watcher.effect = [&watch](const Effect& effect) { watch.on(effect); };
  watcher.up = [&watch](const ReplayRow& row, const Vector3& up) { watch.on(row, up); };
  const ColumnChoice columns{.thigh = worn.thigh, .pelvis = worn.trunk};
  const ReplaySummary summary =
      replay([&]() -> Rows& { return rows.emplace(path, columns); }, options, watcher);
  watch.end_stretch();
  return {.name = path.stem().stem().string(),
          .tally = watch.tally(summary.seconds),
          .poses = watch.poses};
}

}  // namespace sitwell::lying
