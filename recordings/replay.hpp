// Runs a recording, or a simulated wearer, through the tracker exactly as a live clip would: row by
// row through feed(). Everything that looks at recordings goes through here, so that what a
// benchmark measures is what the product does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/posture.hpp"
#include "core/tracker.hpp"
#include "recordings/recording_reader.hpp"

namespace sitwell {

/// One row of samples as the tracker takes them.
struct ReplayRow {
  Sample thigh;
  std::optional<Sample> pelvis;
  double t_s = 0;          ///< as written in the recording
  std::string_view label;  ///< valid until the next row
};

/// Where rows come from.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual bool next(ReplayRow& row) = 0;
};

class RecordingRows final : public Rows {
 public:
  /// @throws RecordingError as RecordingReader does.
  RecordingRows(const std::filesystem::path& path, const ColumnChoice& columns);
  bool next(ReplayRow& row) override;
  [[nodiscard]] const RecordingReader& reader() const { return reader_; }

 private:
  RecordingReader reader_;
  RecordingRow row_;
};

struct ReplayOptions {
  TrackerSettings tracker;
  /// Rows labelled calibrate_stand and calibrate_sit are the guided calibration.
  bool calibrate_from_labels = false;
  /// Without a calibration, a recording too short to learn from live is gone through beforehand
  /// for what little walking it holds.
  bool look_ahead = true;
};

/// What the caller wants to see on the way; empty functions are not called.
struct ReplayWatcher {
  std::function<void(const Effect&)> effect;
  /// After every sample: the row and the thigh's up in the sensor frame.
  std::function<void(const ReplayRow&, const Vector3& up)> up;
  /// Every few thousand rows.
  std::function<void(std::size_t rows)> progress;
  bool want_timeline = true;  ///< collect ReplaySummary::segments and seconds
};

/// A second of the finished timeline, every back-dating and revision done.
struct PostureSecond {
  double t_s = 0;  ///< whole seconds; the posture is the one in the middle of its samples
  Posture posture = Posture::unknown;
  std::optional<double> hip_flexion_deg;
};

struct ReplaySummary {
  std::size_t rows = 0;
  Instant begin{}, end{};
  std::vector<PostureSegment> segments;  ///< the finished timeline
  std::vector<PostureSecond>
      seconds;        ///< the same by the second, without holes from the first to the last row
  Mounting mounting;  ///< the last one
  std::optional<CalibrationFinished> calibration;
  bool looked_ahead = false;  ///< the mounting is from a pass beforehand
};

/// Opens the rows (again, where a pass beforehand is needed) and runs them.
ReplaySummary replay(const std::function<Rows&()>& open, const ReplayOptions& options,
                     const ReplayWatcher& watcher = {});

}  // namespace sitwell
