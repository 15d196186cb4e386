#include "history/open.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <optional>
#include <system_error>

namespace sitwell {
namespace {

namespace fs = std::filesystem;

HistoryError nothing_yet(const fs::path& path) {
  return {path, "there is no history here yet",
          "it begins with the first bout that is recorded or replayed"};
}

/// A file that nobody has written to: what a crash at the very beginning leaves.
bool is_empty(sqlite::Database& database) {
  return database.integer("PRAGMA application_id") == 0 &&
         database.integer("PRAGMA user_version") == 0 &&
         database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

/// What is wrong with the file's content; nothing if it is sound, ours and not newer than we are.
/// Throws HistoryError for a file that is not ours to touch, sqlite::Error if it cannot be read.
std::optional<std::string> damage(const fs::path& path, int newest) {
  try {
    // Read-only, so that a file we will refuse stays as it is to the last byte.
    sqlite::Database database = sqlite::Database::read_only(path);
    const std::int64_t version = database.integer("PRAGMA user_version");
    const std::int64_t id = database.integer("PRAGMA application_id");
    if (is_empty(database)) return std::nullopt;
    if (id != application_id)
      throw HistoryError{path, "this is a database, but not a Sitwell history",
                         "it was left untouched; name another file"};
    if (version > newest)
      throw HistoryError{
          path,
          fmt::format("the history is of version {}, newer than this Sitwell, which knows {}",
                      version, newest),
          "it was left untouched; install the newer Sitwell again"};
    sqlite::Statement check{database, "PRAGMA quick_check(1)"};
    sqlite::Rows rows = check.query();
    if (rows.next() && rows.text(0) != "ok") return rows.text(0);
    return std::nullopt;
  } catch (const sqlite::Error& error) {
    if (!error.damaged()) throw;
    return error.what();
  }
}

/// Moves the file and what belongs to it to a name that is not taken. Nothing is deleted.
fs::path set_aside(const fs::path& path) {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  const std::string stem =
      fmt::format("{}.damaged-{:%Y%m%dT%H%M%SZ}", path.string(), fmt::gmtime(now));
  std::string name = stem;
  for (int n = 2; fs::exists(name); ++n) name = fmt::format("{}-{}", stem, n);
  fs::rename(path, name);
  for (const char* suffix : {"-wal", "-shm"})
    if (fs::exists(path.string() + suffix)) fs::rename(path.string() + suffix, name + suffix);
  return name;
}

/// The folder and the file are the wearer's alone: this is data on health.
void create_private(const fs::path& path) {
  const fs::path folder = path.parent_path();
  if (!folder.empty() && !fs::exists(folder)) {
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path());
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms::owner_all);
  }
  // SQLite gives the files beside it the same permissions.
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

sqlite::Database open_sound(const fs::path& path, std::span<const Migration> steps,
                            std::vector<std::string>& notices) {
  sqlite::Database database{path, sqlite::Mode::read_write_create};
  if (const auto backup = migrate(database, path, steps))
    notices.push_back(fmt::format("{}: brought up to version {}; the file as it was is kept as {}",
                                  path.string(), steps.back().version, backup->string()));
  // WAL: readers beside the writer. FULL: a bout once acknowledged survives a loss of power.
  database.execute("PRAGMA journal_mode = WAL");
  database.execute("PRAGMA synchronous = FULL");
  database.execute("PRAGMA foreign_keys = ON");
  database.execute("PRAGMA temp_store = MEMORY");
  // What is deleted or replaced, a note on how the wearer feels, is wiped and not only unlinked.
  database.execute("PRAGMA secure_delete = ON");
  return database;
}

}  // namespace

sqlite::Database open_for_writing(const fs::path& path, std::span<const Migration> steps,
                                  std::vector<std::string>& notices) {
  return explaining(path, [&] {
    try {
      if (fs::exists(path)) {
        if (const auto found = damage(path, steps.back().version)) {
          const fs::path aside = set_aside(path);
          notices.push_back(fmt::format(
              "{}: the history is damaged ({}); it is kept as {} and a new one was begun. "
              "`sqlite3 {} .recover` may bring rows back.",
              path.string(), *found, aside.string(), aside.string()));
        }
      }
      create_private(path);
      return open_sound(path, steps, notices);
    } catch (const fs::filesystem_error& error) {
      throw HistoryError{path, error.code().message(),
                         "nothing was changed; check the folder and its permissions"};
    }
  });
}

sqlite::Database open_for_reading(const fs::path& path) {
  return explaining(path, [&] {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) throw nothing_yet(path);
    const int newest = schema_version();
    sqlite::Database database = sqlite::Database::read_only(path);
    const std::int64_t version = database.integer("PRAGMA user_version");
    const std::int64_t id = database.integer("PRAGMA application_id");
    if (is_empty(database)) throw nothing_yet(path);
    if (id != application_id)
      throw HistoryError{path, "this is not a Sitwell history", "name another file"};
    if (version != newest)
      throw HistoryError{
          path, fmt::format("the history is of version {}, this Sitwell reads {}", version, newest),
          version > newest ? "install the newer Sitwell again"
                           : "it is brought up to date, and a copy kept, when next written to"};
    return database;
  });
}

HistoryError explained(const fs::path& path, const sqlite::Error& error) {
  const std::string said = error.what();
  switch (error.code()) {
    case SQLITE_FULL:
      return {path, "the disk is full",
              "all that was saved before is kept; free some space and saving goes on"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {path, "the file or its folder cannot be written to (" + said + ")",
              "all that was saved before is kept; check the permissions and the disk"};
    case SQLITE_CANTOPEN:
      return {path, "the file cannot be opened (" + said + ")",
              "nothing was changed; check that the folder exists and that you can write to it"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {path, "another program is writing to the history",
              "nothing was changed; wait for it to finish and try again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {path, "the history is damaged (" + said + ")",
              "nothing was changed; it is set aside, and a new one begun, when next written to"};
    case SQLITE_IOERR:
      return {path, "the disk reported an error (" + said + ")",
              "all that was saved before is kept; check the disk and its free space"};
    default:
      return {path, said, "nothing was changed; this is a fault in Sitwell, please report it"};
  }
}

}  // namespace sitwell
