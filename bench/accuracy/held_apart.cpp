#include <cmath>
#include <cstdio>

#include "accuracy/by_wearer.hpp"
#include "accuracy/sections.hpp"

namespace sitwell::accuracy {
namespace {

/// One value of a threshold; the first candidate is what the product has.
struct Candidate {
  std::string name;
  TrackerSettings tracker;
};

std::vector<Candidate> candidates() {
  const TrackerSettings shipped;
  std::vector<Candidate> all{{"as shipped", shipped}};
  const auto with = [&](std::string name, const auto& set) {
    all.push_back({std::move(name), shipped});
    set(all.back().tracker);
  };
  for (const double deg : {38.0, 42.0, 48.0, 52.0})
    with("crossing " + std::to_string(static_cast<int>(deg)),
         [deg](TrackerSettings& t) { t.posture.crossing_deg = deg; });
  for (const double share : {0.55, 0.60, 0.70})
    with("share " + std::to_string(static_cast<int>(std::round(share * 100))) + " %",
         [share](TrackerSettings& t) { t.posture.crossing_share = share; });
  for (const double deg : {15.0, 25.0})
    with("shift " + std::to_string(static_cast<int>(deg)),
         [deg](TrackerSettings& t) { t.mounting.shift_deg = deg; });
  for (const int s : {20, 45})
    with("walking " + std::to_string(s) + " s",
         [s](TrackerSettings& t) { t.mounting.walking_needed = std::chrono::seconds{s}; });
  return all;
}

/// Balanced accuracy over all wearers but one.
double without(const ByWearer& scores, const std::string& wearer) {
  Score rest;
  for (const auto& [name, score] : scores.wearers)
    if (name != wearer) rest += score;
  return rest.balanced_accuracy();
}

/// The best on the others; what is shipped stays unless another is clearly better.
std::size_t chosen_without(const std::vector<ByWearer>& by_candidate, const std::string& wearer) {
  constexpr double clearly = 1e-4;
  std::size_t best = 0;
  for (std::size_t i = 1; i < by_candidate.size(); ++i)
    if (without(by_candidate[i], wearer) > without(by_candidate[best], wearer) + clearly) best = i;
  return best;
}

void hold_apart(const RecordedSet& set, bool guided, Figures& figures) {
  const auto all = candidates();
  std::vector<ByWearer> by_candidate(all.size());
  set.for_each([&](const Recorded& recorded) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      ReplayOptions options;
      options.tracker = all[i].tracker;
      options.calibrate_from_labels = guided;
      std::optional<MemoryRows> rows;
      by_candidate[i].add(
          recorded, score_replay([&]() -> Rows& { return rows.emplace(recorded); }, options).score);
    }
  });
  std::printf("%s\n%-26s %12s %12s  %s\n", set.name.c_str(), "wearer", "as shipped", "held apart",
              "chosen on the others");
  Score pooled;
  for (const auto& [wearer, shipped] : by_candidate[0].wearers) {
    const std::size_t chosen = chosen_without(by_candidate, wearer);
    const Score& apart = by_candidate[chosen].wearers.at(wearer);
    pooled += apart;
    std::printf("%-26s %12.4f %12.4f  %s\n", wearer.c_str(), shipped.balanced_accuracy(),
                apart.balanced_accuracy(), all[chosen].name.c_str());
  }
  std::printf("%-26s %12.4f %12.4f\n\n", "pooled", by_candidate[0].pooled.balanced_accuracy(),
              pooled.balanced_accuracy());
  figures.at_least(set.name + ": BA, held apart", pooled.balanced_accuracy(), 0.985);
}

}  // namespace

void held_apart(const Options& options, Figures& figures) {
  if (!options.wanted("held-apart")) return;
  std::printf(
      "Leave one wearer out: thresholds chosen on the others, balanced accuracy on the one\n");
  const std::filesystem::path days = options.data / "days";
  hold_apart({"DSADS days, guided", days, "dsads", {}}, true, figures);
  hold_apart({"DSADS days, learned from walking", days, "dsads", {}}, false, figures);
  hold_apart({"MotionSense days, guided", days, "motionsense", {}}, true, figures);
  hold_apart({"MotionSense days, learned from walking", days, "motionsense", {}}, false, figures);
  hold_apart({"DiFronzo, learned from walking", options.data / "difronzo", "", {}}, false, figures);
}

}  // namespace sitwell::accuracy
