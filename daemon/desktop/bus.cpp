#include "daemon/desktop/bus.hpp"

#include <fcntl.h>
#include <poll.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "dbus/sdbus.hpp"

namespace sitwell::daemon {
namespace {

/// A flood of messages leaves the clip its turns.
constexpr int most_at_once = 32;

std::unique_ptr<sdbus::IConnection> connect(BusKind kind) {
  try {
    return kind == BusKind::session ? sdbus::createSessionBusConnection()
                                    : sdbus::createSystemBusConnection();
  } catch (const sdbus::Error& error) {
    throw std::runtime_error(std::string{"there is no "} +
                             (kind == BusKind::session ? "session" : "system") +
                             " bus: " + error.getMessage());
  }
}

/// The connection's descriptors are its own to close, whenever it likes; the event loop watches
/// duplicates, so that it never watches a number that has become another file.
int duplicate(int descriptor) {
  const int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) throw std::runtime_error("the bus cannot be watched: too many open files");
  return copy;
}

}  // namespace

struct Bus::State : std::enable_shared_from_this<Bus::State> {
  using Descriptor = boost::asio::posix::stream_descriptor;

  State(boost::asio::io_context& loop, BusKind kind, std::function<void()> on_lost)
      : io(loop), connection(connect(kind)), lost(std::move(on_lost)) {
    socket.assign(duplicate(connection->getEventLoopPollData().fd));
#if SITWELL_SDBUS_MAJOR >= 2
    wakeup.assign(duplicate(connection->getEventLoopPollData().eventFd));
#endif
  }

  void let_go() {
    socket.close();
    wakeup.close();
    timer.cancel();
  }

  [[nodiscard]] bool backed_up() const {
    return (connection->getEventLoopPollData().events & POLLOUT) != 0;
  }

  /// One turn: some messages, then what to wait for.
  void process() {
    if (!socket.is_open()) return;
    processing = true;
    try {
      int handled = 0;
      while (handled < most_at_once && bus::process_pending(*connection)) {
        ++handled;
        // No more questions to somebody who does not take the answers, which would pile up here.
        if (backed_up()) break;
      }
      processing = false;
      wait(handled == most_at_once);
    } catch (const sdbus::Error&) {
      processing = false;
      broken();
    }
  }

  void broken() {
    if (!socket.is_open()) return;
    let_go();
    boost::asio::post(io, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) std::exchange(self->lost, [] {})();
    });
  }

  /// No callback of the connection runs in here: who sends something is not called in between.
  void arm() {
    if (!socket.is_open() || processing) return;
    try {
      wait(false);
    } catch (const sdbus::Error&) {
      broken();
    }
  }

  void wait(bool more) {
    const auto wanted = connection->getEventLoopPollData();
    if ((wanted.events & POLLOUT) != 0) {
      watch(socket, Descriptor::wait_write, writing);
      return;
    }
    if (more) {
      soon();
      return;
    }
    watch(socket, Descriptor::wait_read, reading);
    if (wakeup.is_open()) watch(wakeup, Descriptor::wait_read, waking);
    const auto timeout = bus::timeout_of(wanted);
    if (timeout && *timeout == std::chrono::microseconds::zero()) {
      soon();
    } else if (timeout) {
      timer.expires_after(*timeout);
      timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (!error && self) self->process();
      });
    }
  }

  void soon() {
    if (std::exchange(posted, true)) return;
    boost::asio::post(io, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (!self) return;
      self->posted = false;
      self->process();
    });
  }

  void watch(Descriptor& from, Descriptor::wait_type what, bool& under_way) {
    if (std::exchange(under_way, true)) return;
    from.async_wait(what,
                    [weak = weak_from_this(), &under_way](const boost::system::error_code& error) {
                      const auto self = weak.lock();
                      if (!self) return;
                      under_way = false;
                      if (!error) self->process();
                    });
  }

  boost::asio::io_context& io;
  std::unique_ptr<sdbus::IConnection> connection;
  std::function<void()> lost;
  Descriptor socket{io}, wakeup{io};
  boost::asio::steady_timer timer{io};
  bool reading = false, waking = false, writing = false, posted = false, processing = false;
};

Bus::Bus(boost::asio::io_context& io, BusKind kind, std::function<void()> lost)
    : state_(std::make_shared<State>(io, kind, std::move(lost))) {
  state_->arm();
}
Bus::~Bus() { state_->let_go(); }
sdbus::IConnection& Bus::connection() { return *state_->connection; }
void Bus::arm() { state_->arm(); }

bool Bus::backed_up() const {
  try {
    return state_->backed_up();
  } catch (const sdbus::Error&) {
    return true;
  }
}

}  // namespace sitwell::daemon
