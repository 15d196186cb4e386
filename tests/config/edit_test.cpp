#include "config/edit.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "config/keys.hpp"
#include "config/replace_file.hpp"
#include "config/settings.hpp"
#include "support/catch.hpp"

using namespace sitwell;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

std::string set(const std::string& text, const std::string& key, const Words& words) {
  return with_setting(text, "c.toml", key, words);
}

std::string refusal(const std::string& text, const std::string& key, const Words& words) {
  try {
    return words.empty() ? without_setting(text, "c.toml", key) : set(text, key, words);
  } catch (const EditRefused& refused) {
    return std::string{"refused: "}.append(refused.what());
  }
}

/// The text after # in each line that has one, in order of the alphabet. Strings in these tests
/// hold none.
std::vector<std::string> comments_of(const std::string& text) {
  std::vector<std::string> comments;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);)
    if (const auto at = line.find('#'); at != line.npos) comments.push_back(line.substr(at));
  std::sort(comments.begin(), comments.end());
  return comments;
}

/// A value for each key that is neither its default nor in the files below, and goes with them.
Words words_for(const SettingKey& key) {
  if (key.name == "day.start") return {"06:15"};
  if (key.name == "history.path") return {"/tmp/other name.db"};
  if (key.name == "prompts.soon_min") return {"21"};
  if (key.name == "prompts.window_min") return {"28"};
  if (key.name == "prompts.latest_min") return {"45"};
  if (key.name == "prompts.overdue_min") return {"70"};
  if (key.name == "prompts.snoozes") return {"4"};
  if (key.name == "routines.leg") return {"left"};
  if (key.name == "routines.cues") return {"sound"};
  if (key.name == "check_in.symptoms") return {"digestion", "low_back_pain"};
  if (key.spelling == Spelling::texts) return {"08:15-09:00", "23:00-01:00"};
  const std::string now = key.write(Settings{});
  if (now == "true" || now == "false") return {now == "true" ? "false" : "true"};
  return {"17"};
}

const std::vector<std::string> layouts{
    "",
    "# only a remark",
    default_settings_text(),
    "[day]  # about days\n\tstart=\"05:00\"   # early\n\n# bye\n",
    "[prompts]\r\nwindow_min = 29 # half\r\n\r\n# hours\r\n[hours]\r\nmonday = [\r\n  "
    "\"09:00-12:00\",\r\n  \"13:00-17:00\",\r\n]\r\n",
    "day.start = '05:00' # dotted\nhours.monday = []\nprompts . \"soon_min\" = 20\nunknown = "
    "'''x\n[hours]\n'''\n",
    "[ \"day\" ]\nstart = \"\"\"05:00\"\"\"\n[clips]\n\"A \\\"B\\\"\" = \"thigh\" # [day]\n"
    "[[hooks]]\non = \"day_began\"\nrun = [\"/bin/x\", \"start = 1\", '''\n[day]\nstart = "
    "\"x\"\n'''"
    "]\n[[hooks]]\non = \"quiet_began\"\nrun = [\"/bin/y\"] # last",
    "[prompts]\nsnoozes = 3\n\n\n[later]\n# of nobody's\n[prompts.more]\nx = {a = 1, b = [1, 2]}\n",
    "\xEF\xBB\xBF[quiet]\ncall = false",
};

}  // namespace

TEST_CASE("whatever is set in whatever layout, it reads as meant and all else as before") {
  for (const std::string& text : layouts) {
    for (const SettingKey& key : setting_keys()) {
      INFO(key.name << " in\n" << text);
      const std::string name{key.name};
      const std::string after = set(text, name, words_for(key));
      // Every key but the one, and what is no key at all, by the loader: it knows nothing of edits.
      const LoadedSettings old = parse_settings(text, "c.toml");
      LoadedSettings now = parse_settings(after, "c.toml");
      REQUIRE(now.given.contains(name));
      CHECK(key.write(now.settings) != key.write(Settings{}));
      CHECK(now.complaints.size() == old.complaints.size());
      key.copy(old.settings, now.settings);
      CHECK(now.settings == old.settings);
      // The one comment that may go is the default that was waited for.
      auto expected = comments_of(text);
      if (comments_of(after) != expected) std::erase(expected, commented_out(key));
      CHECK(comments_of(after) == expected);
      // And back again: the one comment that was taken does not come back.
      const std::string undone = without_setting(after, "c.toml", name);
      CHECK_FALSE(parse_settings(undone, "c.toml").given.contains(name));
      CHECK(comments_of(undone) == expected);
    }
  }
}

TEST_CASE("a value is replaced where it stands") {
  CHECK(set("history.path = '/a # b' # c\n", "history.path", {"/d # \"e\""}) ==
        "history.path = \"/d # \\\"e\\\"\" # c\n");
  CHECK(set("[day]\n  start  =  \"05:00\"  # early\n", "day.start", {"06:00"}) ==
        "[day]\n  start  =  \"06:00\"  # early\n");
  CHECK(set("[hours]\nmonday = [\n \"09:00-12:00\",\n]\nsunday = []\n", "hours.monday",
            {"09:00-12:30", "13:15-17:30"}) ==
        "[hours]\nmonday = [\"09:00-12:30\", \"13:15-17:30\"]\nsunday = []\n");
  CHECK(set("day.start = \"05:00\"", "day.start", {"06:00"}) == "day.start = \"06:00\"");
}

