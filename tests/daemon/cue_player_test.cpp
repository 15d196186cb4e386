// Cues made heard by programs that stand in for the desktop's: scripts, alone on $PATH.
#include "daemon/cue_player.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "daemon/cue_sounds.hpp"
#include "history/fixture.hpp"
#include "support/catch.hpp"
#include "support/run_loop.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// A variable for as long as a test lasts.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    setenv(name, value.c_str(), 1);
  }
  ~Variable() {
    if (old_)
      setenv(name_, old_->c_str(), 1);
    else
      unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> old_;
};

struct Fixture {
  Fixture() {
    std::filesystem::create_directory(path("bin"));
    std::filesystem::create_directory(path("run"));
  }

  /// A program that notes its name and its arguments, each in brackets, and does this.
  void install(const std::string& name, const std::string& script = "exit 0") {
    const std::string file = path("bin/" + name);
    std::ofstream(file) << "#!/bin/sh\nline=" << name << "\nfor a; do line=\"$line [$a]\"; done\n"
                        << "echo \"$line\" >> '" << path("log") << "'\n"
                        << script << "\n";
    chmod(file.c_str(), 0755);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return folder.path() / name; }
  [[nodiscard]] std::string read(const std::string& file) const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::string log() const { return read(path("log")); }
  [[nodiscard]] std::string tone(SessionCue cue) const {
    return path("run/sitwell/cue-" + std::to_string(static_cast<int>(cue)) + ".wav");
  }
  void play(SessionCue cue, const std::string& text = {}, bool spoken = false) {
    player.play(cue, text, spoken);
  }
  [[nodiscard]] bool ends() {
    return run_loop_until(io, [&] { return player.playing() == 0; });
  }

  TempFolder folder;
  Variable path_variable{"PATH", folder.path() / "bin"};
  Variable runtime{"XDG_RUNTIME_DIR", folder.path() / "run"};
  boost::asio::io_context io;
  std::vector<std::string> said;
  CuePlayer player{
      io, [this](const std::string& text) { said.push_back(text); }, {.at_once = 2, .time = 500ms}};
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a tone is played from a file by the best player there is") {
  install("aplay");
  play(SessionCue::began);
  REQUIRE(ends());
  install("paplay");
  play(SessionCue::ended);
  REQUIRE(ends());
  install("pw-play");
  play(SessionCue::half);
  REQUIRE(ends());
  CHECK(log() == "aplay [--quiet] [" + tone(SessionCue::began) + "]\npaplay [" +
                     tone(SessionCue::ended) + "]\npw-play [" + tone(SessionCue::half) + "]\n");
  CHECK(read(tone(SessionCue::began)) == tone_of(SessionCue::began));
  CHECK(said.empty());
}

TEST_CASE_METHOD(Fixture, "a moment without a tone is not heard, and nothing is said of it") {
  play(SessionCue::paused);
  install("paplay");
  play(SessionCue::get_ready, "Next: rest.");
  CHECK(player.playing() == 0);
  CHECK(said.empty());
}

TEST_CASE_METHOD(Fixture, "a tone's file that somebody removed is written again") {
  install("paplay");
  for (int i = 0; i < 2; ++i) {
    play(SessionCue::half);
    REQUIRE(ends());
    CHECK(read(tone(SessionCue::half)) == tone_of(SessionCue::half));
    std::filesystem::remove(tone(SessionCue::half));
  }
}

TEST_CASE_METHOD(Fixture, "text is spoken as one argument, whatever is in it") {
  install("paplay");
  install("spd-say");
  const std::string text = "--help; $(touch /tmp/x) \"`id`\" 'caf\xC3\xA9' *";
  play(SessionCue::half, text, true);
  REQUIRE(ends());
  play(SessionCue::half, std::string("before\0after", 12), true);
  REQUIRE(ends());
  CHECK(log() ==
        "spd-say [--language] [en] [--] [" + text + "]\nspd-say [--language] [en] [--] [before]\n");
  CHECK(said.empty());
}

TEST_CASE_METHOD(Fixture, "where nothing speaks, tones are played, and that is said once") {
  install("paplay");
  play(SessionCue::began, "Hold.", true);
  play(SessionCue::paused, "Paused.", true);
  play(SessionCue::half, "Half way.", true);
  REQUIRE(ends());
  CHECK_THAT(log(), ContainsSubstring(tone(SessionCue::began)) &&
                        ContainsSubstring(tone(SessionCue::half)));
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("there is no spd-say: tones are played instead"));
}

