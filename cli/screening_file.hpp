// Screenings in a file, as `sitwell export --what screening` writes them, in the layout that
// docs/export.md describes: for the wearer to keep or to show, not to be imported, for answers are
// to be given anew. Opens no database and no file.
#pragma once

#include <span>
#include <string>

#include "cli/table_file.hpp"
#include "history/health_row.hpp"

namespace sitwell::cli {

/// CSV has a row an answer. Every question is in it, those that were not answered with no.
std::string as_csv(std::span<const StoredScreening> screenings);
std::string as_json(std::span<const StoredScreening> screenings);

/// A screening as JSON has it.
Json to_json(const StoredScreening& screening);

}  // namespace sitwell::cli
