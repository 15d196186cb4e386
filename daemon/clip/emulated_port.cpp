#include "daemon/clip/emulated_port.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "daemon/clip/request_type.hpp"

namespace sitwell::daemon {
namespace {

/// Reports and events in one turn of the loop, so that a fast clock leaves others their turn.
constexpr int turns_in_a_row = 64;
/// A recording's last readings leave the clip's FIFO within half a second.
constexpr std::uint64_t rest_us = 1'000'000;

}  // namespace

struct EmulatedPort::State : std::enable_shared_from_this<EmulatedPort::State> {
  enum class Phase : std::uint8_t { closed, open, closing };

  State(boost::asio::io_context& event_loop, const Clock& port_clock, EmulatedClip emulated,
        std::string port_name, std::function<void()> when_ended)
      : io(event_loop),
        clock(port_clock),
        clip(std::move(emulated)),
        name(std::move(port_name)),
        ended(std::move(when_ended)),
        timer(io),
        powered_on(clock.boot() - std::chrono::microseconds{clip.true_us()}) {}

  template <class Report>
  void post(Report report) {
    boost::asio::post(io, [weak = weak_from_this(), report = std::move(report)] {
      if (const auto alive = weak.lock()) report(*alive);
    });
  }

  [[nodiscard]] std::uint64_t now_us() const {
    return static_cast<std::uint64_t>((clock.boot() - powered_on).count());
  }
  bool deliver();
  bool step(std::uint64_t until_us);
  void pump();
  void answer(SitwellRequest request, std::uint16_t value, std::span<const std::uint8_t> data);
  void note_end();
  void wait();

  boost::asio::io_context& io;
  const Clock& clock;
  EmulatedClip clip;
  std::string name;
  std::function<void()> ended;
  boost::asio::steady_timer timer;
  Instant powered_on;
  PortHandler handler;
  Phase phase = Phase::closed;
  bool live = false, log = false;  ///< listened to
  std::optional<std::uint64_t> ends_at_us;
};

/// A report, if one waits where somebody listens.
bool EmulatedPort::State::deliver() {
  for (const Endpoint endpoint : {Endpoint::live, Endpoint::log}) {
    if (!(endpoint == Endpoint::live ? live : log)) continue;
    if (const auto report = clip.take(static_cast<std::uint8_t>(endpoint))) {
      handler.received(endpoint, TransferStatus::completed, *report);
      return true;
    }
  }
  return false;
}

/// Delivers a report or takes the clip to its next event, so that no report runs over however fast
/// the clock is. False: nothing is left to do before `until_us`.
bool EmulatedPort::State::step(std::uint64_t until_us) {
  if (phase != Phase::open) return false;
  if (deliver()) return true;
  const std::uint64_t next = clip.next_event_us();
  if (next > until_us) return false;
  clip.advance(next);
  note_end();
  return true;
}

void EmulatedPort::State::pump() {
  for (int turn = 0; turn < turns_in_a_row && step(now_us()); ++turn) {
  }
  if (phase == Phase::open) wait();
}

/// The clip answers by its clock as it stands now, after what it has sent until now.
void EmulatedPort::State::answer(SitwellRequest request, std::uint16_t value,
                                 std::span<const std::uint8_t> data) {
  const std::uint64_t now = now_us();
  while (step(now)) {
  }
  if (phase != Phase::open) return;
  clip.advance(std::max(now, clip.true_us()));
  const auto reply =
      clip.control(request_type_of(request), static_cast<std::uint8_t>(request), value, data);
  handler.controlled(request, reply ? TransferStatus::completed : TransferStatus::stall,
                     reply.value_or(std::vector<std::uint8_t>{}));
  pump();
}

void EmulatedPort::State::note_end() {
  if (!ended || !clip.finished()) return;
  if (!ends_at_us) ends_at_us = clip.true_us() + rest_us;
  if (clip.true_us() >= *ends_at_us) post([tell = std::exchange(ended, {})](State&) { tell(); });
}

void EmulatedPort::State::wait() {
  const auto next = static_cast<std::int64_t>(clip.next_event_us());
  const Duration left{std::max<std::int64_t>(0, next - static_cast<std::int64_t>(now_us()))};
  timer.expires_after(clock.timer_for(left));
  timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto alive = weak.lock();
    if (!error && alive) alive->pump();
  });
}

EmulatedPort::EmulatedPort(boost::asio::io_context& io, const Clock& clock, EmulatedClip clip,
                           std::string name, std::function<void()> ended)
    : state_(
          std::make_shared<State>(io, clock, std::move(clip), std::move(name), std::move(ended))) {}

EmulatedPort::~EmulatedPort() = default;

void EmulatedPort::set_handler(PortHandler handler) { state_->handler = std::move(handler); }

void EmulatedPort::open() {
  state_->phase = State::Phase::open;
  state_->clip.advance(state_->now_us());
  state_->clip.attach(true);
  state_->post([](State& state) {
    if (state.phase != State::Phase::open) return;
    state.handler.opened(OpenResult::opened, state.name);
    state.pump();
  });
}

void EmulatedPort::close() {
  if (state_->phase == State::Phase::closing) return;
  if (state_->phase == State::Phase::open) state_->clip.attach(false);
  state_->phase = State::Phase::closing;
  state_->live = state_->log = false;
  state_->timer.cancel();
  state_->post([](State& state) {
    state.phase = State::Phase::closed;
    state.handler.closed();
  });
}

void EmulatedPort::reset() { close(); }

void EmulatedPort::control(SitwellRequest request, std::uint16_t value,
                           std::span<const std::uint8_t> data) {
  state_->post([request, value, bytes = std::vector(data.begin(), data.end())](State& state) {
    state.answer(request, value, bytes);
  });
}

void EmulatedPort::listen(Endpoint endpoint) {
  bool& listening = endpoint == Endpoint::live ? state_->live : state_->log;
  if (std::exchange(listening, true)) return;
  state_->post([](State& state) { state.pump(); });
}

std::string EmulatedPort::name() const { return state_->name; }

}  // namespace sitwell::daemon
