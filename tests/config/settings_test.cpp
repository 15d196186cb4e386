#include "config/settings.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "config/hook_events.hpp"
#include "config/keys.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path file = "/home/ada/config.toml";

/// All that there is to say about the text, a line each.
std::string complaints_of(const std::string& toml, const Settings& before = {}) {
  std::string all;
  for (const Complaint& complaint : parse_settings(toml, file, before).complaints)
    all += complaint.text + "\n";
  return all;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string quoted(std::string_view name) { return std::string{"`"}.append(name).append("`"); }

const std::string everything = R"(
[day]
start = "05:30"
[history]
path = "/data/h.db"
heartbeat_s = 90
[prompts]
enabled = false
window_min = 20
soon_min = 15
latest_min = 26
overdue_min = 50
snooze_min = 5
snoozes = 1
break_s = 120
life_min = 4
after_resume_min = 2
ignored_in_a_row = 4
most_a_day = 20
sound = true
[hours]
weekdays = ["09:00-12:30", "13:15-17:30"]
weekend = []
friday = ["22:00-02:00"]
[quiet]
do_not_disturb = false
full_screen = true
call = false
locked = true
[desktop]
notifications = false
tray = false
[routines]
leg = "left"
cues = "speech"
offer = false
spot = false
[check_in]
symptoms = ["front_of_hip", "low_back_pain"]
stress = true
[clips]
SW-1 = "thigh"
"a b" = "ignored"
[[hooks]]
on = "prompt_shown"
run = ["/usr/bin/logger", "stand up"]
[[hooks]]
on = "day_began"
run = ["/bin/true"]
limit_s = 600
)";

Settings everything_set() {
  Settings s;
  s.day_start = 5h + 30min;
  s.history_path = "/data/h.db";
  s.history_heartbeat = 90s;
  s.prompts.enabled = false;
  s.prompts.window = 20min;
  s.prompts.soon = 15min;
  s.prompts.latest = 26min;
  s.prompts.overdue = 50min;
  s.prompts.snooze = 5min;
  s.prompts.snoozes = 1;
  s.prompts.counting_break = 120s;
  s.prompts.life = 4min;
  s.prompts.after_resume = 2min;
  s.prompts.ignored_in_a_row = 4;
  s.prompts.most_a_day = 20;
  s.sound = true;
  s.hours.weekdays = DayHours{{9h, 12h + 30min}, {13h + 15min, 17h + 30min}};
  s.hours.weekend = DayHours{};
  s.hours.friday = DayHours{{22h, 2h}};
  s.heeded = Holds{Hold::full_screen} | Hold::locked;
  s.notifications = false;
  s.tray = false;
  s.clip_leg = Side::left;
  s.cues = Cues::speech;
  s.offer_routine = false;
  s.spot_routines = false;
  s.symptoms = {Symptom::low_back_pain, Symptom::front_of_hip};
  s.ask_stress = true;
  s.clips = {{"SW-1", ClipUse::thigh}, {"a b", ClipUse::ignored}};
  s.hooks = {{"prompt_shown", {"/usr/bin/logger", "stand up"}, 10s},
             {"day_began", {"/bin/true"}, 600s}};
  return s;
}

}  // namespace

TEST_CASE("without a file, or with an empty one, all settings are the defaults") {
  const LoadedSettings none = load_settings("/nonexistent/config.toml");
  CHECK(none.settings == Settings{});
  CHECK(none.complaints.empty());
  CHECK(parse_settings("", file).settings == Settings{});
  CHECK(complaints_of("[day]\n[history]\n[clips]\n").empty());
}

TEST_CASE("every setting can be set") {
  CHECK(complaints_of(everything).empty());
  const LoadedSettings loaded = parse_settings(everything, file);
  CHECK(loaded.settings == everything_set());
  CHECK(loaded.given.at("day.start") == Place{3, 1});
  CHECK_FALSE(loaded.given.contains("hours.monday"));
}

TEST_CASE("what a setting is written as reads as the same") {
  for (const SettingKey& key : setting_keys()) {
    for (const Settings& settings : {Settings{}, everything_set()}) {
      const std::string value = key.write(settings);
      if (value.empty()) continue;
      INFO(key.name << " = " << value);
      Settings before, expected;
      key.copy(settings, expected);
      const ParsedToml parsed = parse_toml("x = " + value);
      REQUIRE(parsed.table.size() == 1);
      CHECK(key.read(parsed.table[0].node, before));
      CHECK(before == expected);
    }
  }
}

