#include <algorithm>
#include <cmath>
#include <cstdio>

#include "accuracy/by_wearer.hpp"
#include "accuracy/disturbance.hpp"
#include "accuracy/sections.hpp"

namespace sitwell::accuracy {
namespace {

std::vector<Disturbance> disturbances() {
  return {{.name = "as recorded"},
          {.name = "gyroscope bias 0.5 dps", .gyroscope_bias_dps = {0.3, -0.3, 0.26}},
          {.name = "gyroscope bias 2 dps", .gyroscope_bias_dps = {1.2, -1.2, 1.06}},
          {.name = "accelerometer offset 40 mg", .accelerometer_offset_mg = {23, -23, 23}},
          {.name = "12.5 Hz", .rate_hz = 12.5},
          {.name = "25 Hz", .rate_hz = 25},
          {.name = "50 Hz", .rate_hz = 50},
          {.name = "100 Hz", .rate_hz = 100},
          {.name = "1 % of batches lost", .lost_share = 0.01},
          {.name = "clock 5000 ppm fast", .clock_drift_ppm = 5000}};
}

void sweep(const RecordedSet& set, bool guided, Figures& figures) {
  std::printf("%s\n", set.name.c_str());
  print_header();
  const auto all = disturbances();
  std::vector<Score> scores(all.size());
  set.for_each([&](const Recorded& recorded) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      ReplayOptions options;
      options.calibrate_from_labels = guided;
      std::optional<DisturbedRows> rows;
      scores[i] +=
          score_replay([&]() -> Rows& { return rows.emplace(recorded, all[i]); }, options).score;
    }
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    print(all[i].name, scores[i]);
    figures.at_least(set.name + ", " + all[i].name + ": BA", scores[i].balanced_accuracy(), 0.98);
  }
  std::printf("\n");
}

bool is_walking(std::string_view label) {
  return Confusion::row_of(label) == Confusion::row_of("walk");
}

/// Whether the tracker's mounting is the true one again, and after how much walking.
class Healing {
 public:
  explicit Healing(const Vector3& y) : y_(y) {}

  void mounted(const MountingChanged& changed) {
    if (changed.site == BodySite::thigh) now_ = changed.mounting.y;
  }
  void row(const ReplayRow& row, const std::vector<Turned>& turned) {
    const bool another = next_ < turned.size() && row.t_s >= turned[next_].t_s;
    if (another) {
      // The next came before there was a minute of walking to heal in.
      if (waiting_ && walked_s_ < needed_s)
        ++undecided_;
      else if (waiting_)
        walked_.push_back(INFINITY);
      waiting_ = true;
      walked_s_ = 0;
      true_y_ = turned[next_++].to_sensor(y_);
    }
    if (waiting_ && angle_deg(now_, true_y_) < healed_deg) {
      walked_.push_back(walked_s_);
      waiting_ = false;
    }
    if (last_s_ > 0 && is_walking(row.label)) walked_s_ += row.t_s - last_s_;
    last_s_ = row.t_s;
  }
  void finish() {
    if (!waiting_) return;
    walked_s_ < needed_s ? void(++undecided_) : walked_.push_back(INFINITY);
  }

  static constexpr double needed_s = 60;
  /// The mean over walking leans by 11 degrees, and more in a loose pocket.
  static constexpr double healed_deg = 30;

  std::vector<double> walked_;  ///< seconds until healed, infinite where not
  int undecided_ = 0;

 private:
  Vector3 y_, now_, true_y_;
  std::size_t next_ = 1;
  bool waiting_ = false;
  double walked_s_ = 0;
  double last_s_ = 0;
};

/// The long axis as a guided calibration of the untouched recording has it.
Vector3 long_axis(const Recorded& recorded) {
  Vector3 sum;
  for (const ReplayRow& row : recorded.rows)
    if (row.label == "calibrate_stand") sum += row.thigh.acceleration_mps2;
  return normalized(sum);
}

void turn_about(const RecordedSet& set, Replacement how, bool guided, const Options& options,
                Figures& figures) {
  const std::string title = set.name + (guided ? ", guided" : ", learned") +
                            (how == Replacement::by_hand ? ", by hand" : ", at once");
  std::printf("%s\n", title.c_str());
  print_header();
  Score pooled;
  std::vector<double> walked;
  int undecided = 0;
  // Three sits a day: one that is told wrong in nine days a wearer would still be half a per cent.
  constexpr std::uint64_t times = 36;
  set.for_each([&](const Recorded& recorded) {
    for (std::uint64_t seed = 1; seed <= times; ++seed) {
      const Disturbance disturbance{
          .name = "", .replacements = 10, .replacement = how, .seed = seed};
      std::optional<DisturbedRows> rows;
      rows.emplace(recorded, disturbance);
      Healing healing(long_axis(recorded));
      LabelledSeconds labels;
      ReplayWatcher watcher;
      watcher.effect = [&](const Effect& effect) {
        if (const auto* changed = std::get_if<MountingChanged>(&effect)) healing.mounted(*changed);
      };
      watcher.up = [&](const ReplayRow& row, const Vector3&) {
        labels.add(row);
        healing.row(row, rows->turned());
      };
      ReplayOptions replay_options;
      replay_options.calibrate_from_labels = guided;
      const ReplaySummary summary = replay(
          [&]() -> Rows& { return rows.emplace(recorded, disturbance); }, replay_options, watcher);
      healing.finish();
      const Score score = labels.score(summary.seconds);
      print(recorded.name + " #" + std::to_string(seed), score);
      if (options.bookings) labels.print_bookings(summary.seconds);
      pooled += score;
      walked.insert(walked.end(), healing.walked_.begin(), healing.walked_.end());
      undecided += healing.undecided_;
    }
  });
  print("pooled", pooled);
  std::sort(walked.begin(), walked.end());
  const auto within =
      std::count_if(walked.begin(), walked.end(), [](double s) { return s <= Healing::needed_s; });
  const double share =
      walked.empty() ? NAN : static_cast<double>(within) / static_cast<double>(walked.size());
  if (!walked.empty())
    std::printf(
        "healed within 60 s of walking: %ld of %zu, median %.0f s; %d had no minute to heal in\n",
        static_cast<long>(within), walked.size(), walked[walked.size() / 2], undecided);
  std::printf("\n");
  // A jump by less than stairs or the joints in their recordings show tells nobody of it.
  const std::optional<double> held =
      how == Replacement::at_once ? std::optional(0.965) : std::nullopt;
  figures.at_least(title + ": BA", pooled.balanced_accuracy(), 0.98, held);
  figures.at_least(title + ": healed within 60 s of walking", share, 0.98, held);
}

}  // namespace

void robustness(const Options& options, Figures& figures) {
  const std::filesystem::path days = options.data / "days";
  if (options.wanted("sweeps")) {
    sweep({"DSADS days, guided", days, "dsads", {}}, true, figures);
    sweep({"DSADS days, learned", days, "dsads", {}}, false, figures);
    sweep({"MotionSense days, guided", days, "motionsense", {}}, true, figures);
  }
  if (options.wanted("turned")) {
    const RecordedSet set{"DSADS days, turned 10 times", days, "dsads", {}};
    for (const Replacement how : {Replacement::by_hand, Replacement::at_once})
      for (const bool guided : {true, false}) turn_about(set, how, guided, options, figures);
  }
}

}  // namespace sitwell::accuracy
