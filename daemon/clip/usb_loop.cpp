#include "daemon/clip/usb_loop.hpp"

#include <libusb.h>
#include <poll.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <stdexcept>
#include <string>

namespace sitwell::daemon {

using Descriptor = boost::asio::posix::stream_descriptor;

struct UsbLoop::Watch {
  Descriptor descriptor;
  Descriptor::wait_type wanted;
  bool live = true;
};

UsbLoop::UsbLoop(boost::asio::io_context& io) : io_(io) {
  if (const int error = libusb_init(&context_); error != LIBUSB_SUCCESS)
    throw std::runtime_error(std::string("cannot start libusb: ") + libusb_strerror(error) +
                             "; under systemd, RestrictAddressFamilies must allow AF_NETLINK");
  libusb_set_option(context_, LIBUSB_OPTION_LOG_LEVEL, LIBUSB_LOG_LEVEL_NONE);
  if (!libusb_pollfds_handle_timeouts(context_)) {
    libusb_exit(context_);
    throw std::runtime_error("cannot use this libusb: it was built without timerfd");
  }
  libusb_set_pollfd_notifiers(
      context_,
      [](int descriptor, short events, void* self) {
        static_cast<UsbLoop*>(self)->watch(descriptor, events);
      },
      [](int descriptor, void* self) { static_cast<UsbLoop*>(self)->unwatch(descriptor); }, this);
  const libusb_pollfd** const existing = libusb_get_pollfds(context_);
  for (auto each = existing; each && *each; ++each) watch((*each)->fd, (*each)->events);
  libusb_free_pollfds(existing);
}

UsbLoop::~UsbLoop() {
  libusb_set_pollfd_notifiers(context_, nullptr, nullptr, nullptr);
  while (!watches_.empty()) unwatch(watches_.begin()->first);
  libusb_exit(context_);
}

void UsbLoop::watch(int descriptor, short events) {
  const auto wanted = (events & POLLOUT) != 0 ? Descriptor::wait_write : Descriptor::wait_read;
  const auto watched = std::make_shared<Watch>(Watch{Descriptor{io_, descriptor}, wanted});
  watches_[descriptor] = watched;
  wait(watched);
}

void UsbLoop::unwatch(int descriptor) {
  const auto found = watches_.find(descriptor);
  if (found == watches_.end()) return;
  found->second->live = false;
  found->second->descriptor.release();  // libusb closes it, not we
  watches_.erase(found);
}

void UsbLoop::wait(const std::shared_ptr<Watch>& watched) {
  watched->descriptor.async_wait(watched->wanted,
                                 [this, watched](const boost::system::error_code& error) {
                                   if (error || !watched->live)
                                     return;  // in which case this loop may be gone
                                   ++wake_ups_;
                                   handle_events();
                                   if (watched->live) wait(watched);
                                 });
}

void UsbLoop::handle_events() {
  timeval at_once{};
  while (libusb_handle_events_timeout_completed(context_, &at_once, nullptr) ==
         LIBUSB_ERROR_INTERRUPTED) {
  }
}

}  // namespace sitwell::daemon
