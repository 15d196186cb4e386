// sitwell import: bouts, prompts, routines or check-ins that sitwell export wrote, into the
// history. Doing it again changes nothing.
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "cli/bout_file.hpp"
#include "cli/check_in_file.hpp"
#include "cli/commands.hpp"
#include "cli/history_view.hpp"
#include "cli/prompt_file.hpp"
#include "cli/routine_file.hpp"
#include "history/writer.hpp"

namespace sitwell::cli {
namespace {

std::string content_of(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw UnusableInput(fmt::format("{}: is a folder, not a file", path));
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad())
    throw UnusableInput(fmt::format("{}: cannot be read: {}", path, std::strerror(errno)));
  return text;
}

}  // namespace

void import_file(const ImportOptions& options) {
  BoutFile bouts;
  std::vector<StoredPrompt> prompts;
  std::vector<StoredRoutine> routines;
  std::vector<StoredCheckIn> check_ins;
  const std::array readers{reader_into(bouts), reader_into(prompts), reader_into(routines),
                           reader_into(check_ins)};
  const auto skipped = read_table(content_of(options.file), options.file, readers);
  for (const std::string& line : skipped) fmt::print(stderr, "{}\n", line);

  HistoryWriter writer(database_path(options.database));
  for (const std::string& notice : writer.notices()) fmt::print(stderr, "sitwell: {}\n", notice);
  // A file holds one kind of them.
  const ImportCounts counts = !prompts.empty()     ? writer.import(prompts)
                              : !routines.empty()  ? writer.import(routines)
                              : !check_ins.empty() ? writer.import(check_ins)
                                                   : writer.import(bouts.sources, bouts.bouts);
  fmt::print("{}: {} added, {} unchanged, {} skipped\n", options.file, counts.added,
             counts.unchanged,
             counts.overlapping + counts.invalid + static_cast<int>(skipped.size()));
  if (counts.overlapping > 0)
    fmt::print(
        "{} of the skipped tell of time that the history already tells of; it stays as it "
        "is.\n",
        counts.overlapping);
}

}  // namespace sitwell::cli
