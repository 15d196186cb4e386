#include "accuracy/score.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>

namespace sitwell::accuracy {
namespace {

double ratio(long a, long b) {
  return b ? static_cast<double>(a) / static_cast<double>(b)
           : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::optional<Truth> truth_of(std::string_view label) {
  static const std::set<std::string_view> upright{
      "std",   "stand",   "elev_still", "elev_move",   "walk",    "walk_treadmill",
      "run",   "stairs",  "stairs_up",  "stairs_down", "stepper", "walk_incline",
      "cross", "jump",    "basket",     "wlk",         "ups",     "dws",
      "jog",   "WALKING", "TURNING"};
  static const std::set<std::string_view> lie{"lie", "lie_back", "lie_right"};
  static const std::set<std::string_view> exercise{"bike_horiz", "bike_vert", "row"};
  if (label == "sit" || label == "SEATED") return Truth::sit;
  if (upright.contains(label)) return Truth::upright;
  if (lie.contains(label)) return Truth::lie;
  if (exercise.contains(label)) return Truth::exercise;
  return {};
}

void Score::add(Truth truth, Posture claimed) {
  const bool flexed = is_flexed(claimed);
  const bool claims = is_worn(claimed);
  ++n;
  no_claim += !claims;
  switch (truth) {
    case Truth::sit:
      ++sit;
      sit_flexed += flexed;
      break;
    case Truth::upright:
      ++upright;
      upright_ok += claims && !flexed && claimed != Posture::lying;
      upright_flexed += flexed;
      break;
    case Truth::lie:
      ++lie;
      lie_found += claimed == Posture::lying;
      lie_flexed += flexed;
      break;
    case Truth::exercise:
      ++exercise;
      exercise_flexed += flexed;
      break;
  }
}

Score& Score::operator+=(const Score& o) {
  n += o.n, no_claim += o.no_claim;
  sit += o.sit, sit_flexed += o.sit_flexed;
  upright += o.upright, upright_ok += o.upright_ok, upright_flexed += o.upright_flexed;
  lie += o.lie, lie_found += o.lie_found, lie_flexed += o.lie_flexed;
  exercise += o.exercise, exercise_flexed += o.exercise_flexed;
  return *this;
}

double Score::sensitivity() const { return ratio(sit_flexed, sit); }
double Score::specificity() const { return ratio(upright_ok, upright); }

void print_header() {
  std::printf("%-26s %7s %7s %7s %7s %7s %8s %9s %9s %9s\n", "", "sit s", "up s", "sens", "spec",
              "BA", "lie fnd", "lie=sit", "cyc=sit", "no claim");
}

void print(const std::string& name, const Score& s) {
  std::printf("%-26s %7ld %7ld %7.4f %7.4f %7.4f %8.4f %9.4f %9.4f %9.4f\n", name.c_str(), s.sit,
              s.upright, s.sensitivity(), s.specificity(), s.balanced_accuracy(),
              ratio(s.lie_found, s.lie), ratio(s.lie_flexed, s.lie),
              ratio(s.exercise_flexed, s.exercise), ratio(s.no_claim, s.n));
}

void LabelledSeconds::add(const ReplayRow& row) {
  const auto [entry, fresh] = labels_.try_emplace(static_cast<long>(row.t_s), row.label);
  if (!fresh && entry->second != row.label) entry->second.clear();
}

Score LabelledSeconds::score(const std::vector<PostureSecond>& seconds) const {
  Score score;
  for (const PostureSecond& second : seconds) {
    const auto label = labels_.find(static_cast<long>(second.t_s));
    if (label == labels_.end()) continue;
    if (const auto truth = truth_of(label->second)) score.add(*truth, second.posture);
  }
  return score;
}

Confusion LabelledSeconds::confusion(const std::vector<PostureSecond>& seconds) const {
  Confusion confusion;
  for (const PostureSecond& second : seconds)
    if (const auto label = labels_.find(static_cast<long>(second.t_s)); label != labels_.end())
      confusion.add(label->second, second.posture);
  return confusion;
}

void LabelledSeconds::print_bookings(const std::vector<PostureSecond>& seconds) const {
  std::map<std::string, std::map<std::string_view, long>> booked;
  for (const PostureSecond& second : seconds)
    if (const auto label = labels_.find(static_cast<long>(second.t_s)); label != labels_.end())
      ++booked[label->second][name_of(second.posture)];
  for (const auto& [label, counts] : booked) {
    std::printf("    %-16s", label.empty() ? "(mixed)" : label.c_str());
    for (const auto& [posture, n] : counts) std::printf(" %s %ld", std::string(posture).c_str(), n);
    std::printf("\n");
  }
}

Scored score_replay(const std::function<Rows&()>& open, const ReplayOptions& options,
                    bool print_bookings) {
  LabelledSeconds labels;
  ReplayWatcher watcher;
  watcher.up = [&labels](const ReplayRow& row, const Vector3&) { labels.add(row); };
  Scored scored;
  watcher.effect = [&scored](const Effect& effect) {
    if (const auto* spotted = std::get_if<RoutineSpotted>(&effect))
      scored.spotted.push_back(*spotted);
  };
  scored.summary = replay(open, options, watcher);
  scored.score = labels.score(scored.summary.seconds);
  scored.confusion = labels.confusion(scored.summary.seconds);
  if (print_bookings) labels.print_bookings(scored.summary.seconds);
  return scored;
}

std::vector<std::filesystem::path> recordings_in(const std::filesystem::path& folder,
                                                 std::string_view prefix) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().starts_with(prefix)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace sitwell::accuracy
