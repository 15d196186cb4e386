// Reads a recording of a clip, row by row: CSV or gzip of it, with a header. Made for files from
// anywhere, so a broken row is counted, reported and skipped; only a file that cannot be used at
// all is an error. One reader belongs to one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "core/vector3.hpp"
#include "recordings/byte_source.hpp"
#include "recordings/recording_error.hpp"

namespace sitwell {

/// Which columns are whose: a prefix to ax, ay, az, gx, gy, gz. "" reads ax, "left_" reads left_ax.
struct ColumnChoice {
  std::string thigh;
  std::optional<std::string> pelvis = std::nullopt;
};

struct RecordingRow {
  Instant at{};    ///< t_s from Instant{}, bunched stamps evened out; always later than the last
  double t_s = 0;  ///< as written
  Vector3 acceleration_mps2;
  Vector3 turn_rate_radps;
  /// Nothing where no pelvis was chosen, or where its sensor gave nothing (six zeros).
  std::optional<Vector3> pelvis_acceleration_mps2;
  std::optional<Vector3> pelvis_turn_rate_radps;
  std::string_view label;  ///< empty without a label column; valid until the next call of next()
  std::size_t line = 0;    ///< in the file, the header being 1
};

/// What was left out, for the one message at the end.
struct SkippedRows {
  std::size_t broken = 0;             ///< rows that make no sense
  std::size_t missing = 0;            ///< rows of six zeros: the sensor gave nothing
  std::vector<std::string> examples;  ///< the first few broken ones, "file:line:column: what"
  std::string cut_short;  ///< why the file ended early (damaged or truncated gzip); else empty
};

class RecordingReader {
 public:
  /// Opens the file and reads its header. @throws RecordingError: missing, a directory, empty, not
  /// text, or without the chosen columns (which says what there is instead).
  explicit RecordingReader(const std::filesystem::path& path, const ColumnChoice& columns = {});
  /// Reads from memory or elsewhere; `name` stands for the path in messages.
  RecordingReader(std::unique_ptr<ByteSource> source, const std::string& name,
                  const ColumnChoice& columns = {});
  ~RecordingReader();
  RecordingReader(RecordingReader&&) noexcept;
  RecordingReader& operator=(RecordingReader&&) noexcept;

  /// The next good row; false at the end. Never throws on what is in the file.
  bool next(RecordingRow& row);

  [[nodiscard]] bool has_label() const;
  /// How far through the file, 0..1, by its size on disk.
  [[nodiscard]] double progress() const;
  /// Complete once next() has returned false.
  [[nodiscard]] const SkippedRows& skipped() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell
