// The rows of the tables `prompt` and `quiet`: how they are said again and again and stay one row
// each, though the clock is set and the program restarted between. Private to this folder; the
// writer owns it and wraps every call in a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/prompt.hpp"
#include "history/calendar.hpp"
#include "history/prompt_row.hpp"
#include "history/row_keys.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// Rows as they are, in order of time; what makes no sense is left out. Prompts that were shown in
/// the range, and quiet that reaches into it.
std::vector<StoredPrompt> stored_prompts(sqlite::Database& database, UtcRange range);
std::vector<StoredQuiet> stored_quiets(sqlite::Database& database, UtcRange range);

class PromptTable {
 public:
  explicit PromptTable(sqlite::Database& database);

  /// Saying one again replaces it. False when it could not be a row: a clock before 1970.
  bool save(const Prompt& prompt, Calendar& calendar);
  bool save(const Quiet& quiet, Calendar& calendar);
  /// Those shown from then on, in order; open ones from before are closed as withdrawn. What lies
  /// days ahead was dated by a clock that was wrong, and is left alone.
  [[nodiscard]] std::vector<Prompt> take_over(Instant from, const Calendar& calendar);
  /// The one in force, the last to begin where there are several.
  [[nodiscard]] std::optional<Quiet> quiet(Instant at, const Calendar& calendar);
  /// False when there is a prompt of that moment already; it stays.
  bool add(const StoredPrompt& row);

 private:
  void write(const StoredPrompt& row);

  sqlite::Database& database_;
  sqlite::Statement save_prompt_, withdraw_, save_quiet_;
  RowKeys prompts_, quiets_;
};

}  // namespace sitwell
