// Prompts in a file, as `sitwell export --what prompts` writes and `sitwell import` reads them, in
// the layout that docs/export.md describes. Opens no database and no file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/table_file.hpp"
#include "history/prompt_row.hpp"

namespace sitwell::cli {

std::string as_csv(std::span<const StoredPrompt> prompts);
std::string as_json(std::span<const StoredPrompt> prompts);

/// A prompt, and quiet, as JSON has them.
Json to_json(const StoredPrompt& prompt);
Json to_json(const StoredQuiet& quiet);

/// Reads either into `prompts`, which outlive the reader. Those that make no sense are left out.
TableReader reader_into(std::vector<StoredPrompt>& prompts);

}  // namespace sitwell::cli