TEST_CASE("a new key goes to its section, and a new section to the end") {
  CHECK(set("[day]\n# mine\n\n[quiet]\n", "day.start", {"06:00"}) ==
        "[day]\nstart = \"06:00\"\n# mine\n\n[quiet]\n");
  CHECK(set("[prompts]\nsnoozes = 1 # x\n\n[quiet]\n", "prompts.sound", {"true"}) ==
        "[prompts]\nsnoozes = 1 # x\nsound = true\n\n[quiet]\n");
  CHECK(set("[quiet]\r\ncall = true", "prompts.sound", {"true"}) ==
        "[quiet]\r\ncall = true\r\n\r\n[prompts]\r\nsound = true\r\n");
  CHECK(set("", "clips.SW-1", {"thigh"}) == "[clips]\nSW-1 = \"thigh\"\n");
  CHECK(set("[clips]\n", "clips.a b", {"ignored"}) == "[clips]\n\"a b\" = \"ignored\"\n");
}

TEST_CASE("an empty list has a word") {
  CHECK(set("", "hours.monday", {"never"}) == "[hours]\nmonday = []\n");
  CHECK(set("", "check_in.symptoms", {"none"}) == "[check_in]\nsymptoms = []\n");
}

TEST_CASE("in the default file the key's own line is taken") {
  const std::string after = set(default_settings_text(), "hours.sunday", {"never"});
  CHECK(after.find("\n#sunday") == std::string::npos);
  CHECK(after.find("\nsunday = []\n") != std::string::npos);
}

TEST_CASE("unset takes the line, and leaves what was said behind it") {
  CHECK(without_setting("[day]\nstart = \"05:00\"\n[quiet]\n", "c", "day.start") ==
        "[day]\n[quiet]\n");
  CHECK(without_setting("[day]\n  start = \"05:00\" # why\n", "c", "day.start") ==
        "[day]\n# why\n");
  CHECK(without_setting("[hours]\nmonday = [\n]", "c", "hours.monday") == "[hours]\n");
  CHECK(without_setting("[day]\n", "c", "day.start") == "[day]\n");
}

TEST_CASE("what is not meant, or cannot be done without harm, is refused with a sentence") {
  CHECK(refusal("", "day.start", {"25:00"}) ==
        "refused: day.start cannot be set to that; expected a time of day in quotes, like "
        "\"04:00\"");
  CHECK(refusal("", "prompts.window_min", {"30\n[day]"}).starts_with("refused: "));
  CHECK(refusal("", "prompts.window_min", {"30 # x"}).starts_with("refused: "));
  CHECK(refusal("", "prompts.window_min", {"30", "31"}).starts_with("refused: "));
  CHECK(refusal("", "clips.SW-1", {"foot"}).find("\"pelvis\"") != std::string::npos);
  CHECK(refusal("", "prompts.windwo_min", {"30"}).find("did you mean prompts.window_min?") !=
        std::string::npos);
  CHECK(refusal("", "hooks", {"x"}).find("in the file itself") != std::string::npos);
  CHECK(refusal("[day\n", "day.start", {"06:00"}).find("correct that first") != std::string::npos);
  CHECK(
      refusal("day = {start = \"05:00\"}\n", "day.start", {"06:00"}).find("as a section, [day]") !=
      std::string::npos);
  CHECK(refusal("[hours]\nmonday = [ # a\n]\n", "hours.monday", {"never"}).find("would be lost") !=
        std::string::npos);
  CHECK(refusal("[hours]\nmonday = [ # a\n]\n", "hours.monday", {}).find("would be lost") !=
        std::string::npos);
  CHECK(refusal("[prompts]\nlatest_min = 35\n", "prompts.window_min", {"36"})
            .find("do not go together") != std::string::npos);
  CHECK(refusal("day = 3\n", "day.start", {"06:00"}).starts_with("refused: "));
}

TEST_CASE("the file is replaced at once, with its mode, and through a link") {
  std::string name = (fs::temp_directory_path() / "sitwell-edit-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  const fs::path folder = name;
  const auto content = [](const fs::path& path) {
    std::ifstream file{path};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
  };
  const fs::path file = folder / "new" / "config.toml";
  replace_file(file, "a");
  CHECK(content(file) == "a");
  REQUIRE(chmod(file.c_str(), 0640) == 0);
  fs::create_symlink(file, folder / "link.toml");
  replace_file(folder / "link.toml", "b");
  CHECK(fs::is_symlink(folder / "link.toml"));
  CHECK(content(file) == "b");
  CHECK(fs::status(file).permissions() == fs::perms{0640});
  CHECK(std::distance(fs::directory_iterator{file.parent_path()}, {}) == 1);
  CHECK_THROWS_AS(replace_file("/proc/none/config.toml", "x"), std::runtime_error);
  fs::remove_all(folder);
}
