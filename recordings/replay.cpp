#include "recordings/replay.hpp"

#include "recordings/finished_timeline.hpp"
#include "recordings/labelled_calibration.hpp"
#include "recordings/look_ahead.hpp"

namespace sitwell {
RecordingRows::RecordingRows(const std::filesystem::path& path, const ColumnChoice& columns)
    : reader_(path, columns) {}

bool RecordingRows::next(ReplayRow& row) {
  if (!reader_.next(row_)) return false;
  row.thigh = {.at = row_.at,
               .acceleration_mps2 = row_.acceleration_mps2,
               .turn_rate_radps = row_.turn_rate_radps,
               .site = BodySite::thigh};
  row.pelvis = std::nullopt;
  if (row_.pelvis_acceleration_mps2 && row_.pelvis_turn_rate_radps)
    row.pelvis = Sample{.at = row_.at,
                        .acceleration_mps2 = *row_.pelvis_acceleration_mps2,
                        .turn_rate_radps = *row_.pelvis_turn_rate_radps,
                        .site = BodySite::pelvis};
  row.t_s = row_.t_s;
  row.label = row_.label;
  return true;
}

ReplaySummary replay(const std::function<Rows&()>& open, const ReplayOptions& options,
                     const ReplayWatcher& watcher) {
  ReplaySummary summary;
  Mounting ahead;
  if (options.look_ahead && !options.calibrate_from_labels)
    ahead = look_ahead(open, options.tracker);
  summary.looked_ahead = ahead.known();

  Tracker tracker(options.tracker);
  FinishedTimeline timeline;
  const auto on_effect = [&](const Effect& effect) {
    if (watcher.want_timeline) timeline.on(effect);
    if (const auto* finished = std::get_if<CalibrationFinished>(&effect))
      if (finished->site == BodySite::thigh) summary.calibration = *finished;
    if (watcher.effect) watcher.effect(effect);
  };
  const auto feed_input = [&](const Input& input) { feed(tracker, input, on_effect); };

  Rows& rows = open();
  LabelledCalibration calibration;
  ReplayRow row;
  while (rows.next(row)) {
    if (summary.rows == 0) {
      summary.begin = row.thigh.at;
      if (ahead.known()) feed_input(MountingRestored{.at = row.thigh.at, .mounting = ahead});
    }
    if (options.calibrate_from_labels) {
      if (const auto pose = calibration.before(row.label)) {
        feed_input(GuidedCalibration{.at = row.thigh.at, .pose = *pose});
        if (row.pelvis)
          feed_input(
              GuidedCalibration{.at = row.thigh.at, .pose = *pose, .site = BodySite::pelvis});
      }
    }
    feed_input(row.thigh);
    if (row.pelvis) feed_input(*row.pelvis);
    if (watcher.up) watcher.up(row, tracker.up());
    if (watcher.want_timeline) timeline.on_row(row, tracker);
    summary.end = row.thigh.at;
    ++summary.rows;
    if (watcher.progress && summary.rows % 4096 == 0) watcher.progress(summary.rows);
  }
  if (summary.rows > 0) {
    feed_input(ClipLost{.at = summary.end, .site = BodySite::thigh});
    feed_input(ClipLost{.at = summary.end, .site = BodySite::pelvis});
  }
  summary.mounting = tracker.mounting();
  if (watcher.want_timeline) {
    summary.segments = timeline.segments();
    summary.seconds = timeline.seconds();
  }
  return summary;
}

}  // namespace sitwell
