// How a history file is opened: what is refused, what is set aside, what a result code means to
// the wearer. Private to this folder.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "history/error.hpp"
#include "history/schema.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// Opens or creates the file for writing, checked and brought up to the last of `steps`. What the
/// wearer should know (a damaged file was set aside, an old one copied) is appended to `notices`.
/// Throws HistoryError; a file that is refused is left untouched.
sqlite::Database open_for_writing(const std::filesystem::path& path,
                                  std::span<const Migration> steps,
                                  std::vector<std::string>& notices);

/// Opens an existing file of the current version for reading. Throws HistoryError.
sqlite::Database open_for_reading(const std::filesystem::path& path);

/// The same error in the wearer's words.
HistoryError explained(const std::filesystem::path& path, const sqlite::Error& error);

/// Runs `action`, with SQLite's errors explained.
template <class Action>
auto explaining(const std::filesystem::path& path, const Action& action) {
  try {
    return action();
  } catch (const sqlite::Error& error) {
    throw explained(path, error);
  }
}

}  // namespace sitwell
