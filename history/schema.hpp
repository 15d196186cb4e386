// The history's schema: its numbered versions, and how a file gets from one to the next.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace sitwell {

namespace sqlite {
class Database;
}

/// Brings a file of the version before to `version`.
struct Migration {
  int version = 0;
  const char* sql = "";
};

/// All versions there are, from 1 on without a gap.
std::span<const Migration> migrations();
/// The version this program writes.
int schema_version();

/// PRAGMA application_id of a history: "SITW".
inline constexpr std::int64_t application_id = 0x53495457;

/// Brings the file up to the last of `steps` in one transaction: all of it or nothing. A file that
/// already holds a history is copied to "NAME.before-vN" first; the copy's path is returned.
/// Throws sqlite::Error and leaves the file as it was.
std::optional<std::filesystem::path> migrate(sqlite::Database& database,
                                             const std::filesystem::path& path,
                                             std::span<const Migration> steps);

}  // namespace sitwell
