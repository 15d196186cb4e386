// Prompts through the desktop's notification server (org.freedesktop.Notifications 1.2), whichever
// it is, and whichever takes its place. Trusts nobody on the bus but the owner of that name, and
// that one only for our own notice. Lives on the event loop's thread.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "daemon/desktop/notifier.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class Bus;

struct NotifierSettings {
  /// Servers answer within milliseconds; one that takes longer has not shown it.
  std::chrono::milliseconds patience{3000};
  /// A server that goes while our notice is on show may have gone because of it: it is not started
  /// for the same one for ever.
  int revivals = 3;
};

class FreedesktopNotifier final : public Notifier {
 public:
  /// The bus and the listener outlive this.
  FreedesktopNotifier(boost::asio::io_context& io, Bus& bus, NotifierListener& listener,
                      const NotifierSettings& settings = {});
  ~FreedesktopNotifier() override;

  void show(const Notice& notice) override;
  void close() override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] bool live() const override;

 private:
  struct State;
  std::shared_ptr<State> state_;  // a timer that has run out already holds it weakly
};

}  // namespace sitwell::daemon
