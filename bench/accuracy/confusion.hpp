// What was labelled against what was booked, in seconds, and a picture of it for the documentation.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/posture.hpp"

namespace sitwell::accuracy {

class Confusion {
 public:
  /// The row of a label, e.g. walking for a treadmill; empty for labels that are not shown.
  static std::string_view row_of(std::string_view label);

  void add(std::string_view label, Posture claimed);
  Confusion& operator+=(const Confusion& other);
  [[nodiscard]] bool empty() const { return seconds_.empty(); }

  /// A table of shares, a row a kind of label.
  void print() const;
  /// @throws std::runtime_error when the file cannot be written.
  void write_svg(const std::filesystem::path& path, const std::string& title) const;

 private:
  using Counts = std::array<long, all_postures.size()>;
  std::map<std::string, Counts, std::less<>> seconds_;  ///< by row
};

}  // namespace sitwell::accuracy
