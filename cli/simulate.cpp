// sitwell simulate: a recording of a wearer who never was, with the truth as its labels.
#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "cli/simulation.hpp"
#include "recordings/recording_writer.hpp"

namespace sitwell::cli {
void simulate(const SimulateOptions& options) {
  const std::vector<DayKind> days = simulated_days(options.kind).value();
  SimulatedWearer wearer(options.wearer, days);
  RecordingWriter writer{std::filesystem::path{options.path}};
  ProgressBar bar("simulating");
  SimulatedSample row;
  std::size_t rows = 0;
  while (wearer.next(row)) {
    writer.write(row.sample, row.label);
    if (++rows % 4096 == 0)
      bar.show(seconds(row.sample.at.time_since_epoch()) / (86400.0 * double(days.size())),
               fmt::format("{:.1f} million rows", double(rows) / 1e6));
  }
  writer.finish();
  fmt::print("{}: {} rows, {} labelled stretches\n", options.path, rows, wearer.truth().size());
}

}  // namespace sitwell::cli
