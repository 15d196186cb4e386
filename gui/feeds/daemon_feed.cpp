#include "gui/feeds/daemon_feed.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

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

namespace sitwell::gui {

namespace {

using std::chrono::milliseconds;

// A bus that is not there is looked for again, and a daemon that does not answer asked again.
constexpr milliseconds look_again{5'000};
// The trace shows a minute, at 20 a second at most.
constexpr std::size_t most_angles = 1'200;
// However fast values arrive, they are handed on no faster than a screen would show them.
constexpr milliseconds least_between_posts{40};

/// What has arrived and was not taken yet.
struct Mail {
  std::optional<Daemon> daemon;
  std::vector<AnglePoint> angles;
  std::optional<CoachProgress> progress;
  std::optional<CoachCue> cue;
  std::optional<TrackerCalibration> calibrated;
  std::vector<Answer> answers;
};

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
  Mail mail;
  std::deque<std::pair<std::uint64_t, Request>> asked;
  bool angle_wanted = false;
  bool ending = false;
  int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

  // The thread's own.
  Daemon daemon;
  std::optional<TrackerClient> client;
  bool subscribed = false;
  std::chrono::steady_clock::time_point told{};
  bool to_tell = false;
  std::thread thread;

  void work();
  void connect();
  void serve();
  void greet();
  void carry_out();
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
    } catch (const std::exception& error) {  // of another version, or no daemon at all
      daemon.state = Daemon::State::no_answer;
      daemon.problem = error.what();
      post_daemon();
      client.reset();
    }
    tell();
    if (!client) wait(look_again);
    carry_out();  // where there is nobody to ask, that is the answer
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
                        post([&angle](Mail& into) {
                          into.angles.push_back({angle.time_utc_ms, angle.hip_flexion_deg});
                          if (into.angles.size() > most_angles)
                            into.angles.erase(into.angles.begin());
                        });
                      },
                  .calibrated =
                      [this](const TrackerCalibration& calibrated) {
                        post([&calibrated](Mail& into) { into.calibrated = calibrated; });
                      },
                  .running =
                      [this](bool running) {
                        if (running) return;  // its first status comes by itself
                        daemon = Daemon{.state = Daemon::State::not_running};
                        subscribed = false;
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
             post([&progress](Mail& into) { into.progress = progress; });
           },
       .cue = [this](const CoachCue& cue) { post([&cue](Mail& into) { into.cue = cue; }); }});
  if (client->running()) {
    greet();
  } else {
    daemon = Daemon{.state = Daemon::State::not_running};
    post_daemon();
  }
}

// What does not come by itself is asked for once.
void DaemonFeed::State::greet() {
  daemon.status = client->status();
  daemon.coach = client->coach().status();
  daemon.desktop = client->sources();
  post_daemon();
}

void DaemonFeed::State::serve() {
  while (client && !is_ending()) {
    carry_out();
    subscribe();
    client->wait(milliseconds{0});
    tell();
    wait(to_tell ? least_between_posts : look_again);
  }
}

void DaemonFeed::State::carry_out() {
  for (;;) {
    std::pair<std::uint64_t, Request> next;
    {
      const std::lock_guard lock{mutex};
      if (asked.empty()) return;
      next = std::move(asked.front());
      asked.pop_front();
    }
    Answer answer;
    if (client) {
      answer = answer_to(next.second, *client);
    } else {
      answer.ok = false;
      answer.problem = "sitwelld is not running, so there is nobody to do that.";
    }
    answer.request = next.first;
    post([&answer](Mail& into) { into.answers.push_back(std::move(answer)); });
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
  subscribed = wanted;
  wanted ? client->subscribe() : client->unsubscribe();
}

void DaemonFeed::State::lost(const TrackerUnreachable& why) {
  daemon = Daemon{.state = state_of(why.why()), .problem = why.what()};
  subscribed = false;
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
  if (!daemon.status.version.empty())
    daemon.state = daemon.status.version == SITWELL_VERSION ? Daemon::State::running
                                                            : Daemon::State::other_version;
  post([this](Mail& into) { into.daemon = daemon; });
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
  Mail mail;
  {
    const std::lock_guard lock{state_->mutex};
    mail = std::exchange(state_->mail, {});
  }
  Taken taken;
  taken.changed = mail.daemon || mail.calibrated || !mail.answers.empty();
  taken.live = !mail.angles.empty() || mail.progress || mail.cue;
  if (mail.daemon) world.daemon = std::move(*mail.daemon);
  if (mail.calibrated) {
    world.calibrated = std::move(mail.calibrated);
    ++world.calibrations;
  }
  // Of several at once, one that failed is the one to be told.
  for (Answer& answer : mail.answers)
    if (!answer.ok || &answer == &mail.answers.back()) {
      world.answer = std::move(answer);
      if (!world.answer->ok) break;
    }
  for (const AnglePoint& point : mail.angles) world.angles.push_back(point);
  while (world.angles.size() > most_angles) world.angles.pop_front();
  if (mail.progress) world.progress = mail.progress;
  if (mail.cue) world.cue = std::move(mail.cue);
  return taken;
}

}  // namespace sitwell::gui
