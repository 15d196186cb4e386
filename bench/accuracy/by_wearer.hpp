// A set of recordings, scored by wearer: sessions of one person are one figure, so that a set's
// spread is that of people.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "accuracy/agreement.hpp"
#include "accuracy/recorded.hpp"
#include "accuracy/score.hpp"

namespace sitwell::accuracy {

struct ByWearer {
  std::map<std::string, Score> wearers;
  Score pooled;
  Confusion confusion;
  /// Seconds booked as sitting against labelled ones, per cent, a recording each. Lying is left
  /// out: what it is booked as has a figure of its own.
  Agreement sitting_percent;
  double worst_balanced_accuracy = NAN;  ///< of the recordings
  double worst_sensitivity = NAN;
  double worst_specificity = NAN;

  void add(const Recorded& recorded, const Score& score);
  /// Mean, SD and worst over wearers.
  void print_spread() const;
};

/// A set: files of a folder that begin with a prefix, and the columns of the sensor wanted.
struct RecordedSet {
  std::string name;
  std::filesystem::path folder;
  std::string prefix;
  ColumnChoice columns;
  /// Reads one recording after the other.
  void for_each(const std::function<void(const Recorded&)>& visit) const;
};

}  // namespace sitwell::accuracy
