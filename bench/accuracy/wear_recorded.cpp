#include "accuracy/wear_recorded.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "accuracy/logged_means.hpp"
#include "accuracy/recorded.hpp"
#include "core/features.hpp"
#include "core/gravity_filter.hpp"
#include "core/wear.hpp"

namespace sitwell::accuracy {
namespace {

/// What one wearer's recordings come to.
struct Worn {
  double hours = 0;
  double unworn_s = 0;
  int handled = 0;                 ///< seconds
  double stillest_deg = INFINITY;  ///< least that up wandered in three minutes
  double longest_ride_s = 0;       ///< ...without a stir, three quarters of it vibrating
  int most_carried = 0;            ///< of twenty steps' seconds
};

struct Extremes {
  Worn& worn;
  WearDetector detector{};
  Instant off_since{};
  StepKinds carried{};
  std::vector<Vector3> ups{};
  UpPath path{};
  double ride_s = 0, riding_s = 0;

  void add(const Epoch& epoch) {
    const double s = seconds(epoch.length);
    const WearSignSettings signs;
    worn.hours += s / 3600;
    if (const auto change = detector.add(epoch)) {
      if (change->worn) worn.unworn_s += seconds(change->since - off_since);
      off_since = change->since;
    }
    path.add(epoch);
    const bool handled = is_handled(epoch, path.deg(), signs);
    worn.handled += handled;
    if (handled || is_stirring(epoch, signs)) ride_s = riding_s = 0;
    ride_s += s;
    riding_s += is_riding(epoch, signs) ? s : 0;
    if (riding_s > WearSettings{}.ride_share * ride_s)
      worn.longest_ride_s = std::max(worn.longest_ride_s, ride_s);
    if (is_stepping(epoch, signs)) carried.add(is_carried(epoch, signs));
    worn.most_carried = std::max(worn.most_carried, carried.of_last(20));
    look_for_stillness(epoch.mean_up(), s);
  }
  /// The last three minutes, corner to corner, as the detector has it.
  void look_for_stillness(const Vector3& up, double epoch_s) {
    ups.push_back(up);
    const auto n = static_cast<std::size_t>(180 / epoch_s);
    if (ups.size() < n) return;
    Vector3 low = up, high = up;
    for (std::size_t i = ups.size() - n; i < ups.size(); ++i) {
      low = {std::min(low.x, ups[i].x), std::min(low.y, ups[i].y), std::min(low.z, ups[i].z)};
      high = {std::max(high.x, ups[i].x), std::max(high.y, ups[i].y), std::max(high.z, ups[i].z)};
    }
    worn.stillest_deg = std::min(worn.stillest_deg, degrees(norm(high - low) / 2));
  }
  void gap() {
    detector.restart();
    ups.clear();
    path.restart();
    ride_s = riding_s = 0;
  }
  void finish(Instant end) {
    if (!detector.worn()) worn.unworn_s += seconds(end - off_since);
  }
};

void add_readings(const std::filesystem::path& path, const ColumnChoice& columns, Worn& worn) {
  const Recorded recorded(path, columns);
  Extremes extremes{worn};
  GravityFilter filter;
  FeatureExtractor features;
  Instant last{};
  for (const ReplayRow& row : recorded.rows) {
    const Sample& sample = row.thigh;
    double dt_s = last == Instant{} ? 0 : seconds(sample.at - last);
    if (dt_s >= 1) {
      if (const auto epoch = features.finish()) extremes.add(*epoch);
      filter.restart();
      extremes.gap();
      dt_s = 0;
    }
    filter.update(sample.acceleration_mps2, sample.turn_rate_radps, dt_s);
    if (const auto epoch = features.add(sample.at, dt_s, sample.acceleration_mps2,
                                        filter.turn_rate(), filter.up()))
      extremes.add(*epoch);
    last = sample.at;
  }
  extremes.finish(last);
}

void add_means(const std::filesystem::path& path, Worn& worn) {
  Extremes extremes{worn};
  Instant end{};
  for (const LoggedMean& mean : read_means(path)) {
    if (end != Instant{} && mean.epoch.begin - end >= std::chrono::seconds{5}) extremes.gap();
    extremes.add(mean.epoch);
    end = mean.epoch.end();
  }
  extremes.finish(end);
}

std::map<std::string, Worn> read_all(const std::filesystem::path& data) {
  std::map<std::string, Worn> wearers;
  for (const auto& path : recordings_in(data / "days", "")) {
    const std::string name = path.stem().stem().string();
    add_readings(path, {}, wearers[wearer_of(name)]);
    if (name.starts_with("dsads")) add_readings(path, {.thigh = "left_"}, wearers[wearer_of(name)]);
  }
  for (const auto& path : recordings_in(data / "difronzo", ""))
    add_readings(path, {}, wearers[wearer_of(path.stem().stem().string())]);
  for (const auto& path : recordings_in(data / "geotec_tug", ""))
    add_readings(path, {}, wearers["geotec_" + path.filename().string().substr(0, 3)]);
  for (const auto& path : recordings_in(data / "har70plus_5s", ""))
    add_means(path, wearers["har70_" + path.stem().string()]);
  return wearers;
}

/// Thresholds half-way between the others' extremes and what a desk (0.05 degrees) and every trunk
/// (20 of 20) show: whether this wearer stays on the worn side of them.
bool held_apart(const std::string& name, const std::map<std::string, Worn>& wearers) {
  double stillest = INFINITY;
  int carried = 0;
  for (const auto& [other, worn] : wearers) {
    if (other == name) continue;
    stillest = std::min(stillest, worn.stillest_deg);
    carried = std::max(carried, worn.most_carried);
  }
  constexpr double desk_deg = 0.05;
  const Worn& worn = wearers.at(name);
  return worn.stillest_deg > (stillest + desk_deg) / 2 && worn.most_carried < (carried + 20) / 2.0;
}

}  // namespace

void worn_recordings(const std::filesystem::path& data, Figures& figures) {
  const auto wearers = read_all(data);
  std::printf(
      "Worn recordings: what comes nearest to off, by wearer\n%-22s %6s %8s %9s %8s %8s %8s %6s\n",
      "", "hours", "handled", "3 min deg", "ride s", "carried", "unworn s", "apart");
  double unworn_s = 0;
  int crossed = 0;
  for (const auto& [name, worn] : wearers) {
    const bool apart = held_apart(name, wearers);
    std::printf("%-22s %6.2f %8d %9.2f %8.0f %8d %8.0f %6s\n", name.c_str(), worn.hours,
                worn.handled, worn.stillest_deg, worn.longest_ride_s, worn.most_carried,
                worn.unworn_s, apart ? "holds" : "fails");
    unworn_s += worn.unworn_s;
    crossed += !apart;
  }
  std::printf("\n");
  if (wearers.empty()) return;
  figures.at_most("worn recordings: seconds taken for unworn", unworn_s, 0);
  figures.at_most("worn recordings: wearers across thresholds fitted without them", crossed, 0);
}

}  // namespace sitwell::accuracy
