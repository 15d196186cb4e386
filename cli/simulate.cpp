// sitwell simulate: a recording of a wearer who never was, with the truth as its labels.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "cli/simulation.hpp"
#include "recordings/recording_writer.hpp"

namespace sitwell::cli {
namespace {

struct SimulateOptions {
  std::string kind;
  std::string path;
  SimulatedWearerSettings wearer;
};

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

}  // namespace

void add_simulate(CLI::App& app) {
  auto options = std::make_shared<SimulateOptions>();
  CLI::App& command = *app.add_subcommand("simulate", "Write a simulated recording");
  command.add_option("kind", options->kind, "Which wearer to simulate")
      ->required()
      ->check(CLI::IsMember(simulation_names()));
  command.add_option("file", options->path, "Where to: .csv, or .csv.gz to compress")->required();
  command.add_option("--seed", options->wearer.seed, "Another seed is another wearer")
      ->capture_default_str();
  command.add_option("--rate", options->wearer.rate_hz, "Samples a second")
      ->capture_default_str()
      ->check(CLI::Range(10.0, 1000.0));
  command.callback([options] { simulate(*options); });
}

}  // namespace sitwell::cli
