// One D-Bus connection in the event loop: sdbus-c++'s own loop is never started, so every callback
// runs on the loop's thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "daemon/event_loop.hpp"

namespace sdbus {
class IConnection;
}

namespace sitwell::daemon {

enum class BusKind { session, system };

class Bus {
 public:
  /// Connects. `lost` is called once, from the loop and outside any callback of the connection,
  /// when it has broken; the bus is then of no more use and may be destroyed from there.
  /// Throws std::runtime_error, saying why, where there is no such bus.
  Bus(boost::asio::io_context& io, BusKind kind, std::function<void()> lost);
  /// Everything made on the connection (objects, proxies, slots) must be gone before. Not to be
  /// destroyed by a callback of the connection.
  ~Bus();
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;

  [[nodiscard]] sdbus::IConnection& connection();
  /// To be called after something was sent or a call was made outside a callback of the
  /// connection: what could not be written at once, and a reply's time limit, are then waited for.
  /// Calls nobody, and may be called from anywhere.
  void arm();
  /// What was sent before has not all been taken: what can be left out is better left out.
  [[nodiscard]] bool backed_up() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace sitwell::daemon
