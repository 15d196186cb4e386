#include "emulated-clip/control_fifo.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace sitwell {
namespace {

constexpr std::size_t longest_line = 256;

}  // namespace

ControlFifo::ControlFifo(const std::filesystem::path& path) {
  const auto refuse = [&](const std::string& why) {
    throw std::runtime_error(fmt::format("control FIFO {}: {}", path.string(), why));
  };
  if (::mkfifo(path.c_str(), 0600) != 0 && errno != EEXIST)
    refuse(std::generic_category().message(errno));
  // Open for writing too: a pipe without a writer would report its end for ever.
  pipe_ = FileDescriptor(::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
  struct stat found {};
  if (!pipe_ || ::fstat(pipe_.number(), &found) != 0)
    refuse(std::generic_category().message(errno));
  if (!S_ISFIFO(found.st_mode)) refuse("is something else; nothing was changed. Name another");
}

void ControlFifo::on_ready(const std::function<void(std::string_view line)>& tell) {
  std::array<char, 4096> buffer;
  const ssize_t size = ::read(pipe_.number(), buffer.data(), buffer.size());
  for (ssize_t i = 0; i < size; ++i) {
    const char letter = buffer[static_cast<std::size_t>(i)];
    if (letter == '\n') {
      const std::string line = std::exchange(begun_, {});
      tell(line);
    } else if (begun_.size() < longest_line) {
      begun_ += letter;
    }
  }
}

}  // namespace sitwell
