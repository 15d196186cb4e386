// Bouts in a file, as `sitwell export` writes and `sitwell import` reads them: CSV or JSON, in the
// layout that docs/export.md describes. Opens no database and no file.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "history/row.hpp"

namespace sitwell::cli {

/// The layout's version; it grows when a reader of the old one would read the new one wrongly.
constexpr int bout_layout_version = 1;

struct BoutFile {
  std::vector<Source> sources;
  std::vector<StoredBout> bouts;  ///< source_id refers to an id in sources
};

/// Times and durations with milliseconds. That a bout was still open is not said.
std::string as_csv(const BoutFile& file);
std::string as_json(const BoutFile& file);

/// A bout as as_json() has it, its source left out.
nlohmann::ordered_json to_json(const StoredBout& bout);

struct ParsedBoutFile : BoutFile {
  /// What was left out and why: "file:line:column: ...", or "file: bout 17: ..." in JSON.
  std::vector<std::string> skipped;
};

/// Reads either layout, told apart by its first character. Bouts that make no sense are left out.
/// @throws UnusableInput with one sentence when it is not such a file at all, or of a newer layout.
ParsedBoutFile parse_bout_file(std::string_view text, const std::string& name);

}  // namespace sitwell::cli
