// sitwell routines: the routines there are, and routine files in and out.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/coach/commands.hpp"
#include "cli/coach/health_history.hpp"
#include "cli/coach/routine_text.hpp"
#include "cli/prose.hpp"
#include "cli/table_file.hpp"
#include "config/figure_svg.hpp"
#include "config/routine_catalogue.hpp"
#include "config/routine_file.hpp"

namespace sitwell::cli {
namespace {

/// What is wrong with the wearer's files is said, and the rest goes on.
Catalogue catalogue() {
  Catalogue loaded = load_catalogue();
  for (const std::string& complaint : loaded.complaints)
    fmt::print(stderr, "sitwell: {}\n", complaint);
  return loaded;
}

const CatalogueEntry& entry_named(const Catalogue& catalogue, const std::string& id) {
  const CatalogueEntry* entry = catalogue.find(id);
  if (!entry)
    throw UnusableInput(
        fmt::format("there is no routine {}; `sitwell routines list` names them", shown(id)));
  return *entry;
}

void print(const Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::optional<Fit> fit_of(const Routine& routine, const std::optional<StoredScreening>& screening) {
  if (!screening) return std::nullopt;
  return sitwell::fit_of(routine, screening->answers);
}

Json list_json(const Catalogue& catalogue, const std::optional<StoredScreening>& screening) {
  Json json{{"format", "sitwell catalogue"}, {"version", 1}, {"screened", screening.has_value()}};
  json["routines"] = Json::array();
  for (const CatalogueEntry& entry : catalogue.entries)
    json["routines"].push_back(routine_json(entry, fit_of(entry.routine, screening)));
  return json;
}

void write_pictures(const Routine& routine, const std::string& folder) {
  std::filesystem::create_directories(folder);
  for (const Figure& figure : routine.figures) {
    const auto path =
        std::filesystem::path{folder} / fmt::format("{}-{}.svg", routine.id, figure.name);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << figure_svg(figure, fmt::format("{}: {}", routine.title, figure.name)) << std::flush;
    if (!file) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
    fmt::print(stderr, "{}\n", path.string());
  }
}

void conclude(const RoutineWritten& written, std::string_view what) {
  if (!written.ok())
    throw UnusableInput(fmt::format("{}", fmt::join(written.complaints, "\nsitwell: ")));
  fmt::print("{} {}\n", what, written.path.string());
}

}  // namespace

void list_routines(const RoutinesOptions& options) {
  const Catalogue all = catalogue();
  const auto screening = last_screening(options.database);
  if (options.json) return print(list_json(all, screening));
  const Screen screen = screen_of(stdout);
  for (const CatalogueEntry& entry : all.entries)
    fmt::print("{}\n", routine_summary(screen, entry, fit_of(entry.routine, screening)));
  fmt::print("{}", paragraph(screen, screening ? "`sitwell routine start ID` begins one, `sitwell "
                                                 "routines show ID` tells all about it."
                                               : "Whether they fit you is not known yet: `sitwell "
                                                 "screening` asks a few questions first."));
}

void show_routine(const RoutinesOptions& options) {
  const Catalogue all = catalogue();
  const CatalogueEntry& entry = entry_named(all, options.id);
  const auto fit = fit_of(entry.routine, last_screening(options.database));
  if (options.json)
    print(routine_json(entry, fit));
  else
    fmt::print("{}", routine_text(screen_of(stdout), entry, fit));
  if (!options.pictures.empty()) write_pictures(entry.routine, options.pictures);
}

bool check_routines(const RoutinesOptions& options) {
  bool well = true;
  Json files = Json::array();
  for (const std::string& file : options.files) {
    const ParsedRoutine parsed = read_routine(file);
    well = well && parsed.routine;
    files.push_back({{"file", file}, {"complaints", parsed.complaints}});
    if (options.json) continue;
    for (const std::string& complaint : parsed.complaints) fmt::print("{}\n", complaint);
    if (parsed.routine) fmt::print("{}: all is well ({})\n", file, parsed.routine->title);
  }
  if (options.json) print({{"format", "sitwell routine check"}, {"version", 1}, {"files", files}});
  return well;
}

void import_routine(const RoutinesOptions& options) {
  conclude(sitwell::import_routine(options.file, options.force), "Taken in:");
}

void export_routine(const RoutinesOptions& options) {
  const Catalogue all = catalogue();
  conclude(
      sitwell::export_routine(entry_named(all, options.id).routine, options.file, options.force),
      "Written:");
}

}  // namespace sitwell::cli
