#include "gui/feeds/daemon_feed.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "dbus/tracker_client.hpp"
#include "gui/feeds/daemon_commands.hpp"
#include "gui/feeds/daemon_mail.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::milliseconds;

// A bus that is not there is looked for again, and a daemon that does not answer asked again.
constexpr milliseconds look_again{5'000};
// However fast values arrive, they are handed on no faster than a screen would show them.
constexpr milliseconds least_between_posts{40};

Daemon::State state_of(TrackerUnreachable::Why why) {
  switch (why) {
    case TrackerUnreachable::Why::no_bus: return Daemon::State::no_bus;
    case TrackerUnreachable::Why::not_running: return Daemon::State::not_running;
    case TrackerUnreachable::Why::no_answer: return Daemon::State::no_answer;
  }
  return Daemon::State::no_answer;
}

}  // namespace

struct DaemonFeed::State {
  explicit State(std::function<void()> tell) : arrived(std::move(tell)) {}

  // Shared with the UI thread.
  std::function<void()> arrived;
  std::mutex mutex;
  DaemonMail mail;
  std::deque<std::pair<std::uint64_t, Request>> asked;
  bool angle_wanted = false;
  bool ending = false;
  int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

  // The thread's own.
  Daemon daemon;
  std::optional<TrackerClient> client;
  bool subscribed = false;
  bool to_greet = false;  ///< it has come to the bus
  std::chrono::steady_clock::time_point told{};
  bool to_tell = false;
  std::thread thread;

  void work();
  void connect();
  void serve();
  void greet();
  void listen();
  void rest();
  bool carry_out();
  void subscribe();
  void lost(const TrackerUnreachable& why);
  void wait(milliseconds at_most);
  void tell();
  void post_daemon();
  template <class Change>
  void post(Change change) {
    {
      const std::lock_guard lock{mutex};
      change(mail);
    }
    to_tell = true;
  }
  [[nodiscard]] bool is_ending() {
    const std::lock_guard lock{mutex};
    return ending;
  }
};

void DaemonFeed::State::work() {
  while (!is_ending()) {
    try {
      if (!client) connect();
      serve();
    } catch (const TrackerUnreachable& why) {
      lost(why);
    } catch (const std::exception& error) {  // a bus, or a daemon, that makes no sense
      daemon = Daemon{.state = Daemon::State::no_answer, .problem = error.what()};
      post_daemon();
      client.reset();
    }
    if (!client) rest();
  }
}

// Until the bus is looked for again: after a while, or once somebody has asked for something. Where
// there is nobody to ask, that is the answer.
void DaemonFeed::State::rest() {
  auto until = std::chrono::steady_clock::now() + look_again;
  while (!is_ending()) {
    const auto now = std::chrono::steady_clock::now();
    if (carry_out()) until = std::min(until, now + least_between_posts);
    tell();
    if (now >= until) return;
    const auto left = std::chrono::ceil<milliseconds>(until - now);
    wait(to_tell ? std::min(left, least_between_posts) : left);
  }
}

void DaemonFeed::State::connect() {
  client.emplace();
  subscribed = false;
  client->listen({.status =
                      [this](const TrackerStatus& status) {
                        daemon.status = status;
                        post_daemon();
                      },
                  .angle =
                      [this](const TrackerAngle& angle) {
                        post([&angle](DaemonMail& into) {
                          into.add({angle.time_utc_ms, angle.hip_flexion_deg});
                        });
                      },
                  .calibrated =
                      [this](const TrackerCalibration& calibrated) {
                        post([&calibrated](DaemonMail& into) { into.calibrated = calibrated; });
                      },
                  .running =
                      [this](bool running) {
                        to_greet = running;
                        if (running) return;
                        // Who comes back is subscribed to again by the client.
                        daemon = Daemon{.state = Daemon::State::not_running};
                        post_daemon();
                      }});
  client->coach().listen(
      {.status =
           [this](const CoachStatus& coach) {
             daemon.coach = coach;
             post_daemon();
           },
       .progress =
           [this](const CoachProgress& progress) {
             post([&progress](DaemonMail& into) { into.progress = progress; });
           },
       .cue = [this](const CoachCue& cue) { post([&cue](DaemonMail& into) { into.cue = cue; }); }});
  to_greet = client->running();
  if (to_greet) return;
  daemon = Daemon{.state = Daemon::State::not_running};
  post_daemon();
}

// What does not come by itself is asked for once. One of another version may not have it all: what
// it has is shown.
void DaemonFeed::State::greet() {
  daemon = Daemon{};
  to_greet = false;
  const auto asked_for = [this](auto ask) {
    try {
      ask();
    } catch (const TrackerRefused& refused) {
      daemon.problem = refused.what();
    }
  };
  asked_for([this] { daemon.status = client->status(); });
  asked_for([this] { daemon.coach = client->coach().status(); });
  asked_for([this] { daemon.desktop = client->sources(); });
  post_daemon();
}

