// A file the wearer asked for, written so that a full disk is noticed and said.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace sitwell::cli {

/// Text goes to the file as it comes, in blocks; close() makes sure of it. A file that was never
/// closed holds what came before the failure.
class OutputFile {
 public:
  /// Creates or empties the file. Throws std::runtime_error that names the path and the cause.
  explicit OutputFile(std::string path);

  /// Throws std::runtime_error, as do the others, when the disk is full or the file is gone.
  template <typename... Arguments>
  void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(fmt::appender(buffer_), format, std::forward<Arguments>(arguments)...);
    if (buffer_.size() >= block_size) flush();
  }

  void write(std::string_view text) { print("{}", text); }

  /// Flushes, and says so if any of it did not reach the file.
  void close();

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  static constexpr std::size_t block_size = 1 << 16;  // few system calls, little memory

  void flush();

  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
  fmt::memory_buffer buffer_;
};

}  // namespace sitwell::cli
