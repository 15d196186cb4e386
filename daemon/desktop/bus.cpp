#include "daemon/desktop/bus.hpp"

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

}  // namespace

struct Bus::State : std::enable_shared_from_this<Bus::State> {
  State(boost::asio::io_context& loop, BusKind kind, std::function<void()> on_lost)
      : io(loop), connection(connect(kind)), lost(std::move(on_lost)) {
    socket.assign(connection->getEventLoopPollData().fd);
#if SITWELL_SDBUS_MAJOR >= 2
    wakeup.assign(connection->getEventLoopPollData().eventFd);
#endif
  }
  ~State() { let_go(); }

  /// The descriptors are the connection's to close.
  void let_go() {
    if (socket.is_open()) socket.release();
    if (wakeup.is_open()) wakeup.release();
    timer.cancel();
  }

  void process() {
    try {
      int handled = 0;
      while (handled < most_at_once && bus::process_pending(*connection)) ++handled;
      arm(handled == most_at_once);
    } catch (const sdbus::Error&) {
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

  void arm(bool more) {
    if (!socket.is_open()) return;
    if (more) {
      soon();
      return;
    }
    const auto wanted = connection->getEventLoopPollData();
    wait(socket, boost::asio::posix::stream_descriptor::wait_read, reading);
    if (wakeup.is_open()) wait(wakeup, boost::asio::posix::stream_descriptor::wait_read, waking);
    if ((wanted.events & POLLOUT) != 0)
      wait(socket, boost::asio::posix::stream_descriptor::wait_write, writing);
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

  void wait(boost::asio::posix::stream_descriptor& from,
            boost::asio::posix::stream_descriptor::wait_type what, bool& under_way) {
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
  boost::asio::posix::stream_descriptor socket{io}, wakeup{io};
  boost::asio::steady_timer timer{io};
  bool reading = false, waking = false, writing = false, posted = false;
};

Bus::Bus(boost::asio::io_context& io, BusKind kind, std::function<void()> lost)
    : state_(std::make_shared<State>(io, kind, std::move(lost))) {
  state_->process();
}
Bus::~Bus() { state_->let_go(); }
sdbus::IConnection& Bus::connection() { return *state_->connection; }
void Bus::arm() { state_->process(); }

}  // namespace sitwell::daemon
