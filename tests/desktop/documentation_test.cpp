// docs/dbus.md against the interfaces: every member is in it, every key and every name, and what it
// tells people to type works.
#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "dbus/coach_dictionaries.hpp"
#include "desktop/tracker_on_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(SITWELL_SOURCE_DIR "/" + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> all_of(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
    found.push_back((*at)[1]);
  return found;
}

/// The part of the document that is about the coach; and the rest of it.
std::string about_the_coach() {
  const std::string text = text_of("docs/dbus.md");
  const auto begin = text.find("\n## The coach");
  return text.substr(begin, text.find("\n## By hand") - begin);
}
std::string about_the_tracker() {
  const std::string text = text_of("docs/dbus.md");
  return text.substr(0, text.find("\n## The coach"));
}

using Names = std::vector<std::string>;

Names sorted(Names names) {
  std::ranges::sort(names);
  return names;
}

Names members_of(const std::string& interface) {
  return sorted(
      all_of(text_of("dbus/" + interface + ".xml"), "<(?:property|method|signal) name=\"(\\w+)\""));
}
Names rows_of(const std::string& text) {
  return sorted(all_of(text, "\n\\| `([A-Z]\\w+)` \\| (?!type)"));
}

/// The keys in the first column of a dictionary's table.
Names keys_in(const std::string& text, const std::string& dictionary) {
  const std::string head = "\n| `" + dictionary + "` | type |";
  const auto begin = text.find(head) + head.size();
  Names keys;
  for (const std::string& cell :
       all_of(text.substr(begin, text.find("\n\n", begin) - begin), "\n\\| (`[^|]*) \\|"))
    for (const std::string& key : all_of(cell, "`(\\w+)`")) keys.push_back(key);
  return sorted(keys);
}

Names keys_of(const bus::Dictionary& dictionary) {
  Names keys;
  for (const auto& [key, value] : dictionary) keys.push_back(key);
  return keys;
}

}  // namespace

TEST_CASE(
    "docs/dbus.md has a row for every member of the interfaces, and none for what is not there") {
  const Names tracker = members_of("org.sitwell.Tracker1"),
              coach = members_of("org.sitwell.Coach1");
  CHECK(tracker.size() == 40);
  CHECK(rows_of(about_the_tracker()) == tracker);
  CHECK(coach.size() == 18);
  CHECK(rows_of(about_the_coach()) == coach);
}

TEST_CASE("docs/dbus.md has every key of the coach's dictionaries, and none that is not there") {
  CoachSession session;
  session.flexion_from = session.flexion_to = 0;
  CoachPlan plan;
  plan.baseline_min_per_h = plan.goal_min_per_h = 0;
  const std::string text = about_the_coach();
  CHECK(keys_in(text, "Session") == keys_of(bus::dictionary_of(session)));
  CHECK(keys_in(text, "Offer") == keys_of(bus::dictionary_of(CoachOffer{})));
  CHECK(keys_in(text, "Plan") == keys_of(bus::dictionary_of(plan)));
}

TEST_CASE("docs/dbus.md has every name that the coach takes or says") {
  const std::string text = about_the_coach();
  const auto check = [&](const auto& values) {
    for (const auto value : values) {
      INFO(name_of(value));
      CHECK_THAT(text, ContainsSubstring(fmt::format("`{}`", name_of(value))));
    }
  };
  check(all_conditions);
  check(all_signs);
  check(all_symptoms);
  check(all_hurt_places);
  check(all_hurt_kinds);
}

TEST_CASE("the busctl commands of docs/dbus.md work") {
  if (!installed("busctl")) {
    WARN("skipped: busctl is not installed");
    return;
  }
  TrackerOnBus on;
  int tried = 0;
  for (std::string command : all_of(text_of("docs/dbus.md"), "\n(busctl --user[^\n]*)")) {
    if (command.find(" monitor ") != std::string::npos) continue;  // which goes on for ever
    command.replace(command.find("--user"), 6, "--address=$DBUS_SESSION_BUS_ADDRESS");
    const Program busctl(command + " >/dev/null");
    siginfo_t ended{};
    REQUIRE(run_until(on.io, [&] {
      waitid(P_PID, static_cast<id_t>(busctl.id()), &ended, WEXITED | WNOHANG | WNOWAIT);
      return ended.si_pid != 0;
    }));
    INFO(command);
    CHECK(ended.si_status == 0);
    ++tried;
  }
  CHECK(tried == 8);
  CHECK(on.commands.notes.size() == 1);
  CHECK(on.coaching.notes.size() == 2);
}
