// Bouts in a file, as `sitwell export` writes and `sitwell import` reads them: CSV or JSON, in the
// layout that docs/export.md describes. Opens no database and no file.
#pragma once

#include <string>
#include <vector>

#include "cli/table_file.hpp"
#include "history/row.hpp"

namespace sitwell::cli {

struct BoutFile {
  std::vector<Source> sources;
  std::vector<StoredBout> bouts;  ///< source_id refers to an id in sources
};

/// Times and durations with milliseconds. That a bout was still open is not said.
std::string as_csv(const BoutFile& file);
std::string as_json(const BoutFile& file);

/// A bout as as_json() has it, its source left out.
Json to_json(const StoredBout& bout);

/// Reads either into `file`, which outlives the reader. Bouts that make no sense are left out.
TableReader reader_into(BoutFile& file);

}  // namespace sitwell::cli
