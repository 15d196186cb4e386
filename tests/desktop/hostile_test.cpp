// Callers who mean no good: what they send is refused by name, and meanwhile the service answers
// others and needs no more memory.
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>

#include "desktop/raw_caller.hpp"
#include "desktop/tracker_on_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

const std::string tracker = "org.sitwell.Tracker1", properties = "org.freedesktop.DBus.Properties";
const std::string errors = "org.freedesktop.DBus.Error.";

/// Bytes in use on the heap. A sanitizer's heap says nothing: 0 always.
std::size_t heap() { return mallinfo2().uordblks; }

/// Another process that does this until the test has seen enough.
class Attacker {
 public:
  explicit Attacker(const std::function<void()>& attack) : process_(fork()) {
    if (process_ != 0) return;
    try {
      attack();
    } catch (...) {
    }
    _exit(0);
  }
  ~Attacker() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  Attacker(const Attacker&) = delete;
  Attacker& operator=(const Attacker&) = delete;

 private:
  pid_t process_;
};

/// Calls without end, so many at a time.
std::function<void()> flood(const std::string& address, const RawCall& call, int at_once) {
  return [=] {
    RawCaller caller(address);
    const std::string message = marshalled(call);
    for (int unanswered = 0; !caller.hung_up();) {
      for (; unanswered < at_once; ++unanswered) caller.send(message);
      pollfd wait{caller.descriptor(), POLLIN, 0};
      if (caller.kept() > 0) wait.events |= POLLOUT;
      poll(&wait, 1, 1000);
      caller.flush();
      while (caller.answer()) --unanswered;
    }
  };
}

/// Calls and never looks at an answer.
std::function<void()> deaf(const std::string& address, const RawCall& call) {
  return [=] {
    RawCaller caller(address);
    for (const std::string message = marshalled(call); !caller.hung_up();) {
      if (caller.kept() == 0) caller.send(message);
      pollfd wait{caller.descriptor(), POLLOUT, 0};
      poll(&wait, 1, 1000);
      caller.flush();
    }
  };
}

/// What the slowest of some pings took.
std::chrono::milliseconds slowest_ping(TrackerOnBus& on, int pings) {
  auto slowest = 0ms;
  for (int i = 0; i < pings; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(on.call_on("org.freedesktop.DBus.Peer", "Ping").empty());
    slowest = std::max(slowest, std::chrono::duration_cast<std::chrono::milliseconds>(
                                    std::chrono::steady_clock::now() - begin));
  }
  return slowest;
}

/// Whether that many files may be open, here and in the bus.
bool may_open(rlim_t files) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::max(limit.rlim_cur, std::min(files, limit.rlim_max));
  setrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur >= files;
}

std::string forged_signal(const std::string& to, const std::string& member,
                          const std::string& signature, const std::string& body) {
  std::string message = marshalled({.interface = "org.freedesktop.DBus",
                                    .member = member,
                                    .signature = signature,
                                    .body = body,
                                    .destination = to,
                                    .path = "/org/freedesktop/DBus"});
  message[1] = 4;
  return message;
}

}  // namespace

TEST_CASE("arguments of the wrong type, in the wrong number or too large are refused by name") {
  TrackerOnBus on;
  const std::string text = "text";
  CHECK(on.call("Quiet") == errors + "InvalidArgs");
  CHECK(on.call("Quiet", text) == errors + "InvalidArgs");
  CHECK(on.call("Quiet", std::int64_t{5}) == errors + "InvalidArgs");
  CHECK(on.call("Quiet", std::uint32_t{5}, std::uint32_t{5}) == errors + "InvalidArgs");
  CHECK(on.call("Quiet", std::uint32_t{0xFFFFFFFF}) == errors + "InvalidArgs");
  CHECK(on.call("Stand", text) == errors + "InvalidArgs");
  CHECK(on.call("Subscribe", sdbus::Variant{text}) == errors + "InvalidArgs");
  CHECK(on.call("Calibrate", text) == errors + "InvalidArgs");
  CHECK(on.call("Calibrate", std::uint32_t{1}, text) == errors + "InvalidArgs");
  CHECK(on.call("Calibrate", std::string(8'000'000, 'x'), text) == errors + "InvalidArgs");
  CHECK(on.message.size() < 200);
  CHECK(on.call("Reload", std::vector<std::uint32_t>(1'000'000)) == errors + "InvalidArgs");
  CHECK(on.commands.notes.empty());
}

