#include "history/paths.hpp"

#include <cstdlib>

namespace sitwell {

std::filesystem::path default_history_path() {
  namespace fs = std::filesystem;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  // The XDG base directory specification wants relative paths ignored.
  const fs::path base = data != nullptr && fs::path{data}.is_absolute()
                            ? fs::path{data}
                            : fs::path{home != nullptr ? home : "."} / ".local" / "share";
  return base / "sitwell" / "history.db";
}

}  // namespace sitwell
