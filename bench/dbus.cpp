// What the status call takes while 10,000 of them a second are offered, the message bus included,
// and whether samples would be lost meanwhile: a service in one process, its callers in another.
// bench_dbus [calls a second] [seconds] [status|ping|bus]; ping is answered without our doing, and
// bus by the message bus alone: what the machine gives at most.
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/tracker_service.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/raw_caller.hpp"

namespace {

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto tick = 500us;  ///< calls are made in bursts this far apart
constexpr int callers = 4;

double cpu_seconds(int who) {
  rusage used{};
  getrusage(who, &used);
  const auto seconds = [](const timeval& t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct Idle : daemon::TrackerCommands {
  void request(Request) override {}
  std::int64_t quiet(unsigned) override { return 0; }
  std::int64_t pause() override { return 0; }
  void resume() override {}
  void calibrate(BodySite, GuidedPose) override {}
  std::vector<std::string> reload() override { return {}; }
  [[nodiscard]] std::vector<daemon::PresenceSource> sources() const override { return {}; }
  [[nodiscard]] std::optional<double> hip_flexion() const override { return 87; }
  void watched(bool) override {}
};

daemon::TrackerView office() {
  return {.posture = "sitting",
          .mounting = "guided",
          .bout_posture = "sitting",
          .prompt_state = "counting",
          .holds = {"call", "do-not-disturb"},
          .clips = {{"SW-0001", "thigh", "streaming", "1.0.0", 83U, false},
                    {"SW-0002", "pelvis", "streaming", "1.0.0", 51U, false}}};
}

/// Stands in for the clip: comes every 10 ms, and is late where it comes more than 5 ms late.
struct Samples {
  explicit Samples(boost::asio::io_context& io) : timer(io, 10ms) { wait(); }
  void wait() {
    timer.async_wait([this](const boost::system::error_code&) {
      const auto behind = Clock::now() - timer.expiry();
      worst = std::max(worst, behind);
      ++count;
      late += behind > 5ms;
      timer.expires_at(timer.expiry() + 10ms);
      wait();
    });
  }
  boost::asio::steady_timer timer;
  Clock::duration worst{};
  int count = 0, late = 0;
};

/// The process that serves, until nobody reads what it says.
void serve(Clock::duration how_long, int ready) {
  boost::asio::io_context io{1};
  Idle commands;
  daemon::Bus bus(io, daemon::BusKind::session, [] {});
  const auto began = Clock::now();
  daemon::TrackerService service(bus, commands, {"0.1.0", "usb", "/home/sitwell/history.db"}, true,
                                 [](const std::string& text) { std::puts(text.c_str()); });
  service.publish(office());
  const auto took = Clock::now() - began;
  Samples samples(io);
  if (write(ready, "r", 1) != 1) return;
  io.run_for(how_long);
  std::printf("service     %.3f s of CPU, ready in %.2f ms; %d samples, %d late, worst %.2f ms\n",
              cpu_seconds(RUSAGE_SELF), std::chrono::duration<double, std::milli>(took).count(),
              samples.count, samples.late,
              std::chrono::duration<double, std::milli>(samples.worst).count());
  std::fflush(stdout);
}

struct Caller {
  explicit Caller(const std::string& address) : connection(address) {}
  RawCaller connection;
  std::deque<Clock::time_point> due;  ///< of the calls not answered yet, in order
};

struct Load {
  std::vector<double> milliseconds;
  int offered = 0, errors = 0;
};

void collect(Caller& caller, Load& load) {
  while (const auto answer = caller.connection.answer()) {
    if (caller.due.empty()) continue;
    const std::chrono::duration<double, std::milli> took = Clock::now() - caller.due.front();
    load.milliseconds.push_back(took.count());
    load.errors += answer->error;
    caller.due.pop_front();
  }
}

/// An open loop: calls are made when they are due, whatever has been answered, and what they take
/// counts from when they were due.
Load offer(const std::string& address, const RawCall& call, int rate, int seconds) {
  std::vector<std::unique_ptr<Caller>> all;
  std::vector<pollfd> wait;
  for (int i = 0; i < callers; ++i) {
    all.push_back(std::make_unique<Caller>(address));
    wait.push_back({all.back()->connection.descriptor(), POLLIN, 0});
  }
  const std::string message = marshalled(call);
  Load load;
  load.milliseconds.reserve(static_cast<std::size_t>(rate) * static_cast<std::size_t>(seconds));
  const auto begin = Clock::now();
  const auto unanswered = [&] {
    return std::ranges::any_of(all, [](const auto& caller) { return !caller->due.empty(); });
  };
  for (auto now = begin; now < begin + std::chrono::seconds{seconds} || unanswered();
       now = Clock::now()) {
    if (now > begin + std::chrono::seconds{seconds + 5}) break;
    const auto ticks = std::min<Clock::duration>(now - begin, std::chrono::seconds{seconds}) / tick;
    const auto owed = ticks * tick.count() * rate / 1'000'000;
    for (; load.offered < owed; ++load.offered) {
      Caller& caller = *all[static_cast<std::size_t>(load.offered % callers)];
      caller.due.push_back(begin + ticks * tick);
      caller.connection.send(message);
    }
    for (const auto& caller : all) {
      caller->connection.flush();
      collect(*caller, load);
    }
    const std::chrono::nanoseconds left =
        std::max<Clock::duration>(begin + (ticks + 1) * tick - Clock::now(), 0ns);
    const timespec rest{0, static_cast<long>(left.count())};
    ppoll(wait.data(), wait.size(), &rest, nullptr);
  }
  return load;
}

void print(Load load) {
  std::ranges::sort(load.milliseconds);
  const auto at = [&](double part) {
    const auto last = static_cast<double>(load.milliseconds.size()) - 1;
    return load.milliseconds.empty() ? 0 : load.milliseconds[static_cast<std::size_t>(part * last)];
  };
  std::printf("calls       %d offered, %zu answered, %d errors\n", load.offered,
              load.milliseconds.size(), load.errors);
  std::printf("latency     p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, max %.3f ms\n", at(0.5),
              at(0.99), at(0.999), at(1));
}

RawCall call_of(const std::string& kind) {
  if (kind == "ping") return {};
  if (kind == "bus")
    return {.interface = "org.freedesktop.DBus",
            .member = "GetId",
            .destination = "org.freedesktop.DBus",
            .path = "/org/freedesktop/DBus"};
  return get_all();
}

}  // namespace

int main(int argc, char** argv) {
  const int rate = argc > 1 ? std::atoi(argv[1]) : 10'000;
  const int seconds = argc > 2 ? std::atoi(argv[2]) : 10;
  const std::string kind = argc > 3 ? argv[3] : "status";
  prctl(PR_SET_TIMERSLACK, 1000);
  double serving = 0;
  {
    const PrivateBus bus;
    int ready[2];
    if (pipe(ready) != 0) return 1;
    const pid_t server = fork();
    if (server == 0) {
      serve(std::chrono::seconds{seconds} + 500ms, ready[1]);
      _exit(0);
    }
    char byte = 0;
    if (read(ready[0], &byte, 1) != 1) return 1;
    print(offer(bus.address(), call_of(kind), rate, seconds));
    std::printf("callers     %.3f s of CPU\n", cpu_seconds(RUSAGE_SELF));
    std::fflush(stdout);
    waitpid(server, nullptr, 0);
    serving = cpu_seconds(RUSAGE_CHILDREN);
  }
  std::printf("message bus %.3f s of CPU\n", cpu_seconds(RUSAGE_CHILDREN) - serving);
}