TEST_CASE("dotted keys and inline tables are the same as sections") {
  CHECK(parse_settings("day.start = \"00:00\"", file).settings.day_start == 0min);
  CHECK(parse_settings("day = {start = \"00:00\"}", file).settings.day_start == 0min);
}

TEST_CASE("a path may begin in the home folder") {
  const Variable home{"HOME", "/home/ada"};
  CHECK(parse_settings("history.path = \"~/h.db\"", file).settings.history_path ==
        fs::path{"/home/ada/h.db"});
  const LoadedSettings hook =
      parse_settings("[[hooks]]\non = \"day_began\"\nrun = [\"~/bin/x\", \"~/y\"]", file);
  REQUIRE(hook.settings.hooks.size() == 1);
  CHECK(hook.settings.hooks[0].run == std::vector<std::string>{"/home/ada/bin/x", "~/y"});
}

TEST_CASE("a value that cannot be used is named with its place, what was expected and what holds") {
  CHECK(complaints_of("[day]\nstart = \"25:00\"") ==
        "/home/ada/config.toml:2:9: day.start cannot be used as it is; expected a time of day in "
        "quotes, like \"04:00\". Until then it is \"04:00\"\n");
  for (const char* time :
       {"\"4:00\"", "\"04:60\"", "\"-4:00\"", "\"04.00\"", "4", "04:00:00", "\"\"", "\"24:00\""}) {
    INFO(time);
    CHECK(holds(complaints_of(std::string{"day.start = "} + time), "expected a time of day"));
  }
  for (const char* seconds : {"4", "601", "\"30\"", "30.5", "true", "-30"}) {
    INFO(seconds);
    CHECK(holds(complaints_of(std::string{"history.heartbeat_s = "} + seconds), "from 5 to 600"));
  }
  CHECK(holds(complaints_of("history.path = \"h.db\""), "expected an absolute path"));
  CHECK(holds(complaints_of("history.path = 7"), "expected an absolute path"));
  CHECK(holds(complaints_of("history.path = \"/a\\u0000b\""), "expected an absolute path"));
  CHECK(holds(complaints_of("[day.start]\nx = 1"), "expected a time of day"));
  CHECK(holds(complaints_of("prompts.enabled = 1"), "expected true or false"));
  CHECK(holds(complaints_of("quiet.call = \"yes\""), "expected true or false"));
}

TEST_CASE("hours that cannot be meant are refused") {
  for (const char* ranges :
       {"\"09:00-17:00\"", "[\"09:00\"]", "[\"9:00-17:00\"]", "[900]", "[\"09:00-25:00\"]",
        "[\"24:00-02:00\"]", "[\"09:00-09:00\"]", "[[\"09:00-17:00\"]]", "true"}) {
    INFO(ranges);
    CHECK(holds(complaints_of(std::string{"hours.monday = "} + ranges), "a list of ranges"));
  }
}

TEST_CASE("a word that is none of those there are is told which there are") {
  CHECK(complaints_of("routines.leg = \"both\"") ==
        "/home/ada/config.toml:1:16: routines.leg cannot be used as it is; expected \"left\" or "
        "\"right\". Until then it is \"right\"\n");
  CHECK(holds(complaints_of("routines.leg = \"\""), "\"left\" or \"right\""));
  CHECK(holds(complaints_of("routines.cues = true"), "\"off\" or \"sound\" or \"speech\""));
  for (const char* symptoms : {"\"low_back_pain\"", "[\"back\"]", "[1]", "true"}) {
    INFO(symptoms);
    CHECK(holds(complaints_of(std::string{"check_in.symptoms = "} + symptoms),
                "a list of any of low_back_pain, front_of_hip"));
  }
  CHECK(parse_settings("check_in.symptoms = []", file).settings.symptoms.empty());
}

TEST_CASE("a bad value keeps the one from before, and everything else in the file holds") {
  const Settings before = everything_set();
  const LoadedSettings loaded = parse_settings(
      "[day]\nstart = 5\n[history]\nheartbeat_s = 30\n[quiet]\ncall = 3\n[hours]\nfriday = 1\n",
      file, before);
  CHECK(loaded.complaints.size() == 3);
  Settings expected;  // what the file no longer sets is the default again
  expected.day_start = before.day_start;
  expected.history_heartbeat = 30s;
  expected.heeded.set(Hold::call, false);
  setting_key("hours.friday")->copy(before, expected);
  CHECK(loaded.settings == expected);
  CHECK(holds(loaded.complaints[0].text, "Until then it is \"05:30\""));
}

