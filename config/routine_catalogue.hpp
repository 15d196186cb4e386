// Every routine there is: those that come with Sitwell, and the wearer's own beside or instead of
// them, from files in a folder.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/routine.hpp"

namespace sitwell {

enum class RoutineFrom {
  shipped,
  own,         ///< the wearer's
  overriding,  ///< the wearer's, in place of a shipped one of the same id
};
std::string_view name_of(RoutineFrom from);

struct CatalogueEntry {
  Routine routine;
  RoutineFrom from = RoutineFrom::shipped;
  std::filesystem::path path;  ///< of the wearer's file
};

struct Catalogue {
  /// The shipped ones in their order, then the wearer's own by id.
  std::vector<CatalogueEntry> entries;
  /// What is wrong with the wearer's files, a sentence each; everything else is in force.
  std::vector<std::string> complaints;

  [[nodiscard]] const CatalogueEntry* find(std::string_view id) const;
};

/// Those that come with Sitwell, from routines/*.toml, in the order to meet them in.
std::span<const Routine> shipped_routines();

/// $XDG_CONFIG_HOME/sitwell/routines, or ~/.config/sitwell/routines.
std::filesystem::path default_routines_dir();

/// Reads the folder's *.toml, 200 at most, in the order of their names; a folder that is not there
/// is empty. Never throws for what is in it.
Catalogue load_catalogue(const std::filesystem::path& user_dir = default_routines_dir());

/// What became of a file that was to be written.
struct RoutineWritten {
  std::filesystem::path path;
  std::vector<std::string> complaints;  ///< why it was not
  [[nodiscard]] bool ok() const { return complaints.empty(); }
};

/// The routine as a file of its own. One that is there is only replaced when that is forced.
RoutineWritten export_routine(const Routine& routine, const std::filesystem::path& path,
                              bool force);

/// Takes the file into the wearer's folder as it stands, once nothing is wrong with it. A routine
/// of the wearer's with the same id is only replaced when that is forced; a shipped one is
/// overridden.
RoutineWritten import_routine(const std::filesystem::path& file, bool force,
                              const std::filesystem::path& user_dir = default_routines_dir());

}  // namespace sitwell
