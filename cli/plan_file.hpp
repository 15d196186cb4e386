// Plans in a file, as `sitwell export --what plan` writes them, in the layout that docs/export.md
// describes: every plan there was and why it changed. Opens no database and no file.
#pragma once

#include <span>
#include <string>

#include "cli/table_file.hpp"
#include "history/health_row.hpp"

namespace sitwell::cli {

std::string as_csv(std::span<const StoredPlan> plans);
std::string as_json(std::span<const StoredPlan> plans);

/// A plan as JSON has it; a figure that there is not is null.
Json to_json(const StoredPlan& plan);

}  // namespace sitwell::cli
