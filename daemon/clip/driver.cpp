#include "daemon/clip/driver.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "daemon/deadline_timer.hpp"

namespace sitwell::daemon {

struct ClipDriver::State {
  State(ClipDriver& driver, boost::asio::io_context& io, const Clock& machine_clock,
        std::unique_ptr<ClipPort> clip_port, Link clip_link, ClipListener& clip_listener)
      : self(driver),
        clock(machine_clock),
        listener(clip_listener),
        link(std::move(clip_link)),
        timer(
            io, clock, [this] { return link.deadline(); }, [this] { on(Woken{}); }),
        port(std::move(clip_port)) {}

  void connect();
  void on(const LinkEvent& event);
  void take(const LinkEvent& event);
  void end(const LinkEvent& event);

  void act(const OpenPort&);
  void act(const ClosePort&) { port->close(); }
  void act(const ResetPort&) { port->reset(); }
  void act(const ControlPort& control) {
    port->control(control.request, control.value, control.data);
  }
  void act(const ListenPort& listen) { port->listen(listen.endpoint); }
  void act(const BacklogBegins& begins) { listener.backlog_begins(self, begins); }
  void act(const Feed& feed) { listener.feed(self, feed.input); }
  void act(const BacklogEnds& ends) { listener.backlog_ends(self, ends); }
  void act(const Say& say) { listener.say(self, say.severity, say.text); }

  ClipDriver& self;
  const Clock& clock;
  ClipListener& listener;
  Link link;
  DeadlineTimer timer;
  std::vector<LinkAction> actions;  // kept for its capacity: live readings allocate nothing
  bool busy = false;
  std::vector<LinkEvent> waiting;  ///< what the listener said while it was being told
  bool in_use = false;             ///< the port, from open until it is closed
  bool ending = false;
  std::unique_ptr<ClipPort> port;  // last, so that it is gone before what its handler calls
};

void ClipDriver::State::connect() {
  port->set_handler(
      {.opened =
           [this](OpenResult result, const std::string& detail) {
             in_use = result == OpenResult::opened;
             on(Opened{result, detail});
           },
       .controlled =
           [this](SitwellRequest request, TransferStatus status,
                  std::span<const std::uint8_t> reply) {
             on(Controlled{request, status, reply});
           },
       .received =
           [this](Endpoint endpoint, TransferStatus status, std::span<const std::uint8_t> bytes) {
             on(Received{endpoint, status, bytes});
           },
       .closed =
           [this] {
             in_use = false;
             on(Closed{});
           }});
}

void ClipDriver::State::on(const LinkEvent& event) {
  if (busy) {  // never one of the port's, whose bytes would not wait
    waiting.push_back(event);
    return;
  }
  busy = true;
  take(event);
  // NOLINTNEXTLINE(modernize-loop-convert): it grows meanwhile
  for (std::size_t i = 0; i < waiting.size(); ++i) take(LinkEvent{waiting[i]});
  waiting.clear();
  busy = false;
  if (ending && !in_use) {
    ending = false;
    timer.cancel();
    listener.finished(self);
  } else {
    timer.arm();
  }
}

void ClipDriver::State::take(const LinkEvent& event) {
  const Instant now = clock.boot();
  actions.clear();
  link.on(event, now, UtcAnchor{now, clock.utc_us()}, actions);
  for (const LinkAction& action : actions)
    std::visit([this](const auto& each) { act(each); }, action);
}

void ClipDriver::State::end(const LinkEvent& event) {
  ending = true;
  on(event);
}

void ClipDriver::State::act(const OpenPort&) {
  in_use = true;
  port->open();
}

ClipDriver::ClipDriver(boost::asio::io_context& io, const Clock& clock,
                       std::unique_ptr<ClipPort> port, Link link, ClipListener& listener)
    : state_(
          std::make_unique<State>(*this, io, clock, std::move(port), std::move(link), listener)) {
  state_->connect();
}

ClipDriver::~ClipDriver() = default;

void ClipDriver::arrived() { state_->on(Arrived{}); }
void ClipDriver::left() { state_->end(Left{}); }
void ClipDriver::settled(Instant until) { state_->on(Settled{until}); }
void ClipDriver::watch(bool watched) { state_->on(Watched{watched}); }
void ClipDriver::stop() { state_->end(Stopped{}); }
const Link& ClipDriver::link() const { return state_->link; }
std::string ClipDriver::name() const { return state_->port->name(); }

}  // namespace sitwell::daemon
