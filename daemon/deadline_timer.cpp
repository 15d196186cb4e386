#include "daemon/deadline_timer.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>

namespace sitwell::daemon {

struct DeadlineTimer::State : std::enable_shared_from_this<DeadlineTimer::State> {
  State(boost::asio::io_context& io, const Clock& of_time,
        std::function<std::optional<Instant>()> when_due, std::function<void()> what)
      : clock(of_time), deadline(std::move(when_due)), wake(std::move(what)), timer(io) {}

  void arm() {
    const auto due = deadline();
    if (!due || (armed_for && *armed_for <= *due)) return;
    armed_for = due;
    timer.expires_after(clock.timer_for(std::max(Duration{}, *due - clock.boot())));
    timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
      const auto alive = weak.lock();
      if (!error && alive) alive->look();
    });
  }
  void look() {
    armed_for.reset();
    if (const auto due = deadline(); due && *due <= clock.boot()) wake();
    arm();
  }

  const Clock& clock;
  std::function<std::optional<Instant>()> deadline;
  std::function<void()> wake;
  boost::asio::steady_timer timer;
  std::optional<Instant> armed_for;
};

DeadlineTimer::DeadlineTimer(boost::asio::io_context& io, const Clock& clock,
                             std::function<std::optional<Instant>()> deadline,
                             std::function<void()> wake)
    : state_(std::make_shared<State>(io, clock, std::move(deadline), std::move(wake))) {}
DeadlineTimer::~DeadlineTimer() = default;

void DeadlineTimer::arm() { state_->arm(); }
void DeadlineTimer::cancel() {
  state_->armed_for.reset();
  state_->timer.cancel();
}

}  // namespace sitwell::daemon
