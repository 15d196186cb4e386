// sitwell replay: a recording, or a simulated wearer, through the tracker as fast as it goes.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/history_view.hpp"
#include "cli/iso_time.hpp"
#include "cli/output_file.hpp"
#include "cli/progress.hpp"
#include "cli/replay_report.hpp"
#include "cli/simulation.hpp"
#include "cli/start_time.hpp"
#include "history/writer.hpp"
#include "recordings/effect_text.hpp"
#include "recordings/recording_error.hpp"
#include "recordings/replay.hpp"
#include "recordings/simulated_rows.hpp"

namespace sitwell::cli {
namespace {

/// Where the rows come from, and how far through them we are.
class Origin {
 public:
  explicit Origin(const ReplayOptions& options) : options_(options) {
    if (!options.simulate.empty()) days_ = simulated_days(options.simulate).value();
  }

  /// From the beginning. @throws UnusableInput when the file cannot be used.
  Rows& open() {
    if (simulated()) {
      SimulatedWearerSettings settings;
      settings.seed = options_.seed;
      rows_ = std::make_unique<SimulatedRows>(settings, days_);
      return *rows_;
    }
    try {
      auto rows = std::make_unique<RecordingRows>(options_.file, options_.columns);
      recording_ = rows.get();
      rows_ = std::move(rows);
    } catch (const RecordingError& error) {
      throw UnusableInput(error.what());
    }
    if (options_.calibrate_from_labels && !recording_->reader().has_label())
      throw UnusableInput(fmt::format(
          "{}: has no label column to calibrate from; leave out --calibrate-from-labels",
          options_.file));
    return *rows_;
  }

  [[nodiscard]] bool simulated() const { return !days_.empty(); }
  [[nodiscard]] std::string name() const {
    return simulated() ? fmt::format("simulated {}, seed {}", options_.simulate, options_.seed)
                       : std::filesystem::path{options_.file}.filename().string();
  }
  [[nodiscard]] double share(Instant at) const {
    return simulated() ? seconds(at.time_since_epoch()) / (86400.0 * double(days_.size()))
                       : recording_->reader().progress();
  }
  [[nodiscard]] SkippedRows skipped() const {
    return simulated() ? SkippedRows{} : recording_->reader().skipped();
  }

 private:
  const ReplayOptions& options_;
  std::vector<DayKind> days_;
  std::unique_ptr<Rows> rows_;
  const RecordingRows* recording_ = nullptr;
};

std::optional<OutputFile> output(const std::string& path, std::string_view header = "") {
  if (path.empty()) return std::nullopt;
  std::optional<OutputFile> file(std::in_place, path);
  file->write(header);
  return file;
}

TrackerSettings tracker_settings() {
  TrackerSettings tracker;
  tracker.bouts.heartbeat = settings().history_heartbeat;
  return tracker;
}

void write_postures(OutputFile& file, const ReplaySummary& summary) {
  for (const PostureSecond& second : summary.seconds) {
    file.print("{},{},", second.t_s, name_of(second.posture));
    // Adding zero to what is rounded turns a minus nothing into nothing.
    if (second.hip_flexion_deg)
      file.print("{:.2f}", std::round(*second.hip_flexion_deg * 100) / 100 + 0.0);
    file.write("\n");
  }
  file.close();
}

/// Writes the bouts into the history, and says where others were in the way.
std::string save(const ReplayOptions& options, const Origin& origin, const StartTime& start,
                 const ReplaySummary& summary, const Effects& effects) {
  HistoryWriter writer{std::filesystem::path{options.database}};
  for (const std::string& notice : writer.notices()) fmt::print(stderr, "sitwell: {}\n", notice);
  const Calendar calendar({.boot = Instant{}, .utc_ms = start.utc_ms}, start.offset_at);
  const UtcRange range{calendar.utc_ms(summary.begin), calendar.utc_ms(summary.end) + 1};
  writer.record_as(origin.simulated() ? SourceKind::simulated : SourceKind::recording,
                   origin.name(), calendar);
  const auto overlap = writer.overlapping(range);
  const ApplyCounts counts = writer.replace(range, effects);
  std::string text = fmt::format("  History: {}\n", options.database);
  if (overlap)
    text += fmt::format(
        "  Some of that time is already told by {}: it was kept, {} bouts of the replay were cut\n"
        "  short and {} left out. Another --start or --db keeps the two apart.\n",
        overlap->source.name, counts.trimmed, counts.skipped);
  return text;
}

}  // namespace

void replay(const ReplayOptions& options) {
  if (options.file.empty() && options.simulate.empty())
    throw UnusableInput("replay needs a recording, or --simulate office (see --help)");
  const StartTime start = start_time(options.start);
  Origin origin(options);
  origin.open();  // an unusable file must not cost anybody their output files
  auto postures = output(options.postures, "t_s,posture,hip_flexion_deg\n");
  auto up = output(options.up, "t_s,up_x,up_y,up_z\n");
  auto effects_text = output(options.effects);
  const bool keep = !options.database.empty();

  Effects effects;
  FinalBouts bouts;
  ProgressBar bar("replaying");
  Instant now{};
  ReplayWatcher watcher;
  watcher.effect = [&](const Effect& effect) {
    bouts.on(effect);
    if (effects_text) effects_text->print("{}\n", sitwell::to_text(effect));
    if (keep) effects.push_back(effect);
  };
  watcher.up = [&](const ReplayRow& row, const Vector3& direction) {
    now = row.thigh.at;
    if (up) up->print("{},{:.6f},{:.6f},{:.6f}\n", row.t_s, direction.x, direction.y, direction.z);
  };
  watcher.progress = [&](std::size_t rows) {
    bar.show(origin.share(now), fmt::format("{:.1f} million rows", double(rows) / 1e6));
  };

  const auto began = std::chrono::steady_clock::now();
  ReplayReport report;
  report.summary = sitwell::replay(
      [&]() -> Rows& { return origin.open(); },
      {.tracker = tracker_settings(),
       .calibrate_from_labels = options.calibrate_from_labels || origin.simulated()},
      watcher);
  report.elapsed_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  report.name = origin.name();
  report.anchored = start.words;
  report.figures = bouts.figures();
  report.skipped = origin.skipped();
  bar.clear();

  fmt::print(stderr, "{}", skipped_lines(report.skipped));
  if (report.summary.rows == 0)
    throw UnusableInput(fmt::format("{}: holds no row that can be read", options.file));
  if (postures) write_postures(*postures, report.summary);
  if (up) up->close();
  if (effects_text) effects_text->close();
  const std::string saved =
      keep ? save(options, origin, start, report.summary, effects) : std::string{};
  if (options.json)
    fmt::print("{}\n", to_json_text(report));
  else
    fmt::print("{}{}", to_text(screen_of(stdout), report), saved);
}

}  // namespace sitwell::cli
