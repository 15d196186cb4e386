#include "recordings/recording_writer.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>

#include "recordings/recording_error.hpp"

namespace sitwell {
namespace {

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_w(file); }
};

/// zlib writes plain files through the same calls ("T"). Level 1: a week of 100 Hz is 2 GB of
/// text, and higher levels save a tenth of the file at three times the time.
const char* mode_of(const std::filesystem::path& path) {
  return path.extension() == ".gz" ? "wb1" : "wbT";
}

/// Labels come from programs; one that would need quoting gets it.
void append_label(fmt::memory_buffer& out, std::string_view label) {
  if (label.find_first_of(",\"") == std::string_view::npos) {
    out.append(label);
    return;
  }
  out.push_back('"');
  for (const char c : label) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

}  // namespace

struct RecordingWriter::State {
  std::string name;
  std::unique_ptr<gzFile_s, CloseGzip> file;
  fmt::memory_buffer buffer;

  void flush() {
    const auto size = static_cast<unsigned>(buffer.size());
    if (size > 0 && gzwrite(file.get(), buffer.data(), size) != static_cast<int>(size)) fail();
    buffer.clear();
  }
  [[noreturn]] void fail() const {
    throw RecordingError(fmt::format("{} cannot be written: {}", name, std::strerror(errno)));
  }
};

RecordingWriter::RecordingWriter(const std::filesystem::path& path)
    : state_(std::make_unique<State>()) {
  state_->name = path.string();
  errno = 0;
  state_->file.reset(gzopen(path.c_str(), mode_of(path)));
  if (!state_->file) state_->fail();
  state_->buffer.append(std::string_view("t_s,ax,ay,az,gx,gy,gz,label\n"));
}

RecordingWriter::~RecordingWriter() {
  try {
    if (state_) finish();
  } catch (const RecordingError&) {
    // A destructor has nobody to tell; finish() exists for those who want to know.
  }
}
RecordingWriter::RecordingWriter(RecordingWriter&&) noexcept = default;
RecordingWriter& RecordingWriter::operator=(RecordingWriter&&) noexcept = default;

void RecordingWriter::write(const Sample& sample, std::string_view label) {
  constexpr std::size_t enough = 32'768;
  const Vector3& a = sample.acceleration_mps2;
  const Vector3& g = sample.turn_rate_radps;
  fmt::format_to(std::back_inserter(state_->buffer),
                 "{:.6f},{:.4f},{:.4f},{:.4f},{:.5f},{:.5f},{:.5f},",
                 seconds(sample.at.time_since_epoch()), a.x, a.y, a.z, g.x, g.y, g.z);
  append_label(state_->buffer, label);
  state_->buffer.push_back('\n');
  if (state_->buffer.size() > enough) state_->flush();
}

void RecordingWriter::finish() {
  if (!state_->file) return;
  state_->flush();
  errno = 0;
  if (gzclose_w(state_->file.release()) != Z_OK) state_->fail();
}

}  // namespace sitwell
