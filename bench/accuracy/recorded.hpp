// A recording held in memory, so that it can be run many times over: turned, thinned out, judged by
// other rules. One at a time: an hour of two sensors is fifteen megabytes.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "recordings/replay.hpp"

namespace sitwell::accuracy {

struct Recorded {
  /// @throws RecordingError as RecordingReader does.
  Recorded(const std::filesystem::path& path, const ColumnChoice& columns);
  // Rows point at the labels.
  Recorded(const Recorded&) = delete;
  Recorded& operator=(const Recorded&) = delete;

  std::string name;    ///< of the file, without its endings
  std::string wearer;  ///< who wore it: sessions of one person share it
  std::set<std::string> labels;
  std::vector<ReplayRow> rows;
};

/// Who wears the recording of this name. A letter at its end counts wearings; two phones were on
/// one person where the set says so.
std::string wearer_of(const std::string& name);

class MemoryRows final : public Rows {
 public:
  explicit MemoryRows(const Recorded& recorded) : recorded_(recorded) {}
  bool next(ReplayRow& row) override;

 private:
  const Recorded& recorded_;
  std::size_t next_ = 0;
};

}  // namespace sitwell::accuracy
