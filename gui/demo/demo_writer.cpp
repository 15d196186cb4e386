#include "gui/demo/demo_writer.hpp"

#include <algorithm>
#include <vector>

#include "core/tracker.hpp"
#include "history/writer.hpp"
#include "recordings/labelled_calibration.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell::gui {
namespace {

/// UTC as instants: a demonstration has no boot time.
Calendar utc_calendar() { return Calendar({.boot = Instant{}, .utc_ms = 0}); }
Instant at_utc(std::int64_t utc_ms) { return Instant{std::chrono::milliseconds{utc_ms}}; }

/// How today's clip sits, from the guided calibration that the day begins with; nothing where that
/// is still to come, or fails.
Effects mountings_of_today(std::int64_t midnight_utc_ms) {
  SimulatedWearer wearer({}, simulated_week());
  Tracker tracker;
  LabelledCalibration calibration;
  SimulatedSample row;
  Effects found;
  const auto note = [&](const Effect& effect) {
    if (std::holds_alternative<MountingChanged>(effect)) found.push_back(effect);
  };
  const Duration midnight = at_utc(midnight_utc_ms) - Instant{};
  constexpr int most_samples = 100 * 120;  // two minutes: it is the first thing done
  for (int i = 0; i < most_samples && found.empty() && wearer.next(row); ++i) {
    row.sample.at += midnight;
    if (const auto pose = calibration.before(row.label))
      feed(tracker, GuidedCalibration{.at = row.sample.at, .pose = *pose}, note);
    feed(tracker, row.sample, note);
  }
  return found;
}

}  // namespace

void write_demo(const std::filesystem::path& path, const DemoHistory& history,
                std::int64_t midnight_utc_ms) {
  HistoryWriter writer(path);
  writer.import({&history.source, 1}, history.bouts);
  writer.import(history.prompts);
  writer.import(history.routines);
  writer.import(history.check_ins);
  writer.record_as(history.source.kind, history.source.name, utc_calendar());
  for (const StoredScreening& row : history.screenings)
    writer.save(row.answers, at_utc(row.at_utc_ms));
  for (const StoredPlan& row : history.plans) writer.save(row.plan, at_utc(row.at_utc_ms));
  writer.apply(mountings_of_today(midnight_utc_ms));
}

}  // namespace sitwell::gui