TEST_CASE("a file that is no TOML is named with the place where it stops being any") {
  const LoadedSettings loaded = parse_settings("[day]\nstart = \n", file, everything_set());
  REQUIRE(loaded.complaints.size() == 1);
  CHECK(loaded.complaints[0].kind == Complaint::Kind::bad_file);
  CHECK(holds(loaded.complaints[0].text, "/home/ada/config.toml:2:"));
  CHECK(loaded.settings == everything_set());
}

TEST_CASE("an unknown key is named together with the nearest known one, and ignored") {
  CHECK(complaints_of("[history]\nheartbeat = 60\n[dya]\nstart = \"05:00\"\n") ==
        "/home/ada/config.toml:2:1: history.heartbeat is no setting and was ignored; did you mean "
        "history.heartbeat_s?\n"
        "/home/ada/config.toml:3:2: dya is no setting and was ignored; did you mean day?\n");
  CHECK(holds(complaints_of("heartbeat_s = 30"), "did you mean history.heartbeat_s?"));
  CHECK(holds(complaints_of("[[hook]]\non = \"x\""), "did you mean hooks?"));
}

TEST_CASE("a section given as a value is unknown, not a crash") {
  CHECK(holds(complaints_of("day = 4"), "no setting"));
  CHECK(holds(complaints_of("clips = 4"), "no setting"));
  CHECK(holds(complaints_of("[[day]]\nstart = \"05:00\""), "no setting"));
}

TEST_CASE("times of prompts that do not go together are refused together") {
  CHECK(complaints_of("[prompts]\nsound = true\nsoon_min = 30") ==
        "/home/ada/config.toml:3:1: the [prompts] soon_min 30, window_min 30, latest_min 40, "
        "overdue_min 60 do not go together; expected soon_min below window_min, and neither "
        "latest_min nor overdue_min below the one in front of it. Until then they are 25, 30, 40, "
        "60\n");
  const LoadedSettings loaded =
      parse_settings("[prompts]\nwindow_min = 41\nsnoozes = 3", file, everything_set());
  CHECK(loaded.complaints.size() == 1);
  CHECK(loaded.settings.prompts.window == 20min);
  CHECK(loaded.settings.prompts.latest == 26min);
  CHECK(loaded.settings.prompts.snoozes == 3);
  CHECK_FALSE(loaded.given.contains("prompts.window_min"));
  CHECK(complaints_of("[prompts]\nwindow_min = 40").empty());
}

TEST_CASE("a clip that cannot be understood is as it was, and the others hold") {
  const LoadedSettings loaded =
      parse_settings("[clips]\nSW-1 = \"foot\"\nSW-2 = \"pelvis\"\nSW-3 = 3\n\"\" = \"thigh\"\n",
                     file, everything_set());
  CHECK(loaded.settings.clips ==
        std::map<std::string, ClipUse>{{"SW-1", ClipUse::thigh}, {"SW-2", ClipUse::pelvis}});
  REQUIRE(loaded.complaints.size() == 3);
  CHECK(holds(loaded.complaints[0].text,
              ":2:8: clips.SW-1 cannot be used as it is; expected \"thigh\", \"pelvis\" or "
              "\"ignored\". Until then it is \"thigh\""));
}

TEST_CASE("a hook that cannot be understood is left out, and the others run") {
  const std::string good = "[[hooks]]\non = \"day_began\"\nrun = [\"/bin/true\"]\n";
  const auto bad =
      GENERATE(as<std::string>{}, "on = \"promt_shown\"\nrun = [\"/bin/true\"]",
               "run = [\"/bin/true\"]", "on = \"day_began\"",
               "on = \"day_began\"\nrun = \"/bin/true\"", "on = \"day_began\"\nrun = [\"true\"]",
               "on = \"day_began\"\nrun = []", "on = \"day_began\"\nrun = [\"/bin/true\", 1]",
               "on = \"day_began\"\nrun = [\"/bin/true\", \"a\\u0000b\"]",
               "on = \"day_began\"\nrun = [\"/bin/true\"]\nlimit_s = 601",
               "on = \"day_began\"\nrun = [\"/bin/true\"]\nlimit = 6");
  INFO(bad);
  const LoadedSettings loaded = parse_settings(good + "[[hooks]]\n" + bad + "\n" + good, file);
  CHECK(loaded.settings.hooks.size() == 2);
  REQUIRE(loaded.complaints.size() == 1);
  CHECK(holds(loaded.complaints[0].text, "hooks[2]"));
  CHECK(holds(loaded.complaints[0].text, "This hook is not run until then"));
}

