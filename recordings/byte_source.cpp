#include "recordings/byte_source.hpp"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "recordings/recording_error.hpp"

namespace sitwell {
namespace {

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_r(file); }
};

/// zlib reads plain files through the same calls.
class FileSource final : public ByteSource {
 public:
  explicit FileSource(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
      throw RecordingError(path.string() + " is a directory, not a recording");
    // Devices never end, and pipes cannot be gone through a second time.
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
      throw RecordingError(path.string() + " is a device or a pipe; save it as a file first");
    errno = 0;
    file_.reset(gzopen(path.c_str(), "rb"));
    if (!file_) throw RecordingError(path.string() + " cannot be read: " + std::strerror(errno));
    gzbuffer(file_.get(), buffer_size);
    const auto size = std::filesystem::file_size(path, ignored);
    size_ = ignored ? 0 : static_cast<double>(size);
  }

  std::size_t read(char* to, std::size_t size) override {
    // A damaged stream loses what the failing call had decoded, so ask for little at a time.
    const auto wanted = static_cast<unsigned>(std::min<std::size_t>(size, buffer_size));
    const int got = damage_.empty() ? gzread(file_.get(), to, wanted) : 0;
    if (got < static_cast<int>(wanted)) note_damage();
    read_ = static_cast<double>(gzoffset(file_.get()));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }

  [[nodiscard]] double progress() const override {
    return size_ > 0 ? std::clamp(read_ / size_, 0.0, 1.0) : 1.0;
  }
  [[nodiscard]] std::string damage() const override { return damage_; }

 private:
  void note_damage() {
    int code = Z_OK;
    const std::string text = gzerror(file_.get(), &code);
    if (code == Z_BUF_ERROR)
      damage_ = "the gzip data is cut off";
    else if (code == Z_ERRNO)
      damage_ = std::string("reading failed: ") + std::strerror(errno);
    else if (code != Z_OK && code != Z_STREAM_END)
      damage_ = "the gzip data is damaged";
  }

  static constexpr unsigned buffer_size = 64 * 1024;
  std::unique_ptr<gzFile_s, CloseGzip> file_;
  double size_ = 0;
  double read_ = 0;
  std::string damage_;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = bytes_.copy(to, size, read_);
    read_ += got;
    return got;
  }
  [[nodiscard]] double progress() const override {
    return bytes_.empty() ? 1.0 : static_cast<double>(read_) / static_cast<double>(bytes_.size());
  }

 private:
  std::string_view bytes_;
  std::size_t read_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::filesystem::path& path) {
  return std::make_unique<FileSource>(path);
}

std::unique_ptr<ByteSource> open_memory(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

}  // namespace sitwell
