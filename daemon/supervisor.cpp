#include "daemon/supervisor.hpp"

#include <fmt/format.h>
#include <systemd/sd-daemon.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <ctime>

namespace sitwell::daemon {

struct Supervisor::State {
  explicit State(boost::asio::io_context& io) : timer(io) {}

  void feed() {
    timer.expires_after(every);
    timer.async_wait([this](const boost::system::error_code& error) {
      if (error) return;
      sd_notify(0, "WATCHDOG=1");
      feed();
    });
  }

  boost::asio::steady_timer timer;
  std::chrono::microseconds every{};
};

Supervisor::Supervisor(boost::asio::io_context& io) : state_(std::make_unique<State>(io)) {
  std::uint64_t limit_us = 0;
  if (sd_watchdog_enabled(0, &limit_us) <= 0) return;
  state_->every = std::chrono::microseconds{limit_us / 2};  // as sd_watchdog_enabled(3) advises
  state_->feed();
}

Supervisor::~Supervisor() = default;

void Supervisor::ready(const std::string& status) {
  sd_notify(0, fmt::format("READY=1\nSTATUS={}", status).c_str());
}

void Supervisor::status(const std::string& status) {
  sd_notify(0, fmt::format("STATUS={}", status).c_str());
}

void Supervisor::reloading() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const auto now_us = std::uint64_t(now.tv_sec) * 1'000'000 + std::uint64_t(now.tv_nsec) / 1000;
  sd_notify(0, fmt::format("RELOADING=1\nMONOTONIC_USEC={}", now_us).c_str());
}

void Supervisor::stopping() { sd_notify(0, "STOPPING=1"); }

}  // namespace sitwell::daemon
