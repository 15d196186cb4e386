// Writes a recording as the reader reads it: t_s, the six axes and a label; gzip where the file's
// name ends in .gz.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "core/input.hpp"

namespace sitwell {

class RecordingWriter {
 public:
  /// @throws RecordingError when the file cannot be created.
  explicit RecordingWriter(const std::filesystem::path& path);
  /// Finishes the file as far as it can; call finish() to hear of a full disk.
  ~RecordingWriter();
  RecordingWriter(RecordingWriter&&) noexcept;
  RecordingWriter& operator=(RecordingWriter&&) noexcept;

  /// @throws RecordingError when the disk is full or gone.
  void write(const Sample& sample, std::string_view label = {});
  /// Writes what is buffered and closes the file. @throws RecordingError as write().
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell
