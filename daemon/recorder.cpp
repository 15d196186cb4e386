#include "daemon/recorder.hpp"

#include <utility>

#include "recordings/recording_error.hpp"

namespace sitwell::daemon {

Recorder::Recorder(const std::filesystem::path& path, std::function<void(const std::string&)> tell)
    : writer_(path), tell_(std::move(tell)) {}

void Recorder::take(const Input& input) {
  const auto* sample = std::get_if<Sample>(&input);
  if (!writer_ || !sample || sample->site != BodySite::thigh) return;
  if (!begun_) begun_ = sample->at;
  Sample since_begin = *sample;
  since_begin.at = Instant{} + (sample->at - *begun_);
  try {
    writer_->write(since_begin);
  } catch (const RecordingError& error) {
    stop(error.what());
  }
}

void Recorder::finish() {
  if (!writer_) return;
  try {
    writer_->finish();
    writer_.reset();
  } catch (const RecordingError& error) {
    stop(error.what());
  }
}

void Recorder::stop(const std::string& why) {
  writer_.reset();
  tell_(why + "; the recording ends here, the history goes on");
}

}  // namespace sitwell::daemon
