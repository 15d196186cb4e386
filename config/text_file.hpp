// A text file of the wearer's, read whole, whatever it turns out to be.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace sitwell {

struct TextFile {
  enum class State { read, missing, unreadable, too_large };
  State state = State::missing;
  std::string text;  ///< where it was read
};

/// Only regular files are opened: a pipe would wait for its writer. Never throws for what it finds.
TextFile read_text_file(const std::filesystem::path& path, std::size_t most_bytes);

}  // namespace sitwell
