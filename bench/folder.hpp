// A folder of a benchmark's own, gone with it.
#pragma once

#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace sitwell {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "sitwell-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path file() const { return path_ / "history.db"; }

 private:
  std::filesystem::path path_;
};

}  // namespace sitwell
