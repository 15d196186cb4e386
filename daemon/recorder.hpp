// The raw recorder: every reading as it came, in the form that `sitwell replay` reads, so that what
// went wrong in the field can be played back.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/input.hpp"
#include "recordings/recording_writer.hpp"

namespace sitwell::daemon {

class Recorder {
 public:
  /// `tell` hears why the recording ended early, where it does: a full disk ends the recording, not
  /// the daemon. @throws RecordingError when the file cannot be created.
  Recorder(const std::filesystem::path& path, std::function<void(const std::string&)> tell);

  /// Takes what the tracker takes; keeps the thigh's samples.
  void take(const Input& input);
  void finish();

 private:
  void stop(const std::string& why);

  std::optional<RecordingWriter> writer_;
  std::function<void(const std::string&)> tell_;
  std::optional<Instant> begun_;
};

}  // namespace sitwell::daemon