TEST_CASE_METHOD(Fixture, "where speaking fails the tone is played instead") {
  install("paplay");
  install("spd-say", "exit 1");
  for (int i = 0; i < 2; ++i) {
    play(SessionCue::half, "Half way.", true);
    REQUIRE(run_loop_until(io, [&] { return log().ends_with(".wav]\n"); }));
    REQUIRE(ends());
  }
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("could not speak a cue"));
}

TEST_CASE_METHOD(Fixture, "a player without a sound server is passed over from then on") {
  install("pw-play", "exit 1");
  install("aplay");
  for (int i = 0; i < 2; ++i) {
    play(SessionCue::half);
    REQUIRE(ends());
  }
  const std::string file = "[" + tone(SessionCue::half) + "]\n";
  CHECK(log() == "pw-play " + file + "aplay [--quiet] " + file + "aplay [--quiet] " + file);
  CHECK(said.empty());
  CHECK_THAT(player.describe(), ContainsSubstring("/bin/aplay plays tones"));
}

TEST_CASE_METHOD(Fixture, "when no player can, that is said once, and tried again with the next") {
  install("pw-play", "exit 1");
  install("paplay", "exit 1");
  for (int i = 0; i < 2; ++i) {
    play(SessionCue::half);
    REQUIRE(ends());
  }
  const std::string file = "[" + tone(SessionCue::half) + "]\n";
  CHECK(log() == "pw-play " + file + "paplay " + file + "pw-play " + file + "paplay " + file);
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("no other program could"));
}

TEST_CASE_METHOD(Fixture, "without any player that is said once") {
  play(SessionCue::half);
  play(SessionCue::began);
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("install pipewire-bin"));
}

TEST_CASE_METHOD(Fixture, "two play at once, and of those that wait only the last is heard") {
  install("paplay", "while [ ! -e '" + path("go") + "' ]; do /bin/sleep 0.02; done");
  play(SessionCue::began);
  play(SessionCue::half);
  play(SessionCue::lost);
  play(SessionCue::completed);
  CHECK(player.playing() == 2);
  std::ofstream(path("go")) << "go";
  REQUIRE(run_loop_until(io, [&] { return log().find("cue-10.wav") != std::string::npos; }));
  REQUIRE(ends());
  CHECK_THAT(log(), !ContainsSubstring(tone(SessionCue::lost)));
}

TEST_CASE_METHOD(Fixture, "a player that hangs is ended, and its cue is not played late") {
  install("pw-play", "exec /bin/sleep 100");
  install("aplay");
  play(SessionCue::half);
  REQUIRE(ends());
  CHECK(log() == "pw-play [" + tone(SessionCue::half) + "]\n");
  play(SessionCue::ended);
  REQUIRE(ends());
  CHECK_THAT(log(), ContainsSubstring("aplay [--quiet] [" + tone(SessionCue::ended)));
}

TEST_CASE_METHOD(Fixture, "what plays is described") {
  CHECK_THAT(player.describe(), ContainsSubstring("nothing plays tones (install") &&
                                    ContainsSubstring("nothing speaks (install"));
  install("paplay");
  install("spd-say");
  CHECK(player.describe() ==
        path("bin/paplay") + " plays tones; " + path("bin/spd-say") + " speaks");
}

TEST_CASE_METHOD(Fixture, "without a folder for the login, tones are in one that goes with us") {
  install("paplay");
  const Variable none("XDG_RUNTIME_DIR", "");
  const Variable temporary("TMPDIR", path("run"));
  {
    CuePlayer other{io, [](const std::string&) {}};
    other.play(SessionCue::half, {}, false);
    REQUIRE(run_loop_until(io, [&] { return other.playing() == 0; }));
    CHECK_THAT(log(), ContainsSubstring("[" + path("run/sitwell-")));
  }
  CHECK(std::filesystem::is_empty(path("run")));
}

TEST_CASE_METHOD(Fixture,
                 "a folder that cannot be written to is said once, and nothing is played") {
  install("paplay");
  std::ofstream(path("run/sitwell")) << "in the way";
  play(SessionCue::half);
  play(SessionCue::began);
  CHECK(player.playing() == 0);
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], ContainsSubstring("a cue cannot be heard"));
}
