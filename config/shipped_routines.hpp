// The routine files that come with Sitwell, within the program: it works without being installed.
// The code is generated from routines/*.toml.
#pragma once

#include <span>
#include <string_view>

namespace sitwell {

struct ShippedFile {
  std::string_view name;  ///< "lunge.toml"
  std::string_view text;
};

/// In the order to meet them in.
std::span<const ShippedFile> shipped_routine_files();

}  // namespace sitwell
