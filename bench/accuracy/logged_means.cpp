#include "accuracy/logged_means.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "accuracy/sections.hpp"
#include "recordings/finished_timeline.hpp"

namespace sitwell::accuracy {
namespace {

constexpr Duration window = std::chrono::seconds{5};

Epoch epoch_of(double t_s, const Vector3& thigh_g) {
  Epoch epoch;
  epoch.begin = Instant{} + from_seconds(t_s);
  epoch.length = window;
  epoch.up.fill(normalized(thigh_g));
  // No spread was published with the means: enough not to pass for a sensor on a table.
  epoch.total_sd_g = 0.02;
  return epoch;
}

/// Labels of the set: 1 walking, 3 shuffling, 4 and 5 stairs, 6 standing, 7 sitting, 8 lying.
std::optional<Truth> truth_of_number(const std::string& label) {
  if (label == "7") return Truth::sit;
  if (label == "8") return Truth::lie;
  if (label == "1" || label == "3" || label == "4" || label == "5" || label == "6")
    return Truth::upright;
  return {};
}

}  // namespace

std::vector<LoggedMean> read_means(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line, field;
  std::getline(file, line);
  std::vector<std::string> header;
  for (std::istringstream names(line); std::getline(names, field, ',');) header.push_back(field);
  const auto column = [&header](std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const std::size_t t = column("t_s"), x = column("thigh_x_mean_g"), y = column("thigh_y_mean_g"),
                    z = column("thigh_z_mean_g"), label = column("label_src");
  std::vector<LoggedMean> means;
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    for (std::istringstream row(line); std::getline(row, field, ',');) fields.push_back(field);
    if (fields.size() <= std::max({t, x, y, z, label})) continue;
    const Vector3 thigh_g{std::stod(fields[x]), std::stod(fields[y]), std::stod(fields[z])};
    means.push_back({epoch_of(std::stod(fields[t]), thigh_g), truth_of_number(fields[label])});
  }
  return means;
}

Score score_logged_means(const std::filesystem::path& path) {
  Mounting mounting;
  mounting.source = MountingSource::guided;  // the set says how the sensor was fixed
  mounting.y = {-1, 0, 0};
  mounting.x = {0, 1, 0};
  mounting.z = {0, 0, -1};

  TrackerSettings settings;
  settings.gap = window;
  Tracker tracker(settings);
  FinishedTimeline timeline;
  const auto on_effect = [&timeline](const Effect& effect) { timeline.on(effect); };
  feed(tracker, MountingRestored{.at = Instant{}, .mounting = mounting}, on_effect);
  const auto means = read_means(path);
  Instant end{};
  for (const LoggedMean& mean : means) {
    feed(tracker, LoggedEpoch{.epoch = mean.epoch}, on_effect);
    end = mean.epoch.end();
  }
  feed(tracker, ClipLost{.at = end}, on_effect);

  Score score;
  for (const LoggedMean& mean : means) {
    const Instant middle = mean.epoch.begin + window / 2;
    Posture posture = Posture::unknown;
    for (const PostureSegment& segment : timeline.segments())
      if (segment.begin <= middle) posture = segment.posture;
    if (mean.truth) score.add(*mean.truth, posture);
  }
  return score;
}

void logged_means(const Options& options, Figures& figures) {
  if (!options.wanted("har70")) return;
  std::printf("HAR70+, 70- to 95-year-olds, means of 5 s as logged epochs (counts are windows)\n");
  print_header();
  Score pooled;
  for (const std::filesystem::path& path : recordings_in(options.data / "har70plus_5s", "")) {
    const Score score = score_logged_means(path);
    print(path.stem().string(), score);
    pooled += score;
  }
  print("pooled", pooled);
  std::printf("\n");
  figures.at_least("HAR70+: balanced accuracy, pooled", pooled.balanced_accuracy(), 0.99);
}

}  // namespace sitwell::accuracy
