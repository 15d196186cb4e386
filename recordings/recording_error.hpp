// The one error of recordings: a file that cannot be used, or written, as a whole.
#pragma once

#include <stdexcept>

namespace sitwell {

/// what() is one sentence that names the file, what is wrong and, where it helps, what to do.
class RecordingError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace sitwell
