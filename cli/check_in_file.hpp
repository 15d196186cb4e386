// Check-ins in a file, as `sitwell export --what check-ins` writes and `sitwell import` reads them,
// in the layout that docs/export.md describes. Opens no database and no file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/table_file.hpp"
#include "history/health_row.hpp"

namespace sitwell::cli {

std::string as_csv(std::span<const StoredCheckIn> check_ins);
std::string as_json(std::span<const StoredCheckIn> check_ins);

/// A check-in as JSON has it; what was not answered is null.
Json to_json(const StoredCheckIn& check_in);

/// Reads either into `check_ins`, which outlive the reader. Those that make no sense are left out.
TableReader reader_into(std::vector<StoredCheckIn>& check_ins);

}  // namespace sitwell::cli
