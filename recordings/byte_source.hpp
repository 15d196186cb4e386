// Where a recording's bytes come from: a file (plain or gzip, told by its first bytes) or memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace sitwell {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `size` bytes; 0 at the end, and from then on.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  /// How far through, 0..1.
  [[nodiscard]] virtual double progress() const = 0;
  /// Why the bytes ended before they should have; empty when all is well.
  [[nodiscard]] virtual std::string damage() const { return {}; }
};

/// @throws RecordingError when the file cannot be opened, or is a directory.
std::unique_ptr<ByteSource> open_file(const std::filesystem::path& path);

/// The bytes must outlive the source.
std::unique_ptr<ByteSource> open_memory(std::string_view bytes);

}  // namespace sitwell
