#include "daemon/clip/driver.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/clip/emulated_port.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

/// A cable to nothing: opens as it is told to, and never answers.
class DeadPort : public ClipPort {
 public:
  DeadPort(boost::asio::io_context& io, OpenResult result, std::vector<std::string>& calls)
      : io_(io), result_(result), calls_(calls) {}

  void set_handler(PortHandler handler) override { handler_ = std::move(handler); }
  void open() override {
    calls_.emplace_back("open");
    boost::asio::post(io_, [this] { handler_.opened(result_, "the node"); });
  }
  void close() override { end("close"); }
  void reset() override { end("reset"); }
  void control(SitwellRequest request, std::uint16_t, std::span<const std::uint8_t>) override {
    calls_.push_back("control " + std::to_string(request));
  }
  void listen(Endpoint) override { calls_.emplace_back("listen"); }
  [[nodiscard]] std::string name() const override { return "a dead cable"; }

 private:
  void end(const std::string& call) {
    calls_.push_back(call);
    boost::asio::post(io_, [this] { handler_.closed(); });
  }
  boost::asio::io_context& io_;
  OpenResult result_;
  std::vector<std::string>& calls_;
  PortHandler handler_;
};

/// Keeps what it is told, and sees to it that it is told one thing at a time.
class Notes : public ClipListener {
 public:
  void backlog_begins(const ClipDriver&, const BacklogBegins& begins) override {
    told.emplace_back(begins.first ? "the first log" : "a log");
  }
  void feed(const ClipDriver&, const Input& input) override {
    CHECK_FALSE(std::exchange(inside, true));
    inputs.push_back(input);
    if (on_feed) on_feed(input);
    inside = false;
    const std::string kind = std::holds_alternative<Sample>(input)        ? "samples"
                             : std::holds_alternative<LoggedEpoch>(input) ? "epochs"
                                                                          : "loss";
    if (told.empty() || told.back() != kind) told.push_back(kind);
  }
  void backlog_ends(const ClipDriver&, const BacklogEnds& ends) override {
    CHECK_FALSE(inside);
    told.emplace_back(ends.complete ? "read" : "not read");
  }
  void say(const ClipDriver&, Severity severity, const std::string& text) override {
    if (severity != Severity::debug) said.push_back(text);
  }
  void finished(const ClipDriver&) override { told.emplace_back("finished"); }

  [[nodiscard]] std::size_t count(const std::string& what) const {
    return static_cast<std::size_t>(std::count(told.begin(), told.end(), what));
  }

  std::vector<std::string> told, said;
  std::vector<Input> inputs;
  std::function<void(const Input&)> on_feed;
  bool inside = false;
};

template <class Condition>
bool run_until(boost::asio::io_context& io, Condition&& condition) {
  const auto end = std::chrono::steady_clock::now() + 20s;
  while (!condition() && std::chrono::steady_clock::now() < end) {
    io.restart();
    io.run_one_for(100ms);
  }
  return condition();
}

/// A simulated wearer's clip that has logged for a while, driven at a clock's speed.
struct WornClip {
  WornClip(double speed, std::chrono::seconds worn) : clock(speed) {
    EmulatedClip clip({}, simulated_imu({}, {DayKind::office}, 9 * 3600));
    clip.advance(static_cast<std::uint64_t>(std::chrono::microseconds(worn).count()));
    driver = std::make_unique<ClipDriver>(
        io, clock, std::make_unique<EmulatedPort>(io, clock, std::move(clip), "a clip for tests"),
        Link(registry), notes);
    driver->arrived();
  }
  [[nodiscard]] bool streams() const { return driver->link().state() == LinkState::streaming; }

  boost::asio::io_context io;
  ScaledClock clock;
  ClipRegistry registry;
  Notes notes;
  std::unique_ptr<ClipDriver> driver;
};

}  // namespace

TEST_CASE("a clip that another program has is tried again at the link's deadline, not before") {
  boost::asio::io_context io;
  const ScaledClock clock(100);
  ClipRegistry registry;
  Notes notes;
  std::vector<std::string> calls;
  ClipDriver driver(io, clock, std::make_unique<DeadPort>(io, OpenResult::busy, calls),
                    Link(registry), notes);
  const Instant begun = clock.boot();
  driver.arrived();
  CHECK(calls == std::vector<std::string>{"open"});
  REQUIRE(run_until(io, [&] { return !notes.said.empty(); }));
  CHECK(calls.size() == 1);
  CHECK(notes.said.size() == 1);
  CHECK_THAT(notes.said[0], ContainsSubstring("the node"));
  const auto due = driver.link().deadline();
  REQUIRE(due.has_value());
  REQUIRE(run_until(io, [&] { return calls.size() == 2; }));
  CHECK(calls.back() == "open");
  CHECK(clock.boot() >= *due);
  CHECK(*due - begun >= 1s);
}