TEST_CASE("a misspelt event is told the nearest one") {
  CHECK(holds(complaints_of("[[hooks]]\non = \"promt_shown\"\nrun = [\"/bin/true\"]"),
              ":2:6: hooks[1].on cannot be used as it is; expected an event; did you mean "
              "\"prompt_shown\"?"));
  CHECK(holds(complaints_of("[hooks]\non = \"day_began\""), "two pairs of brackets"));
}

TEST_CASE("hostile files end in a few sentences") {
  std::string many;
  for (int i = 0; i < 50'000; ++i) many.append("k").append(std::to_string(i)).append(" = 1\n");
  CHECK(parse_settings(many, file).complaints.size() == 100);
  CHECK(holds(complaints_of(std::string(1'000'001, '#')), "too large"));
  CHECK(holds(complaints_of(std::string(900'000, '[')), "Until then nothing"));
  std::string dotted = "a";
  for (int i = 0; i < 400'000; ++i) dotted += ".a";
  CHECK(holds(complaints_of(dotted + " = 1"), "so many parts"));
  CHECK(holds(complaints_of("[" + dotted + "]"), "so many parts"));
  CHECK(holds(complaints_of("x = {" + dotted + " = 1}"), "so many parts"));
  const std::string long_key(900'000, 'k');
  CHECK(complaints_of(long_key + " = 1").size() < 300);
  CHECK_FALSE(holds(complaints_of("\"\\u001b[2J\" = 1"), "\x1b"));
}

TEST_CASE("a file that cannot be read changes nothing") {
  const LoadedSettings folder = load_settings(fs::temp_directory_path(), everything_set());
  REQUIRE(folder.complaints.size() == 1);
  CHECK(folder.complaints[0].kind == Complaint::Kind::bad_file);
  CHECK(folder.settings == everything_set());
  CHECK(load_settings("/dev/zero").complaints.size() == 1);
}

TEST_CASE("the file that is printed as a start sets nothing, and names every key") {
  const std::string text = default_settings_text();
  CHECK(complaints_of(text).empty());
  CHECK(parse_settings(text, file).settings == Settings{});
  CHECK(parse_settings(text, file).given.empty());
  std::string uncommented;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at) + 1;
    const std::string line = text.substr(at, end - at);
    CHECK(line.size() <= 90);
    uncommented += line.starts_with("#") && !line.starts_with("# ") && !line.starts_with("#  ")
                       ? line.substr(1)
                       : line;
    at = end;
  }
  CHECK(complaints_of(uncommented).empty());
  const LoadedSettings loaded = parse_settings(uncommented, file);
  for (const SettingKey& key : setting_keys()) {
    INFO(key.name);
    CHECK(loaded.given.contains(std::string{key.name}));
  }
  CHECK(loaded.settings.hooks.size() == 1);
  CHECK(loaded.settings.clips.size() == 1);
}

TEST_CASE("the manual has every key and every event") {
  std::ifstream stream{fs::path{SITWELL_SOURCE_DIR} / "docs" / "config.md"};
  const std::string manual{std::istreambuf_iterator<char>{stream}, {}};
  for (const SettingKey& key : setting_keys()) {
    INFO(key.name);
    CHECK(holds(manual, quoted(key.short_name())));
  }
  for (const Symptom symptom : all_symptoms) CHECK(holds(manual, quoted(name_of(symptom))));
  for (const HookEvent& event : hook_events) {
    INFO(event.name);
    CHECK(holds(manual, quoted(event.name)));
  }
}

TEST_CASE("the settings are where XDG says") {
  const Variable home{"HOME", "/home/ada"};
  {
    const Variable xdg{"XDG_CONFIG_HOME", "/xdg"};
    CHECK(default_settings_path() == "/xdg/sitwell/config.toml");
  }
  const Variable xdg{"XDG_CONFIG_HOME", "relative"};
  CHECK(default_settings_path() == "/home/ada/.config/sitwell/config.toml");
}
