// HAR70+: five-second means of thigh and lower back, through the path that a clip's own log takes.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "accuracy/lying_replayed.hpp"
#include "recordings/finished_timeline.hpp"

namespace sitwell::lying {
namespace {

constexpr Duration window = std::chrono::seconds{5};

struct Mean {
  Instant begin{};
  Vector3 thigh, back;
  int label = 0;  ///< 1 walking, 3 shuffling, 4 and 5 stairs, 6 standing, 7 sitting, 8 lying
};

std::optional<Truth> truth_of(int label) {
  switch (label) {
    case 1:
    case 3:
    case 4:
    case 5:
    case 6: return Truth::upright;
    case 7: return Truth::sit;
    case 8: return Truth::lie;
    default: return {};
  }
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::string field;
  for (std::istringstream row(line); std::getline(row, field, ',');) fields.push_back(field);
  return fields;
}

std::vector<Mean> read_means(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> header = fields_of(line);
  std::vector<Mean> means;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.size() < header.size()) continue;
    const auto number = [&](const std::string& name) {
      const auto at = std::find(header.begin(), header.end(), name) - header.begin();
      return std::stod(fields.at(static_cast<std::size_t>(at)));
    };
    const auto up = [&](const std::string& site) {
      return normalized(
          {number(site + "_x_mean_g"), number(site + "_y_mean_g"), number(site + "_z_mean_g")});
    };
    means.push_back({.begin = Instant{} + from_seconds(number("t_s")),
                     .thigh = up("thigh"),
                     .back = up("back"),
                     .label = static_cast<int>(number("label_src"))});
  }
  return means;
}

Epoch epoch_of(const Mean& mean, const Vector3& up) {
  Epoch epoch;
  epoch.begin = mean.begin;
  epoch.length = window;
  epoch.up.fill(up);
  // No spread was published with the means: neither restless nor asleep.
  epoch.total_sd_g = 0.0045;
  return epoch;
}

/// The set says how the thigh's sensor was fixed: x down the leg, z back.
Mounting thigh_mounting() {
  Mounting mounting;
  mounting.source = MountingSource::learned;
  mounting.y = {-1, 0, 0};
  mounting.x = {0, 0, -1};
  mounting.z = cross(mounting.x, mounting.y);
  mounting.front_known = true;
  return mounting;
}

Mounting back_mounting(const std::vector<Mean>& means) {
  Vector3 walking;
  for (const Mean& mean : means)
    if (mean.label == 1) walking += mean.back;
  Mounting mounting;
  mounting.source = MountingSource::learned;
  mounting.y = normalized(walking);
  return mounting;
}

}  // namespace

Wearer replay_means(const std::filesystem::path& path, const Worn& worn,
                    const LyingSettings& lying) {
  TrackerSettings settings;
  settings.gap = window;
  settings.wear.still_g = 0;  // without a spread nothing tells a table from a lap
  settings.posture.lying = lying;
  Tracker tracker(settings);
  FinishedTimeline timeline;
  const auto input = [&](const Input& in) {
    feed(tracker, in, [&timeline](const Effect& effect) { timeline.on(effect); });
  };
  const auto means = read_means(path);
  Wearer wearer{.name = path.stem().string()};
  const Mounting thigh = thigh_mounting();
  const Mounting back = back_mounting(means);
  input(MountingRestored{.at = Instant{}, .mounting = thigh});
  if (worn.trunk)
    input(MountingRestored{.at = Instant{}, .mounting = back, .site = BodySite::pelvis});
  for (const Mean& mean : means) {
    if (worn.trunk)
      input(LoggedEpoch{.epoch = epoch_of(mean, mean.back), .site = BodySite::pelvis});
    input(LoggedEpoch{.epoch = epoch_of(mean, mean.thigh)});
    if (mean.label != 8) continue;
    wearer.poses.thigh_deg.push_back(angle_deg(mean.thigh, thigh.y));
    wearer.poses.trunk_deg.push_back(angle_deg(mean.back, back.y));
  }
  if (!means.empty()) input(ClipLost{.at = means.back().begin + window});

  for (const Mean& mean : means) {
    Posture posture = Posture::unknown;
    for (const PostureSegment& segment : timeline.segments())
      if (segment.begin <= mean.begin + window / 2) posture = segment.posture;
    if (const auto truth = truth_of(mean.label)) wearer.tally.add(*truth, posture);
  }
  // One wearer's night weighs as one stretch.
  for (std::vector<double>* degrees : {&wearer.poses.thigh_deg, &wearer.poses.trunk_deg}) {
    if (degrees->empty()) continue;
    std::sort(degrees->begin(), degrees->end());
    *degrees = {(*degrees)[degrees->size() / 2]};
  }
  return wearer;
}

}  // namespace sitwell::lying
