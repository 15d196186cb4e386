#include "daemon/desktop/file_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <cstring>
#include <utility>

namespace sitwell::daemon {

struct FileWatch::State : std::enable_shared_from_this<FileWatch::State> {
  State(boost::asio::io_context& io, Told to_tell) : told(std::move(to_tell)), inotify(io) {
    const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor >= 0) inotify.assign(descriptor);
  }

  void wait() {
    if (!inotify.is_open()) return;
    inotify.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                       [weak = weak_from_this()](const boost::system::error_code& error) {
                         const auto alive = weak.lock();
                         if (error || !alive) return;
                         alive->read_once();
                         alive->wait();
                       });
  }

  void read_once() {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    const ssize_t size = ::read(inotify.native_handle(), buffer.data(), buffer.size());
    for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* const name = buffer.data() + at + sizeof event;
      told(event.wd, event.mask, event.len > 0 ? std::string{name} : std::string{});
      at += sizeof event + event.len;
    }
  }

  Told told;
  boost::asio::posix::stream_descriptor inotify;
};

FileWatch::FileWatch(boost::asio::io_context& io, Told told)
    : state_(std::make_shared<State>(io, std::move(told))) {
  state_->wait();
}
FileWatch::~FileWatch() = default;

int FileWatch::watch(const std::filesystem::path& path, std::uint32_t mask) {
  if (!state_->inotify.is_open()) return -1;
  return inotify_add_watch(state_->inotify.native_handle(), path.c_str(), mask);
}

}  // namespace sitwell::daemon
