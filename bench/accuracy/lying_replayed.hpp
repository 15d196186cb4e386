// A wearer's seconds as they were and as they were told, for counting lying apart from sitting.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "accuracy/score.hpp"

namespace sitwell::lying {

using accuracy::Truth;

/// Of one wearer, seconds or windows: what was true, and what it was told as.
struct Tally {
  static constexpr std::size_t truths = 4;
  std::array<std::array<long, all_postures.size()>, truths> told{};

  void add(Truth truth, Posture posture) {
    ++told[static_cast<std::size_t>(truth)][static_cast<std::size_t>(posture)];
  }
  Tally& operator+=(const Tally& other);
  [[nodiscard]] long all(Truth truth) const;
  [[nodiscard]] long as(Truth truth, Posture posture) const {
    return told[static_cast<std::size_t>(truth)][static_cast<std::size_t>(posture)];
  }
  [[nodiscard]] long as_sitting(Truth truth) const {
    return as(truth, Posture::sitting) + as(truth, Posture::perching);
  }
  [[nodiscard]] double share(Truth truth, Posture posture) const;
  [[nodiscard]] double share_sitting(Truth truth) const;
  /// The mean F1 of sitting, lying and upright; what was told as anything else is missed.
  [[nodiscard]] double macro_f1() const;
};

/// What lying looked like: medians over each labelled stretch, degrees.
struct LyingPoses {
  std::vector<double> thigh_deg, trunk_deg, trunk_on_side_deg;
};

struct Wearer {
  std::string name;
  Tally tally;
  LyingPoses poses;
};

/// Which sensors of a recording are worn.
struct Worn {
  std::string thigh;                 ///< prefix of the thigh's columns (DSADS)
  std::optional<std::string> trunk;  ///< ...and of the trunk's; HAR70+: any
};

/// A day of DSADS, calibrated by its labels.
Wearer replay_day(const std::filesystem::path& path, const Worn& worn,
                  const LyingSettings& settings);

/// HAR70+: means of five seconds, as a clip would have logged them. Upright of the back is what its
/// walking shows, as the product learns it; the means hold no gait to learn it from live.
Wearer replay_means(const std::filesystem::path& path, const Worn& worn,
                    const LyingSettings& settings);

}  // namespace sitwell::lying
