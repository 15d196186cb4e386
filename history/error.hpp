// The one exception of the history: a file that cannot be used, or not be written just now.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace sitwell {

/// what() reads "PATH: cause; what was kept and what to do next".
class HistoryError : public std::runtime_error {
 public:
  HistoryError(const std::filesystem::path& path, const std::string& cause,
               const std::string& remedy)
      : std::runtime_error{path.string() + ": " + cause + "; " + remedy}, path_{path} {}
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace sitwell
