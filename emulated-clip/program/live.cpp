#include "emulated-clip/program/live.hpp"

#include <fmt/format.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace sitwell {
namespace {

constexpr std::uint64_t retry_us = 20'000;

std::uint64_t boot_us() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 +
         static_cast<std::uint64_t>(now.tv_nsec) / 1000;
}

void say(std::string_view text) { fmt::print(stderr, "sitwell-emulated-clip: {}\n", text); }

FileDescriptor ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  return FileDescriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
}

}  // namespace

Live::Live(const ProgramOptions& options, EmulatedClip& clip)
    : clip_(clip),
      faults_(options.seed),
      cable_(clip, faults_),
      bench_{.clip = clip_,
             .faults = faults_,
             .plug = [this] { plug(); },
             .unplug = [this] { unplug(); },
             .replug = [this](auto count, auto interval_ms) { replug(count, interval_ms); },
             .plugged = [this] { return cable_.plugged(); },
             .reports_sent = [this] { return cable_.device().reports_sent(); },
             .quit = [this] { quitting_ = true; }},
      timer_(::timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK)),
      signals_(ending_signals()),
      boot_offset_us_(clip.true_us() - boot_us()) {
  if (!timer_ || !signals_) throw std::system_error(errno, std::generic_category(), "timer");
  if (!options.control.empty()) fifo_.emplace(options.control);
  if (options.tcp) {
    server_.emplace(options.address, *options.tcp);
    say(fmt::format("USB/IP server on {} port {}: usbip attach -r {} -b 1-1", options.address,
                    server_->port(), options.address));
  }
  if (!options.unplugged) plug();
}

std::uint64_t Live::now_us() const { return boot_us() + boot_offset_us_; }

void Live::plug() {
  if (!server_ && !cable_.plugged()) cable_.plug(plug_into_vhci());
  offered_ = true;
}

void Live::unplug() {
  offered_ = false;
  replugging_.reset();
  cable_.unplug();
}

void Live::replug(std::uint32_t count, std::uint32_t interval_ms) {
  unplug();
  const std::uint64_t interval_us = std::uint64_t{interval_ms} * 1000;
  replugging_ = {
      .toggles_left = 2 * count - 1, .interval_us = interval_us, .next_us = now_us() + interval_us};
}

void Live::toggle() {
  if (!replugging_ || now_us() < replugging_->next_us) return;
  Replugging left = *replugging_;
  --left.toggles_left;
  left.next_us = now_us() + left.interval_us;
  try {
    if (offered_)
      unplug();
    else
      plug();
  } catch (const std::runtime_error& error) {
    // The kernel may not have given the port back yet.
    say(fmt::format("replug: {}; trying again", error.what()));
    ++left.toggles_left;
    left.next_us += retry_us;
  }
  replugging_.reset();
  if (left.toggles_left > 0) replugging_ = left;
}

void Live::serve_callers() {
  usbip::Offer offer = cable_.device().offer();
  offer.available = offered_ && !cable_.plugged();
  server_->on_ready(offer, [this](FileDescriptor socket, const usbip::Bytes& already_read) {
    cable_.plug(std::move(socket), already_read);
  });
}

void Live::obey_lines() {
  fifo_->on_ready([this](std::string_view line) { say(obey(bench_, line)); });
}

void Live::arm() {
  std::uint64_t next_us = clip_.next_event_us();
  if (replugging_) next_us = std::min(next_us, replugging_->next_us);
  const std::uint64_t at = std::max<std::uint64_t>(next_us - boot_offset_us_, 1);
  const itimerspec when{.it_interval = {},
                        .it_value = {.tv_sec = static_cast<time_t>(at / 1'000'000),
                                     .tv_nsec = static_cast<long>(at % 1'000'000 * 1000)}};
  ::timerfd_settime(timer_.number(), TFD_TIMER_ABSTIME, &when, nullptr);
}

void Live::wait() {
  arm();
  enum { timer, ending, cable, fifo, first_of_server };
  std::vector<pollfd> sources{{.fd = timer_.number(), .events = POLLIN, .revents = 0},
                              {.fd = signals_.number(), .events = POLLIN, .revents = 0},
                              cable_.waits_for(),
                              {.fd = fifo_ ? fifo_->number() : -1, .events = POLLIN, .revents = 0}};
  if (server_)
    for (const pollfd& source : server_->waits_for()) sources.push_back(source);
  if (::poll(sources.data(), sources.size(), -1) < 0) {
    if (errno == EINTR) return;
    throw std::system_error(errno, std::generic_category(), "poll");
  }
  clip_.advance(now_us());
  if (sources[ending].revents != 0) quitting_ = true;
  if (sources[cable].revents != 0) cable_.on_ready();
  if (sources[fifo].revents != 0) obey_lines();
  for (std::size_t i = first_of_server; i < sources.size(); ++i)
    if (sources[i].revents != 0) {
      serve_callers();
      break;
    }
  toggle();
  cable_.pump();
}

void Live::run() {
  while (!quitting_) {
    wait();
    if (clip_.finished() && !said_finished_) {
      said_finished_ = true;
      say("the recording has ended: the clip stays, and lies still");
    }
  }
  cable_.unplug();
}

}  // namespace sitwell
