// One daemon a user: two would read the same clip and write the same history.
#pragma once

#include <filesystem>
#include <stdexcept>

namespace sitwell::daemon {

/// $XDG_RUNTIME_DIR/sitwell/sitwelld.lock; where there is no such folder, beside the history.
std::filesystem::path lock_path(const std::filesystem::path& history);

/// what() says who is running, and how to end it.
class AlreadyRunning : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Held from construction to the end of the process, a kill -9 included. The file holds the
/// process's number and stays when the lock is gone.
class InstanceLock {
 public:
  /// @throws AlreadyRunning; std::system_error when the file cannot be made.
  explicit InstanceLock(const std::filesystem::path& path);
  InstanceLock(const InstanceLock&) = delete;
  InstanceLock& operator=(const InstanceLock&) = delete;
  ~InstanceLock();

 private:
  int file_;
};

}  // namespace sitwell::daemon
