// What is wrong with a file that a wearer wrote: gathered while it is read, told in its order.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/toml_tree.hpp"

namespace sitwell {

class FileComplaints {
 public:
  explicit FileComplaints(std::filesystem::path path) : path_{std::move(path)} {}

  /// Beyond a hundred nobody reads on: they are dropped.
  void add(Place place, std::string what);
  /// Whether another would be kept: finding out what was meant takes time.
  [[nodiscard]] bool full() const;
  [[nodiscard]] bool empty() const { return all_.empty(); }
  /// "PATH:LINE:COLUMN: what is wrong", in the file's order.
  [[nodiscard]] std::vector<std::string> texts() const;

 private:
  struct At {
    Place place;
    std::string what;
  };

  std::filesystem::path path_;
  std::vector<At> all_;
};

}  // namespace sitwell
