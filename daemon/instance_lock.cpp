#include "daemon/instance_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

namespace sitwell::daemon {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

std::string owner(int file) {
  std::array<char, 32> text{};
  const ssize_t n = pread(file, text.data(), text.size(), 0);
  std::string_view found(text.data(), n > 0 ? static_cast<std::size_t>(n) : 0);
  found = found.substr(0, found.find('\n'));
  return std::string(found.find_first_not_of("0123456789") == found.npos ? found : "");
}

}  // namespace

std::filesystem::path lock_path(const std::filesystem::path& history) {
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  if (runtime != nullptr && *runtime == '/')
    return std::filesystem::path{runtime} / "sitwell" / "sitwelld.lock";
  return history.parent_path() / "sitwelld.lock";
}

InstanceLock::InstanceLock(const std::filesystem::path& path) {
  std::filesystem::create_directories(path.parent_path());
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file_ < 0) fail(path);
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string process = owner(file_);
    close(file_);
    errno = error;
    if (error != EWOULDBLOCK) fail(path);
    throw AlreadyRunning(
        fmt::format("sitwelld is already running{} and does all there is to do; to end it: "
                    "`systemctl --user stop sitwelld`{}",
                    process.empty() ? "" : " as process " + process,
                    process.empty() ? "" : " or `kill " + process + "`"));
  }
  const std::string self = std::to_string(getpid()) + "\n";
  if (ftruncate(file_, 0) != 0 || pwrite(file_, self.data(), self.size(), 0) < 0) {
    close(file_);
    fail(path);
  }
}

InstanceLock::~InstanceLock() { close(file_); }

}  // namespace sitwell::daemon
