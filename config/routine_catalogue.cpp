#include "config/routine_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <system_error>
#include <utility>

#include "config/routine_file.hpp"
#include "config/settings.hpp"
#include "config/shipped_routines.hpp"

namespace sitwell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 200;  // nobody has learnt so many

/// The folder's routine files by name; says what kept it from being read.
std::vector<fs::path> files_in(const fs::path& folder, std::vector<std::string>& complaints) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::directory_iterator at{folder, error};
  for (; !error && at != fs::directory_iterator{}; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(".toml") && !name.starts_with(".")) files.push_back(at->path());
  }
  if (error && error != std::errc::no_such_file_or_directory)
    complaints.push_back(fmt::format("{}: the folder of routines cannot be read: {}",
                                     folder.string(), error.message()));
  std::sort(files.begin(), files.end());
  if (files.size() > most_files) {
    complaints.push_back(fmt::format("{}: more than {} routines; those from {} on are left out",
                                     folder.string(), most_files,
                                     files[most_files].filename().string()));
    files.resize(most_files);
  }
  return files;
}

/// The shipped one that a file which cannot be used would have overridden: it is named like it.
std::string what_holds(const fs::path& file) {
  const std::string id = file.stem().string();
  const auto shipped = shipped_routines();
  const bool known = std::any_of(shipped.begin(), shipped.end(),
                                 [&](const Routine& routine) { return routine.id == id; });
  return fmt::format("{}: this routine is not used until that is corrected{}", file.string(),
                     known ? "; the one that came with Sitwell is" : "");
}

/// The wearer's routines on their way into the catalogue.
class Joiner {
 public:
  explicit Joiner(Catalogue& catalogue) : catalogue_{catalogue} {}

  void read(const fs::path& file) {
    ParsedRoutine parsed = read_routine(file);
    if (parsed.routine) return join(std::move(*parsed.routine), file);
    auto& all = catalogue_.complaints;
    all.insert(all.end(), parsed.complaints.begin(), parsed.complaints.end());
    all.push_back(what_holds(file));
  }

 private:
  void join(Routine routine, const fs::path& file) {
    auto& entries = catalogue_.entries;
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry.routine.id == routine.id;
    });
    if (same == entries.end()) {
      entries.push_back({std::move(routine), RoutineFrom::own, file});
    } else if (same->from == RoutineFrom::shipped) {
      *same = {std::move(routine), RoutineFrom::overriding, file};
    } else {
      catalogue_.complaints.push_back(
          fmt::format("{}: its id {} is that of {} already, which holds; give one of them another",
                      file.string(), routine.id, same->path.filename().string()));
    }
  }

  Catalogue& catalogue_;
};

}  // namespace

std::string_view name_of(RoutineFrom from) {
  switch (from) {
    case RoutineFrom::shipped: return "shipped";
    case RoutineFrom::own: return "own";
    case RoutineFrom::overriding: return "overriding";
  }
  return "shipped";
}

const CatalogueEntry* Catalogue::find(std::string_view id) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [id](const auto& entry) { return entry.routine.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

std::span<const Routine> shipped_routines() {
  static const std::vector<Routine> routines = [] {
    std::vector<Routine> all;
    for (const ShippedFile& file : shipped_routine_files()) {
      ParsedRoutine parsed = parse_routine(file.text, file.name);
      assert(parsed.routine);  // a test reads them
      if (parsed.routine) all.push_back(std::move(*parsed.routine));
    }
    return all;
  }();
  return routines;
}

fs::path default_routines_dir() { return default_settings_folder() / "routines"; }

Catalogue load_catalogue(const fs::path& user_dir) {
  Catalogue catalogue;
  for (const Routine& routine : shipped_routines())
    catalogue.entries.push_back({routine, RoutineFrom::shipped, {}});
  Joiner joiner{catalogue};
  for (const fs::path& file : files_in(user_dir, catalogue.complaints)) joiner.read(file);
  std::sort(catalogue.entries.begin() + static_cast<std::ptrdiff_t>(shipped_routines().size()),
            catalogue.entries.end(),
            [](const auto& a, const auto& b) { return a.routine.id < b.routine.id; });
  return catalogue;
}

}  // namespace sitwell
