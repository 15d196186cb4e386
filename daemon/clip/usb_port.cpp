#include "daemon/clip/usb_port.hpp"

#include <libusb.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cassert>
#include <utility>

#include "daemon/clip/request_type.hpp"
#include "daemon/clip/usb_handle.hpp"
#include "firmware-protocol/report.h"

namespace sitwell::daemon {
namespace {

/// A clip answers from its memory, in milliseconds.
constexpr unsigned control_timeout_ms = 1000;
/// One is on its way while the other's report is looked at: the bus is never left unasked.
constexpr std::size_t transfers_an_endpoint = 2;

struct FreeTransfer {
  void operator()(libusb_transfer* transfer) const { libusb_free_transfer(transfer); }
};

enum class Phase : std::uint8_t {
  idle,
  submitted,  ///< libusb and the kernel have it: neither freed nor closed under their feet
  reported,   ///< libusb is done with it, and we have yet to look
};

TransferStatus status_of_transfer(libusb_transfer_status status) {
  switch (status) {
    case LIBUSB_TRANSFER_COMPLETED: return TransferStatus::completed;
    case LIBUSB_TRANSFER_TIMED_OUT: return TransferStatus::timed_out;
    case LIBUSB_TRANSFER_CANCELLED: return TransferStatus::cancelled;
    case LIBUSB_TRANSFER_STALL: return TransferStatus::stall;
    case LIBUSB_TRANSFER_NO_DEVICE: return TransferStatus::no_device;
    case LIBUSB_TRANSFER_OVERFLOW: return TransferStatus::overflow;
    default: return TransferStatus::error;
  }
}

}  // namespace

struct UsbPort::State : std::enable_shared_from_this<UsbPort::State> {
  struct Transfer {
    State* state = nullptr;
    std::unique_ptr<libusb_transfer, FreeTransfer> usb{libusb_alloc_transfer(0)};
    Phase phase = Phase::idle;
    std::array<std::uint8_t, LIBUSB_CONTROL_SETUP_SIZE + sitwell_report_max> bytes{};
  };

  /// An endpoint. A failure of one transfer calls the others back, and is told when all are.
  struct Pipe {
    Endpoint endpoint;
    std::array<Transfer, transfers_an_endpoint> transfers;
    bool listening = false;
    bool stalled = false;
    TransferStatus failure = TransferStatus::completed;  ///< to be told, unless completed

    [[nodiscard]] bool silent() const {
      return std::all_of(transfers.begin(), transfers.end(),
                         [](const Transfer& each) { return each.phase == Phase::idle; });
    }
  };

  State(UsbLoop& usb_loop, const UsbAddress& usb_address);

  template <class Report>
  void post(Report report);
  int submit(Transfer& transfer);
  static void LIBUSB_CALL on_reported(libusb_transfer* usb);
  void take(Transfer& transfer);
  void take_reply();
  void take_report(Pipe& pipe, Transfer& transfer);
  void fail(Pipe& pipe, TransferStatus status);
  void tell_failure(Pipe& pipe);
  void cancel_all();
  void close_if_silent();

  template <class Do>
  void each_transfer(Do&& what) {
    what(request);
    for (Pipe* pipe : {&live, &log})
      for (Transfer& transfer : pipe->transfers) what(transfer);
  }

