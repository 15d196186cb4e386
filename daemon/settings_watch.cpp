#include "daemon/settings_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace sitwell::daemon {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t of_interest = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                      IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

}  // namespace

struct SettingsWatch::State : std::enable_shared_from_this<SettingsWatch::State> {
  State(boost::asio::io_context& io, const fs::path& of, std::function<void()> tell,
        std::chrono::milliseconds how_calm)
      : file(fs::absolute(of)),
        changed(std::move(tell)),
        calm(how_calm),
        events(io),
        calm_timer(io) {
    if (const int inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK); inotify >= 0) {
      events.assign(inotify);
      rewatch();
    }
  }

  void wait() {
    if (!events.is_open()) return;
    events.async_wait(boost::asio::posix::descriptor_base::wait_read,
                      [weak = weak_from_this()](const boost::system::error_code& error) {
                        const auto alive = weak.lock();
                        if (error || !alive) return;
                        alive->take();
                        alive->wait();
                      });
  }

  /// Watches the file's folder, or the nearest above it that exists, for the next one to appear.
  void rewatch() {
    fs::path folder = file.parent_path();
    std::string next = file.filename();
    for (;;) {
      const int now = inotify_add_watch(events.native_handle(), folder.c_str(), of_interest);
      if (now >= 0) {
        if (watch >= 0 && now != watch) inotify_rm_watch(events.native_handle(), watch);
        watch = now;
        awaited = std::move(next);
        return;
      }
      if (folder == folder.root_path()) return;
      next = folder.filename();
      folder = folder.parent_path();
    }
  }

  void take() {
    alignas(inotify_event) std::array<char, 4096> buffer;
    bool ours = false, moved = false;
    for (ssize_t size; (size = read(events.native_handle(), buffer.data(), buffer.size())) > 0;) {
      for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, &buffer[at], sizeof event);
        // The name is padded with zeros.
        const std::string_view name = event.len > 0 ? &buffer[at + sizeof event] : "";
        const bool overflow = (event.mask & IN_Q_OVERFLOW) != 0;
        const bool folder = (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
        ours = ours || overflow || (event.wd == watch && (folder || name == awaited));
        moved = moved || overflow || folder;
        at += sizeof event + event.len;
      }
    }
    if (!ours) return;
    // A folder on the way that came or went moves the watch; what is in it by now was missed.
    if (moved || awaited != file.filename()) step_towards_file();
    calm_timer.expires_after(calm);
    calm_timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
      const auto alive = weak.lock();
      if (!error && alive) alive->changed();
    });
  }

  /// Between looking for a folder and watching it, another may have come.
  void step_towards_file() {
    int before = -1;
    do {
      before = watch;
      rewatch();
    } while (watch != before);
  }

  const fs::path file;
  const std::function<void()> changed;
  const std::chrono::milliseconds calm;
  boost::asio::posix::stream_descriptor events;
  boost::asio::steady_timer calm_timer;
  int watch = -1;
  std::string awaited;  ///< the name, in the folder that is watched, that brings us on
};

SettingsWatch::SettingsWatch(boost::asio::io_context& io, const fs::path& file,
                             std::function<void()> changed, std::chrono::milliseconds calm)
    : state_(std::make_shared<State>(io, file, std::move(changed), calm)) {
  state_->wait();
}
SettingsWatch::~SettingsWatch() = default;

bool SettingsWatch::works() const { return state_->watch >= 0; }

}  // namespace sitwell::daemon