TEST_CASE("a driver sleeps until its link wants to be woken") {
  boost::asio::io_context io;
  const ScaledClock clock(1);
  ClipRegistry registry;
  Notes notes;
  std::vector<std::string> calls;
  ClipDriver driver(io, clock, std::make_unique<DeadPort>(io, OpenResult::busy, calls),
                    Link(registry), notes);
  driver.arrived();
  io.run_for(20ms);
  io.restart();
  CHECK(io.run_for(500ms) == 0);
}

TEST_CASE("a clip that leaves is finished once its port is closed") {
  boost::asio::io_context io;
  const ScaledClock clock(1);
  ClipRegistry registry;
  Notes notes;
  std::vector<std::string> calls;
  ClipDriver driver(io, clock, std::make_unique<DeadPort>(io, OpenResult::opened, calls),
                    Link(registry), notes);
  driver.arrived();
  SECTION("while it is being opened") {}
  SECTION("while it is asked who it is") {
    io.run_for(5ms);
    REQUIRE(calls.back() == "control 1");
  }
  driver.left();
  CHECK(calls.back() == "close");
  CHECK(notes.count("finished") == 0);
  io.restart();
  CHECK(io.run_for(50ms) > 0);
  CHECK(notes.count("finished") == 1);
}

TEST_CASE("a clip that leaves while it is shut is finished at once") {
  boost::asio::io_context io;
  const ScaledClock clock(1);
  ClipRegistry registry;
  Notes notes;
  std::vector<std::string> calls;
  ClipDriver driver(io, clock, std::make_unique<DeadPort>(io, OpenResult::busy, calls),
                    Link(registry), notes);
  driver.arrived();
  io.run_for(5ms);
  driver.left();
  CHECK(notes.count("finished") == 1);
}

TEST_CASE("a simulated clip's log is fed, then its live readings, each second once") {
  WornClip worn(50, 10min);
  REQUIRE(run_until(worn.io, [&] { return worn.streams() && worn.notes.inputs.size() > 3000; }));
  REQUIRE(worn.notes.told.size() >= 3);
  CHECK(worn.notes.told[0] == "the first log");
  CHECK(worn.notes.told[1] == "epochs");
  CHECK(worn.notes.told.back() == "samples");
  CHECK(worn.notes.count("read") == 1);
  CHECK(worn.notes.said.size() <= 2);
  Instant before = when(worn.notes.inputs.front());
  std::size_t epochs = 0;
  for (const Input& input : worn.notes.inputs) {
    if (std::holds_alternative<LoggedEpoch>(input)) ++epochs;
    CHECK(when(input) >= before);
    CHECK(when(input) - before <= 2s);
    before = when(input);
  }
  CHECK(epochs >= 590);
}

TEST_CASE("what a listener says while it is being told waits until it has been told all") {
  WornClip worn(50, 1min);
  worn.notes.on_feed = [&](const Input& input) {
    worn.driver->settled(when(input));
    worn.driver->watch(worn.notes.inputs.size() % 2 == 0);
  };
  REQUIRE(run_until(worn.io, [&] { return worn.streams() && worn.notes.inputs.size() > 1000; }));
  CHECK(worn.notes.count("read") == 1);
}

TEST_CASE("a stopped clip takes its leave and is finished") {
  WornClip worn(50, 1min);
  REQUIRE(run_until(worn.io, [&] { return worn.streams(); }));
  worn.driver->stop();
  CHECK(worn.notes.count("finished") == 0);
  REQUIRE(run_until(worn.io, [&] { return worn.notes.count("finished") == 1; }));
  worn.io.restart();
  const auto inputs = worn.notes.inputs.size();
  worn.io.run_for(50ms);
  CHECK(worn.notes.inputs.size() == inputs);
  CHECK(worn.notes.count("finished") == 1);
}

TEST_CASE("a driver may be destroyed while its clip streams") {
  WornClip worn(50, 1min);
  REQUIRE(run_until(worn.io, [&] { return worn.streams(); }));
  worn.driver.reset();
  const auto inputs = worn.notes.inputs.size();
  worn.io.restart();
  worn.io.run_for(20ms);
  CHECK(worn.notes.inputs.size() == inputs);
}
