// Routine sessions in a file, as `sitwell export --what routines` writes and `sitwell import` reads
// them, in the layout that docs/export.md describes. Opens no database and no file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/table_file.hpp"
#include "history/routine_row.hpp"

namespace sitwell::cli {

/// CSV has a row a hold, the session's fields in each.
std::string as_csv(std::span<const StoredRoutine> routines);
std::string as_json(std::span<const StoredRoutine> routines);

/// A session as JSON has it, its holds nested.
Json to_json(const StoredRoutine& routine);

/// Reads either into `routines`, which outlive the reader. A session of which a hold makes no sense
/// is left out whole.
TableReader reader_into(std::vector<StoredRoutine>& routines);

}  // namespace sitwell::cli