void DaemonFeed::State::serve() {
  while (client && !is_ending()) {
    if (to_greet) greet();
    carry_out();
    subscribe();
    listen();
    tell();
    const milliseconds until_told = to_tell ? least_between_posts : look_again;
    wait(to_greet ? milliseconds{0} : std::min(until_told, client->due().value_or(look_again)));
  }
}

// A daemon that has come back is asked how it is in there, and may be of another version.
void DaemonFeed::State::listen() {
  try {
    client->wait(milliseconds{0});
  } catch (const TrackerRefused&) {
    to_greet = true;
  }
}

// True where there was something to do.
bool DaemonFeed::State::carry_out() {
  for (bool any = false;; any = true) {
    std::pair<std::uint64_t, Request> next;
    {
      const std::lock_guard lock{mutex};
      if (asked.empty()) return any;
      next = std::move(asked.front());
      asked.pop_front();
    }
    Answer answer;
    if (client) {
      answer = answer_to(next.second, *client);
    } else {
      answer.ok = false;
      answer.problem =
          fmt::format("There is nobody to do that: {}.",
                      daemon.problem.empty() ? "sitwelld is not running" : daemon.problem);
    }
    answer.request = next.first;
    post([&answer](DaemonMail& into) { into.answers.push_back(std::move(answer)); });
    tell();
  }
}

void DaemonFeed::State::subscribe() {
  bool wanted = false;
  {
    const std::lock_guard lock{mutex};
    wanted = angle_wanted;
  }
  if (wanted == subscribed || !daemon.there()) return;
  try {
    // As the client sees it: what was refused or not heard is not subscribed to.
    if (!wanted) subscribed = false;
    wanted ? client->subscribe() : client->unsubscribe();
    subscribed = wanted;
  } catch (const TrackerRefused& refused) {
    subscribed = wanted;  // it will not change its mind for being asked again
    daemon.problem = refused.what();
    post_daemon();
  }
}

void DaemonFeed::State::lost(const TrackerUnreachable& why) {
  daemon = Daemon{.state = state_of(why.why()), .problem = why.what()};
  post_daemon();
  // A daemon that has gone may come back on the same bus; else all of it is made anew.
  if (why.why() != TrackerUnreachable::Why::not_running) client.reset();
}

void DaemonFeed::State::wait(milliseconds at_most) {
  std::array<pollfd, 2> waiting{
      pollfd{.fd = wake, .events = POLLIN, .revents = 0},
      pollfd{.fd = client ? client->descriptor() : -1, .events = POLLIN, .revents = 0}};
  poll(waiting.data(), waiting.size(), static_cast<int>(at_most.count()));
  std::uint64_t count = 0;
  (void)!read(wake, &count, sizeof count);
}

void DaemonFeed::State::tell() {
  const auto now = std::chrono::steady_clock::now();
  if (!to_tell || now - told < least_between_posts) return;
  told = now;
  to_tell = false;
  arrived();
}

void DaemonFeed::State::post_daemon() {
  const bool gone = daemon.state != Daemon::State::unknown && !daemon.there();
  if (!gone || !daemon.status.version.empty())
    daemon.state = daemon.status.version == SITWELL_VERSION ? Daemon::State::running
                                                            : Daemon::State::other_version;
  post([this](DaemonMail& into) { into.daemon = daemon; });
}

DaemonFeed::DaemonFeed(std::function<void()> arrived)
    : state_(std::make_unique<State>(std::move(arrived))) {
  state_->thread = std::thread{[state = state_.get()] { state->work(); }};
}

DaemonFeed::~DaemonFeed() {
  {
    const std::lock_guard lock{state_->mutex};
    state_->ending = true;
  }
  eventfd_write(state_->wake, 1);
  state_->thread.join();
  ::close(state_->wake);
}

void DaemonFeed::want_angle(bool wanted) {
  {
    const std::lock_guard lock{state_->mutex};
    if (std::exchange(state_->angle_wanted, wanted) == wanted) return;
  }
  eventfd_write(state_->wake, 1);
}

void DaemonFeed::ask(std::uint64_t number, const Request& request) {
  {
    const std::lock_guard lock{state_->mutex};
    state_->asked.emplace_back(number, request);
  }
  eventfd_write(state_->wake, 1);
}

DaemonFeed::Taken DaemonFeed::take(World& world) {
  DaemonMail mail;
  {
    const std::lock_guard lock{state_->mutex};
    mail = std::exchange(state_->mail, {});
  }
  const Taken taken{.changed = mail.changes(), .live = mail.is_live()};
  std::move(mail).put_into(world);
  return taken;
}

}  // namespace sitwell::gui
