// Where the history lives.
#pragma once

#include <filesystem>

namespace sitwell {

/// $XDG_DATA_HOME/sitwell/history.db, or ~/.local/share/sitwell/history.db. Creates nothing: the
/// writer makes the folder, for the wearer's eyes only.
std::filesystem::path default_history_path();

}  // namespace sitwell
