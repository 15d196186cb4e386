// Cuts a byte source into lines without copying them, and without trusting their length.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "recordings/byte_source.hpp"

namespace sitwell {

class LineReader {
 public:
  /// Longer ones are passed over. The widest recording known has 150 bytes a row.
  static constexpr std::size_t longest_line = 16'384;

  explicit LineReader(std::unique_ptr<ByteSource> source);

  enum class Got { line, too_long, end };
  /// The next line without its LF or CR LF; valid until the next call.
  Got next(std::string_view& line);
  /// The number of the line last returned, from 1.
  [[nodiscard]] std::size_t line_number() const { return line_number_; }
  [[nodiscard]] const ByteSource& source() const { return *source_; }

 private:
  bool refill();
  Got pass_over();

  std::unique_ptr<ByteSource> source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t line_number_ = 0;
};

}  // namespace sitwell
