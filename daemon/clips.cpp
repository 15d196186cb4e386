#include "daemon/clips.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace sitwell::daemon {

Clips::Clips(boost::asio::io_context& io, const Clock& clock, ClipListener& listener,
             std::function<void()> changed)
    : io_(io), clock_(clock), listener_(listener), changed_(std::move(changed)) {}

void Clips::watch_usb() {
  usb_loop_.emplace(io_);
  usb_bus_.emplace(*usb_loop_,
                   UsbBusHandler{.arrived =
                                     [this](std::uint64_t id, std::unique_ptr<ClipPort> port) {
                                       attach(id, std::move(port));
                                     },
                                 .left =
                                     [this](std::uint64_t id) {
                                       const auto found = drivers_.find(id);
                                       if (found != drivers_.end()) found->second->left();
                                     }});
}

void Clips::attach(std::uint64_t id, std::unique_ptr<ClipPort> port) {
  if (stopping_) return;
  auto& driver = drivers_[id];
  driver =
      std::make_unique<ClipDriver>(io_, clock_, std::move(port), Link(registry_, {}), listener_);
  if (watched_) driver->watch(true);
  driver->arrived();
  changed_();
}

void Clips::stop(std::function<void()> gone) {
  stopping_ = true;
  usb_bus_.reset();
  gone_ = std::move(gone);
  for (const auto& [id, clip] : drivers_) clip->stop();
  if (drivers_.empty()) gone_();
}

/// Not from inside a call of its own may a driver be destroyed.
void Clips::finished(const ClipDriver& clip) {
  boost::asio::post(io_, [this, finished = &clip] {
    std::erase_if(drivers_, [&](const auto& each) { return each.second.get() == finished; });
    changed_();
    if (stopping_ && drivers_.empty()) gone_();
  });
}

void Clips::settled(Instant until) {
  for (const auto& [id, clip] : drivers_) clip->settled(until);
}

void Clips::watch(bool watched) {
  watched_ = watched;
  for (const auto& [id, clip] : drivers_) clip->watch(watched);
}

}  // namespace sitwell::daemon
