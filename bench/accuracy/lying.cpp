// How well lying, sitting and seated exercise are told apart, with the thigh alone and with a
// second sensor on the trunk. What lying looks like is fitted on all wearers but the one who is
// scored; "shipped" uses the product's own constants.
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>

#include "accuracy/lying_replayed.hpp"
#include "accuracy/sections.hpp"

namespace sitwell::lying {
namespace {

namespace fs = std::filesystem;
using accuracy::Figures;

struct Set {
  std::string title;
  std::vector<fs::path> files;
  Worn worn;
  std::function<Wearer(const fs::path&, const Worn&, const LyingSettings&)> replay;
};

void print_header() {
  std::printf("%-14s %8s %8s %8s %8s %8s %8s %8s\n", "", "lie s", "found", "=sit", "=reclined",
              "sit=lie", "sit=recl", "exer=sit");
}

void print(const std::string& name, const Tally& tally) {
  std::printf("%-14s %8ld %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f\n", name.c_str(),
              tally.all(Truth::lie), tally.share(Truth::lie, Posture::lying),
              tally.share_sitting(Truth::lie), tally.share(Truth::lie, Posture::reclined),
              tally.share(Truth::sit, Posture::lying), tally.share(Truth::sit, Posture::reclined),
              tally.share_sitting(Truth::exercise));
}

struct Spread {
  double n = 0, sum = 0, squares = 0;
  void add(double value) { n += 1, sum += value, squares += value * value; }
  [[nodiscard]] double mean() const { return sum / n; }
  [[nodiscard]] double sd() const { return std::sqrt(squares / n - mean() * mean()); }
};

/// What lying looks like to everybody but this wearer, both sets' wearers weighing alike.
LyingSettings fitted_without(const std::string& name, const std::vector<Wearer>& wearers) {
  Spread thigh, trunk, on_side;
  for (const Wearer& wearer : wearers) {
    if (wearer.name == name) continue;
    for (const double deg : wearer.poses.thigh_deg) thigh.add(deg);
    for (const double deg : wearer.poses.trunk_deg) trunk.add(deg);
    for (const double deg : wearer.poses.trunk_on_side_deg) on_side.add(deg);
  }
  LyingSettings settings;
  settings.lying_thigh_deg = thigh.mean();
  settings.lying_thigh_spread_deg = thigh.sd();
  settings.lying_trunk_deg = trunk.mean();
  settings.lying_trunk_spread_deg = trunk.sd();
  settings.on_side_trunk_deg = on_side.mean();
  settings.on_side_trunk_spread_deg = on_side.sd();
  return settings;
}

/// Every wearer of a set, each judged by the others' lying; and all of them by the product's.
struct Outcome {
  Tally held_out, shipped;
};

Outcome judge(const Set& set, const std::vector<Wearer>& wearers) {
  std::printf("%s: fitted on the other wearers\n", set.title.c_str());
  print_header();
  Outcome outcome;
  for (const fs::path& path : set.files) {
    const std::string name = path.stem().stem().string();
    const Wearer wearer = set.replay(path, set.worn, fitted_without(name, wearers));
    print(wearer.name, wearer.tally);
    outcome.held_out += wearer.tally;
    outcome.shipped += set.replay(path, set.worn, {}).tally;
  }
  print("pooled", outcome.held_out);
  print("shipped", outcome.shipped);
  std::printf("macro F1 of sitting, lying, upright: %.4f, shipped %.4f\n\n",
              outcome.held_out.macro_f1(), outcome.shipped.macro_f1());
  return outcome;
}

void hold_to(const std::string& what, const Tally& tally, double found, double as_sitting,
             double sit_as_lying, Figures& figures) {
  figures.at_least(what + ": lying found", tally.share(Truth::lie, Posture::lying), found);
  figures.at_most(what + ": lying booked as sitting", tally.share_sitting(Truth::lie), as_sitting);
  figures.at_most(what + ": sitting booked as lying", tally.share(Truth::sit, Posture::lying),
                  sit_as_lying);
  figures.at_most(what + ": cycling and rowing booked as sitting",
                  tally.share_sitting(Truth::exercise), 0.05);
}

}  // namespace
}  // namespace sitwell::lying

namespace sitwell::accuracy {

void lying_or_sitting(const Options& options, Figures& figures) {
  if (!options.wanted("lying")) return;
  using namespace sitwell::lying;
  const auto days = accuracy::recordings_in(options.data / "days", "dsads");
  const auto means = accuracy::recordings_in(options.data / "har70plus_5s", "s");
  std::vector<Wearer> wearers;
  for (const fs::path& path : days)
    for (const char* thigh : {"", "left_"})
      wearers.push_back(replay_day(path, {.thigh = thigh, .trunk = "chest_"}, {}));
  for (const fs::path& path : means) wearers.push_back(replay_means(path, {.trunk = "back"}, {}));

  hold_to("DSADS, right thigh",
          judge({"DSADS days, right thigh alone", days, {}, replay_day}, wearers).held_out, 0.90,
          0.05, 0.02, figures);
  hold_to("DSADS, left thigh",
          judge({"DSADS days, left thigh alone", days, {.thigh = "left_"}, replay_day}, wearers)
              .held_out,
          0.90, 0.05, 0.02, figures);
  for (const std::string thigh : {"", "left_"})
    hold_to(
        "DSADS, " + std::string(thigh.empty() ? "right" : "left") + " thigh and trunk",
        judge({"DSADS days, " + std::string(thigh.empty() ? "right" : "left") + " thigh and chest",
               days,
               {.thigh = thigh, .trunk = "chest_"},
               replay_day},
              wearers)
            .held_out,
        0.99, 0.005, 0.005, figures);
  judge({"HAR70+, thigh alone", means, {}, replay_means}, wearers);
  const Outcome back =
      judge({"HAR70+, thigh and lower back", means, {.trunk = "back"}, replay_means}, wearers);
  figures.at_least("HAR70+, thigh and back: macro F1", back.held_out.macro_f1(), 0.97);
}

}  // namespace sitwell::accuracy
