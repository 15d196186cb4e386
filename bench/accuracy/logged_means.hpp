// HAR70+: five-second means of a thigh sensor whose x axis points down the leg, through the path
// that a clip's own log takes.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "accuracy/score.hpp"

namespace sitwell::accuracy {

struct LoggedMean {
  Epoch epoch;
  std::optional<Truth> truth;
};

std::vector<LoggedMean> read_means(const std::filesystem::path& path);

/// Feeds one wearer's means to the tracker as logged epochs and scores what it made of them.
Score score_logged_means(const std::filesystem::path& path);

}  // namespace sitwell::accuracy
