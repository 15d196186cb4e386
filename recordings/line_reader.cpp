#include "recordings/line_reader.hpp"

#include <cstring>
#include <utility>

namespace sitwell {

LineReader::LineReader(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)), buffer_(4 * longest_line) {}

LineReader::Got LineReader::next(std::string_view& line) {
  ++line_number_;
  std::size_t searched = begin_;
  for (;;) {
    const char* const from = buffer_.data() + searched;
    if (const void* const found = std::memchr(from, '\n', end_ - searched)) {
      const char* const first = buffer_.data() + begin_;
      const char* const newline = static_cast<const char*>(found);
      begin_ = static_cast<std::size_t>(newline - buffer_.data()) + 1;
      line = {first, static_cast<std::size_t>(newline - first)};
      break;
    }
    const std::size_t length = end_ - begin_;
    if (length > longest_line) return pass_over();
    if (!refill()) {
      if (length == 0) return Got::end;
      line = {buffer_.data() + begin_, length};
      begin_ = end_;
      break;
    }
    searched = begin_ + length;
  }
  if (line.size() > longest_line) return Got::too_long;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return Got::line;
}

bool LineReader::refill() {
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  const std::size_t got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += got;
  return got > 0;
}

LineReader::Got LineReader::pass_over() {
  for (;;) {
    begin_ = end_;
    if (!refill()) return Got::too_long;
    if (const void* const found = std::memchr(buffer_.data(), '\n', end_)) {
      begin_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
      return Got::too_long;
    }
  }
}

}  // namespace sitwell
