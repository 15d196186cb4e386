// The real sitwelld, with a simulated clip: what it writes, how it ends, what it refuses.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "history/fixture.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// A running sitwelld whose folders are all its own.
class Running {
 public:
  Running(const TempFolder& folder, const std::vector<std::string>& arguments,
          const std::string& log = "log")
      : log_(folder.path() / log) {
    process_ = fork();
    if (process_ != 0) return;
    for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"})
      setenv(name, folder.path().c_str(), 1);
    for (const char* name : {"JOURNAL_STREAM", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"})
      unsetenv(name);
    const int file = open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(file, STDERR_FILENO);
    dup2(file, STDOUT_FILENO);
    std::vector<std::string> words{SITWELL_BIN_DIR "/sitwelld"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    execv(raw[0], raw.data());
    _exit(127);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    if (process_ > 0) end(SIGKILL);
  }

  [[nodiscard]] std::string log() const {
    std::ifstream in(log_);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Real time: another process is waited for.
  [[nodiscard]] bool says(const std::string& text) const {
    for (int i = 0; i < 3000; ++i) {
      if (log().find(text) != std::string::npos) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }
  /// The exit code; -1 where a signal ended it.
  int end(int signal = 0) {
    if (signal != 0) kill(process_, signal);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  std::filesystem::path log_;
  pid_t process_ = -1;
};

/// A recording of somebody who walks, so that the clip's place is learned, and sits.
std::filesystem::path recording(const TempFolder& folder) {
  const auto file = folder.path() / "office.csv";
  const std::string command = "'" SITWELL_BIN_DIR "/sitwell' simulate office '" + file.string() +
                              "' --rate 25 >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
  return file;
}

}  // namespace

TEST_CASE("a recording goes in as a clip's, and out into a history of its own") {
  const TempFolder folder;
  Running daemon(folder, {"--clip", recording(folder), "--speed", "5000"});
  CHECK(daemon.end() == 0);
  CHECK(daemon.log().find("everything is written") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "sitwell" / "history.db"));
  const auto bouts = stored(folder.path() / "sitwell" / "simulated.db");
  CHECK(bouts.size() > 10);
  CHECK_FALSE(bouts.back().open);
}

TEST_CASE("told to end it ends at once, with all bouts closed and the recording whole") {
  const TempFolder folder;
  const auto raw = folder.path() / "raw.csv";
  Running daemon(folder, {"--clip", "simulated", "--speed", "500", "--record", raw});
  REQUIRE(daemon.says("is read live"));
  for (int i = 0;
       i < 3000 && (!std::filesystem::exists(raw) || std::filesystem::file_size(raw) < 100'000);
       ++i)
    std::this_thread::sleep_for(10ms);
  CHECK(daemon.end(GENERATE(SIGTERM, SIGINT)) == 0);
  std::ifstream in(raw);
  std::string line, last;
  std::getline(in, line);
  CHECK(line.starts_with("t_s,"));
  std::size_t rows = 0;
  while (std::getline(in, line)) ++rows;
  CHECK(rows > 1000);
  for (const StoredBout& bout : stored(folder.path() / "sitwell" / "simulated.db"))
    CHECK_FALSE(bout.open);
}

TEST_CASE("a second one for the same user is refused, and the first runs on") {
  const TempFolder folder;
  Running first(folder, {"--db", folder.file()});
  REQUIRE(first.says("the history is"));
  Running second(folder, {"--db", folder.file()}, "second");
  CHECK(second.end() == 2);
  CHECK(second.log().find("already running") != std::string::npos);
  CHECK(first.end(SIGTERM) == 0);
}

TEST_CASE("what cannot be used ends it with a sentence") {
  const TempFolder folder;
  {
    Running daemon(folder, {"--clip", folder.path() / "missing.csv"});
    CHECK(daemon.end() == 1);
    CHECK(daemon.log().find("missing.csv") != std::string::npos);
  }
  {
    Running daemon(folder, {"--speed", "5"});
    CHECK(daemon.end() == 2);
  }
}

TEST_CASE("a setting that cannot be used is named in the log and does not stop the recording") {
  const TempFolder folder;
  std::filesystem::create_directories(folder.path() / "sitwell");
  std::ofstream(folder.path() / "sitwell" / "config.toml") << "[history]\nheartbeat_s = \"x\"\n";
  Running daemon(folder, {"--clip", "simulated"}, "settings");
  REQUIRE(daemon.says("the history is"));
  CHECK(daemon.end(SIGTERM) == 0);
  CHECK(daemon.log().find("config.toml:2:15: history.heartbeat_s") != std::string::npos);
}
