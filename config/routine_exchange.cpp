#include <fmt/format.h>

#include <exception>
#include <system_error>

#include "config/replace_file.hpp"
#include "config/routine_catalogue.hpp"
#include "config/routine_file.hpp"
#include "config/text_file.hpp"

namespace sitwell {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

RoutineWritten write(const fs::path& path, std::string_view text) {
  try {
    replace_file(path, text);
    return {path, {}};
  } catch (const std::exception& failure) {
    return {path, {failure.what()}};
  }
}

/// Where a routine of that id is to go: over the wearer's file that has it, whatever its name.
fs::path place_for(const Routine& routine, const fs::path& user_dir) {
  const Catalogue now = load_catalogue(user_dir);
  const CatalogueEntry* entry = now.find(routine.id);
  if (entry && entry->from != RoutineFrom::shipped) return entry->path;
  return user_dir / fmt::format("{}.toml", routine.id);
}

/// Another routine's file is not what is to be replaced, forced or not.
bool holds_another(const fs::path& path, const Routine& routine) {
  const ParsedRoutine there = read_routine(path);
  return there.routine && there.routine->id != routine.id;
}

}  // namespace

RoutineWritten export_routine(const Routine& routine, const fs::path& path, bool force) {
  if (!force && is_there(path))
    return {path,
            {fmt::format("{}: there is such a file already, and it was left as it is; choose "
                         "another name, or replace it with --force",
                         path.string())}};
  return write(path, routine_text(routine));
}

RoutineWritten import_routine(const fs::path& file, bool force, const fs::path& user_dir) {
  const TextFile read = read_text_file(file, longest_routine_file);
  const ParsedRoutine parsed = parse_routine(read, file);
  if (!parsed.routine) return {file, parsed.complaints};
  const fs::path path = place_for(*parsed.routine, user_dir);
  if (is_there(path) && holds_another(path, *parsed.routine))
    return {path,
            {fmt::format("{}: this file holds another routine, and was left as it is; rename it "
                         "first",
                         path.string())}};
  if (!force && is_there(path))
    return {path,
            {fmt::format("{}: you have a routine {} already, and it was left as it is; replace it "
                         "with --force",
                         path.string(), parsed.routine->id)}};
  return write(path, read.text);
}

}  // namespace sitwell
