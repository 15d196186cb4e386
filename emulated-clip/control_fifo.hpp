// A named pipe that takes commands, a line each. Whoever writes may come, go and write anything.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "emulated-clip/file_descriptor.hpp"

namespace sitwell {

class ControlFifo {
 public:
  /// Makes the pipe where there is none. @throws std::runtime_error where that cannot be, or
  /// something else is there.
  explicit ControlFifo(const std::filesystem::path& path);

  [[nodiscard]] int number() const { return pipe_.number(); }
  /// Reads what is there and hands over the lines that are whole. One of more than 256 characters
  /// is handed over cut short.
  void on_ready(const std::function<void(std::string_view line)>& tell);

 private:
  FileDescriptor pipe_;
  std::string begun_;
};

}  // namespace sitwell