TEST_CASE("what is not there, or only to be looked at, is refused by name") {
  TrackerOnBus on;
  const auto set = [&](const std::string& name, const sdbus::Variant& value) {
    return on.call_on(properties, "Set", tracker, name, value);
  };
  CHECK(on.call("Detonate") == errors + "UnknownMethod");
  CHECK(on.call_on("org.sitwell.Tracker9", "Stand") == errors + "UnknownMethod");
  CHECK(on.call_on(properties, "Get", tracker, std::string{"Secret"}) ==
        errors + "UnknownProperty");
  CHECK(on.call_on(properties, "Get", tracker, std::string(100'000, 'P')) ==
        errors + "UnknownProperty");
  CHECK(set("Posture", sdbus::Variant{std::string{"standing"}}) == errors + "PropertyReadOnly");
  CHECK(set("SnoozesLeft", sdbus::Variant{std::uint32_t{99}}) == errors + "PropertyReadOnly");
  CHECK(set("Clips", sdbus::Variant{std::uint32_t{99}}) == errors + "PropertyReadOnly");
  CHECK(set("Secret", sdbus::Variant{true}) == errors + "UnknownProperty");
  on.proxy = sdbus::createProxy(on.client.connection(), tracker_name, bus::ObjectPath{"/"});
  CHECK(on.call("Stand") == errors + "UnknownObject");
  CHECK(on.commands.notes.empty());
}

TEST_CASE("signals that only look like the bus driver's are not believed") {
  TrackerOnBus on;
  REQUIRE(on.call("Subscribe").empty());
  RawCaller liar(on.private_bus.address());
  std::string gone = marshalled_string(on.client.connection().getUniqueName());
  gone.resize((gone.size() + 3) / 4 * 4);
  gone += gone;
  gone += marshalled_string("");
  const std::string server = on.served.connection().getUniqueName();
  for (const std::string& to : {std::string{}, server}) {
    liar.send(forged_signal(to, "NameOwnerChanged", "sss", gone));
    liar.send(forged_signal(to, "NameOwnerChanged", "s", marshalled_string("x")));
    liar.send(forged_signal(to, "NameLost", "s", marshalled_string(tracker)));
  }
  const std::uint32_t last = liar.send(marshalled({}));
  std::optional<RawAnswer> answer;
  REQUIRE(run_until(on.io, [&] { return (answer = liar.answer()) && answer->to == last; }));
  CHECK(on.service->watched());
  CHECK(on.said.empty());
}

TEST_CASE("1024 subscribers are taken and no more; when all die at once nothing of them stays") {
  if (!may_open(2'500)) {
    WARN("skipped: not enough files may be open here");
    return;
  }
  TrackerOnBus on;
  const std::string subscribe = marshalled({.interface = tracker, .member = "Subscribe"});
  std::size_t before = 0;
  for (int round = 0; round < 2; ++round) {
    std::vector<std::unique_ptr<RawCaller>> crowd;
    for (int i = 0; i < 1024; ++i) {
      crowd.push_back(std::make_unique<RawCaller>(on.private_bus.address()));
      crowd.back()->send(subscribe);
    }
    RawCaller late(on.private_bus.address());
    std::optional<RawAnswer> answer;
    REQUIRE(run_until(on.io, [&] { return crowd.back()->answer().has_value(); }));
    late.send(subscribe);
    REQUIRE(run_until(on.io, [&] { return (answer = late.answer()).has_value(); }));
    CHECK(answer->error);
    CHECK(on.service->watched());
    crowd.clear();
    REQUIRE(run_until(on.io, [&] { return !on.service->watched(); }));
    CHECK(slowest_ping(on, 1) < 1s);
    if (round == 0) before = heap();
  }
  CHECK(heap() < before + 100'000);
}

TEST_CASE("floods from several callers leave the service answering, and flat in memory") {
  TrackerOnBus on;
  const std::string address = on.private_bus.address();
  on.service->publish({.posture = "sitting", .clips = {{.serial = "SW-1"}, {.serial = "SW-2"}}});
  CHECK(slowest_ping(on, 10) < 1s);
  const std::size_t before = heap();
  std::size_t most = 0;
  {
    const Attacker status(flood(address, get_all(), 200));
    const Attacker wrong(flood(address, {.interface = tracker, .member = "Detonate"}, 200));
    const Attacker subscribing(flood(address, {.interface = tracker, .member = "Subscribe"}, 200));
    for (int i = 0; i < 20; ++i) {
      CHECK(slowest_ping(on, 1) < 2s);
      most = std::max(most, heap());
    }
  }
  CHECK(most < before + 500'000);
  CHECK(run_until(on.io, [&] { return !on.service->watched(); }));
}

TEST_CASE("answers that nobody takes pile up with the bus, never with us") {
  // A bus that soon has enough of what is queued: it then takes nothing from us any more.
  TrackerOnBus on(true, R"(<limit name="max_incoming_bytes">200000</limit>)");
  const std::string address = on.private_bus.address();
  CHECK(slowest_ping(on, 10) < 1s);
  const std::size_t before = heap();
  {
    const Attacker attacker(deaf(address, get_all()));
    REQUIRE(run_until(on.io, [&] { return on.served.backed_up(); }));
    for (int i = 0; i < 200; ++i) {
      on.service->angle(i * 50, 90.0, Posture::sitting);
      on.coach->progress(i, 90.0, true);
      run_for(on.io, 1ms);
    }
    CHECK(on.served.backed_up());
    CHECK(heap() < before + 500'000);
  }
  CHECK(run_until(on.io, [&] { return !on.served.backed_up(); }));
  CHECK(slowest_ping(on, 1) < 2s);
}
