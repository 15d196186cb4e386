// What several sources say, made one.
#include "daemon/desktop/presence_merger.hpp"

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

constexpr PresenceFacts unknown{};
constexpr PresenceFacts locked{.locked = true};
constexpr PresenceFacts open{.locked = false};
constexpr PresenceFacts active{.input = InputActivity::active};
constexpr PresenceFacts paused{.input = InputActivity::paused};
constexpr PresenceFacts away{.input = InputActivity::away};

/// Two sources, the first of the higher rank, and a clock.
struct Desk {
  PresenceMerger merger{2};
  PresenceMerger::Time now{};

  PresenceNews tell(std::size_t source, const PresenceFacts& facts,
                    std::chrono::seconds later = 1s) {
    now += later;
    return merger.tell(source, facts, now);
  }
};

constexpr PresenceNews nothing{};

}  // namespace

TEST_CASE("a hold stands while any source says so, and is told once") {
  Desk desk;
  CHECK(desk.tell(0, locked).holds == Holds{Hold::locked});
  CHECK(desk.tell(1, locked) == nothing);
  CHECK(desk.tell(0, open) == nothing);
  CHECK(desk.merger.holds() == Holds{Hold::locked});
  CHECK(desk.tell(1, open) == PresenceNews{Holds{}, PromptReason::unlocked});
}

TEST_CASE("what is unknown holds nothing back") {
  Desk desk;
  CHECK(desk.tell(0, unknown) == nothing);
  CHECK(desk.merger.holds().none());
}

TEST_CASE("each fact is a hold of its own") {
  Desk desk;
  CHECK(desk.tell(0, {.do_not_disturb = true}).holds == Holds{Hold::do_not_disturb});
  CHECK(desk.tell(0, {.full_screen = true}).holds == Holds{Hold::full_screen});
  CHECK(desk.tell(1, {.call = true}).holds == (Hold::full_screen | Holds{Hold::call}));
  CHECK(desk.tell(0, {.do_not_disturb = false, .full_screen = false}).holds == Holds{Hold::call});
}

TEST_CASE("a source that goes while the screen is locked has not unlocked it") {
  Desk desk;
  (void)desk.tell(0, locked);
  CHECK(desk.tell(0, unknown) == PresenceNews{Holds{}, std::nullopt});
}

TEST_CASE("coming back is told when it is away that ends, by a source that says so") {
  Desk desk;
  (void)desk.tell(0, active);
  CHECK(desk.tell(0, paused) == nothing);
  CHECK(desk.tell(0, active) == nothing);
  CHECK(desk.tell(0, away) == nothing);
  CHECK(desk.tell(0, active).breakpoint == PromptReason::returned);
  (void)desk.tell(0, away);
  CHECK(desk.tell(0, unknown, 60s) == nothing);
}

TEST_CASE("coming back and unlocking are one event, whichever is seen first") {
  Desk desk;
  (void)desk.tell(0, away);
  (void)desk.tell(1, locked);
  CHECK(desk.tell(0, active) == nothing);
  CHECK(desk.tell(1, open, 5s).breakpoint == PromptReason::unlocked);

  (void)desk.tell(0, away, 600s);
  (void)desk.tell(1, locked);
  CHECK(desk.tell(1, open).breakpoint == PromptReason::unlocked);
  CHECK(desk.tell(0, active) == nothing);
}

TEST_CASE("of key and pointer the source of the highest rank that knows is believed") {
  Desk desk;
  (void)desk.tell(1, away);
  (void)desk.tell(0, active, 60s);
  CHECK(desk.tell(1, active) == nothing);
  (void)desk.tell(1, away);
  CHECK(desk.tell(1, active, 60s) == nothing);
  (void)desk.tell(0, unknown);
  (void)desk.tell(1, away);
  CHECK(desk.tell(1, active, 60s).breakpoint == PromptReason::returned);
}

TEST_CASE("pauses are told while they are wanted, each once") {
  Desk desk;
  (void)desk.tell(0, active);
  CHECK(desk.tell(0, paused) == nothing);
  CHECK(desk.merger.watch_input(true).breakpoint == PromptReason::paused);
  CHECK(desk.merger.watch_input(true) == nothing);
  CHECK(desk.tell(0, away) == nothing);
  (void)desk.tell(0, active);
  CHECK(desk.tell(0, paused).breakpoint == PromptReason::paused);
  CHECK(desk.merger.watch_input(false) == nothing);
  (void)desk.tell(0, active);
  CHECK(desk.tell(0, paused) == nothing);
}

TEST_CASE("nobody pauses before a locked screen") {
  Desk desk;
  (void)desk.merger.watch_input(true);
  (void)desk.tell(1, locked);
  (void)desk.tell(0, active);
  CHECK(desk.tell(0, paused) == nothing);
}

TEST_CASE("the computer is in use while a source that watches key and pointer says so") {
  constexpr auto watched = [](InputActivity input) {
    return PresenceFacts{.input = input, .input_watched = true};
  };
  Desk desk;
  CHECK_FALSE(desk.tell(1, active).computer_in_use);  // hearsay
  CHECK(desk.tell(0, watched(InputActivity::active)).computer_in_use == true);
  CHECK_FALSE(desk.tell(0, watched(InputActivity::paused)).computer_in_use);
  CHECK(desk.tell(0, watched(InputActivity::away)).computer_in_use == false);
  CHECK(desk.tell(0, watched(InputActivity::active), 60s).computer_in_use == true);
  CHECK(desk.tell(1, locked).computer_in_use == false);
  CHECK(desk.tell(1, open).computer_in_use == true);
  CHECK(desk.tell(0, unknown).computer_in_use == false);
}