  UsbLoop& loop;
  UsbAddress address;
  PortHandler handler;
  Transfer request;
  SitwellRequest asked{};
  Pipe live{.endpoint = Endpoint::live};
  Pipe log{.endpoint = Endpoint::log};
  bool closing = false;
  bool resetting = false;
  UsbHandle handle;  // destroyed before the transfers that were made on it
};

UsbPort::State::State(UsbLoop& usb_loop, const UsbAddress& usb_address)
    : loop(usb_loop), address(usb_address) {
  each_transfer([this](Transfer& transfer) { transfer.state = this; });
}

/// Runs `report` from the event loop, unless the port is gone by then.
template <class Report>
void UsbPort::State::post(Report report) {
  boost::asio::post(loop.io(), [weak = weak_from_this(), report = std::move(report)] {
    if (const auto alive = weak.lock()) report(*alive);
  });
}

int UsbPort::State::submit(Transfer& transfer) {
  const int error = libusb_submit_transfer(transfer.usb.get());
  if (error == LIBUSB_SUCCESS) transfer.phase = Phase::submitted;
  return error;
}

/// Inside libusb: only notes it, so that everything may be done to the port when it is looked at.
void UsbPort::State::on_reported(libusb_transfer* usb) {
  auto& transfer = *static_cast<Transfer*>(usb->user_data);
  transfer.phase = Phase::reported;
  transfer.state->post([&transfer](State& state) { state.take(transfer); });
}

void UsbPort::State::take(Transfer& transfer) {
  transfer.phase = Phase::idle;
  if (closing) return close_if_silent();
  if (&transfer == &request) return take_reply();
  take_report(transfer.usb->endpoint == sitwell_usb_live_endpoint ? live : log, transfer);
}

void UsbPort::State::take_reply() {
  const auto status = status_of_transfer(request.usb->status);
  const auto length = static_cast<std::size_t>(std::max(0, request.usb->actual_length));
  const auto bytes = request.bytes;  // the handler may make the next request
  const bool has_reply =
      status == TransferStatus::completed && request_type_of(asked) == sitwell_usb_request_in;
  handler.controlled(asked, status,
                     std::span{bytes}.subspan(LIBUSB_CONTROL_SETUP_SIZE, has_reply ? length : 0));
}

void UsbPort::State::take_report(Pipe& pipe, Transfer& transfer) {
  const auto status = status_of_transfer(transfer.usb->status);
  if (status != TransferStatus::completed) {
    fail(pipe, status);
    return tell_failure(pipe);
  }
  const auto bytes = transfer.bytes;
  const auto length = static_cast<std::size_t>(std::max(0, transfer.usb->actual_length));
  if (pipe.listening)
    if (const int error = submit(transfer); error != LIBUSB_SUCCESS) fail(pipe, status_of(error));
  // An empty transfer is the end of a report that filled the one before.
  if (length > 0)
    handler.received(pipe.endpoint, TransferStatus::completed, std::span{bytes}.first(length));
  tell_failure(pipe);
}

void UsbPort::State::fail(Pipe& pipe, TransferStatus status) {
  pipe.stalled = pipe.stalled || status == TransferStatus::stall;
  if (!pipe.listening) return;  // called back for the sake of another's failure
  pipe.listening = false;
  pipe.failure = status;
  for (Transfer& transfer : pipe.transfers)
    if (transfer.phase == Phase::submitted) libusb_cancel_transfer(transfer.usb.get());
}

void UsbPort::State::tell_failure(Pipe& pipe) {
  if (closing || pipe.failure == TransferStatus::completed || !pipe.silent()) return;
  handler.received(pipe.endpoint, std::exchange(pipe.failure, TransferStatus::completed), {});
}

void UsbPort::State::cancel_all() {
  each_transfer([](Transfer& transfer) {
    if (transfer.phase == Phase::submitted) libusb_cancel_transfer(transfer.usb.get());
  });
}

void UsbPort::State::close_if_silent() {
  bool silent = true;
  each_transfer([&](Transfer& transfer) { silent = silent && transfer.phase == Phase::idle; });
  if (!silent) return;
  if (std::exchange(resetting, false) && handle.is_open()) handle.reset();
  handle.close();
  for (Pipe* pipe : {&live, &log}) {
    pipe->listening = pipe->stalled = false;
    pipe->failure = TransferStatus::completed;
  }
  post([](State& state) {
    state.closing = false;
    state.handler.closed();
  });
}

UsbPort::UsbPort(UsbLoop& loop, const UsbAddress& address)
    : state_(std::make_shared<State>(loop, address)) {}

UsbPort::~UsbPort() {
  // The kernel ends a cancelled transfer at once; we only have to hear of it.
  const auto under_way = [this] {
    bool any = false;
    state_->each_transfer(
        [&](State::Transfer& transfer) { any = any || transfer.phase == Phase::submitted; });
    return any;
  };
  state_->cancel_all();
  timeval a_moment{.tv_sec = 0, .tv_usec = 10'000};
  for (int i = 0; i < 100 && under_way(); ++i)
    libusb_handle_events_timeout_completed(state_->loop.context(), &a_moment, nullptr);
}

void UsbPort::set_handler(PortHandler handler) { state_->handler = std::move(handler); }

void UsbPort::open() {
  assert(!state_->handle.is_open() && !state_->closing);
  std::string detail;
  const OpenResult result = state_->handle.open(state_->loop.context(), state_->address, detail);
  state_->post([result, detail](State& state) {
    if (!state.closing) state.handler.opened(result, detail);
  });
}

void UsbPort::close() {
  if (std::exchange(state_->closing, true)) return;
  state_->cancel_all();
  state_->close_if_silent();
}

void UsbPort::reset() {
  state_->resetting = true;
  close();
}

void UsbPort::control(SitwellRequest request, std::uint16_t value,
                      std::span<const std::uint8_t> data) {
  auto& state = *state_;
  auto& transfer = state.request;
  if (state.closing) return;
  assert(state.handle.is_open() && transfer.phase == Phase::idle &&
         data.size() <= sitwell_report_max);
  const std::uint8_t type = request_type_of(request);
  const auto length =
      type == sitwell_usb_request_in ? std::size_t{sitwell_report_max} : data.size();
  libusb_fill_control_setup(transfer.bytes.data(), type, static_cast<std::uint8_t>(request), value,
                            0, static_cast<std::uint16_t>(length));
  std::copy(data.begin(), data.end(), transfer.bytes.begin() + LIBUSB_CONTROL_SETUP_SIZE);
  libusb_fill_control_transfer(transfer.usb.get(), state.handle.get(), transfer.bytes.data(),
                               &State::on_reported, &transfer, control_timeout_ms);
  state.asked = request;
  if (const int error = state.submit(transfer); error != LIBUSB_SUCCESS)
    state.post([request, error](State& alive) {
      if (!alive.closing) alive.handler.controlled(request, status_of(error), {});
    });
}

void UsbPort::listen(Endpoint endpoint) {
  auto& state = *state_;
  auto& pipe = endpoint == Endpoint::live ? state.live : state.log;
  if (state.closing || pipe.listening || !pipe.silent()) return;
  assert(state.handle.is_open());
  pipe.listening = true;
  int error = pipe.stalled ? state.handle.clear_halt(endpoint) : LIBUSB_SUCCESS;
  for (auto& transfer : pipe.transfers) {
    if (error != LIBUSB_SUCCESS) break;
    libusb_fill_interrupt_transfer(transfer.usb.get(), state.handle.get(),
                                   static_cast<unsigned char>(endpoint), transfer.bytes.data(),
                                   sitwell_report_max, &State::on_reported, &transfer, 0);
    if (endpoint == Endpoint::log) transfer.usb->type = LIBUSB_TRANSFER_TYPE_BULK;
    error = state.submit(transfer);
  }
  if (error == LIBUSB_SUCCESS) {
    pipe.stalled = false;
    return;
  }
  state.fail(pipe, status_of(error));
  state.post([&pipe](State& alive) { alive.tell_failure(pipe); });
}

std::string UsbPort::name() const { return state_->address.name(); }

}  // namespace sitwell::daemon
