// What a kill -9, a full disk and a read-only one leave behind. Each is done for real, in a process
// of its own.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The n-th thing that happens: bouts of three minutes, saved open twice and then closed.
std::vector<Effect> event(int n) {
  const double begin = n / 3 * 3;
  const Posture posture = n / 3 % 2 == 0 ? Posture::sitting : Posture::standing;
  return {saved(begin, begin + n % 3 + 1, posture, n % 3 != 2)};
}

using Happening = std::function<void(HistoryWriter&, int n)>;

void bouts_happen(HistoryWriter& writer, int n) { writer.apply(event(n)); }

/// Prompts half an hour apart, shown and then followed.
void prompts_happen(HistoryWriter& writer, int n) {
  writer.save(Prompt{.shown = at_min(n / 2 * 30),
                     .outcome = n % 2 == 0 ? PromptOutcome::open : PromptOutcome::acted,
                     .ended = at_min(n / 2 * 30 + n % 2)});
}

/// Sessions ten minutes apart, each begun, said again with more of it done, and completed.
void routines_happen(HistoryWriter& writer, int n) {
  RoutineRecord record = routine_at(n / 3 * 10);
  if (n % 3 == 1) record.holds.back().confirmed += std::chrono::seconds{5};
  if (n % 3 == 2) record = finished(std::move(record));
  writer.save(record);
}

/// Writes events for ever and says after each that it is saved.
[[noreturn]] void write_events(const fs::path& file, int pipe, const Happening& happens) {
  HistoryWriter writer{file};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  for (int n = 0;; ++n) {
    happens(writer, n);
    if (write(pipe, "x", 1) != 1) _exit(1);
  }
}

/// Kills a writer after it has said `events` times that it saved something; how often it had in
/// all.
int kill_writer_after(int events, const fs::path& file, const Happening& happens = bouts_happen) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    write_events(file, ends[1], happens);
  }
  close(ends[1]);
  char byte = 0;
  int heard = 0;
  while (heard < events && read(ends[0], &byte, 1) == 1) ++heard;
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  while (read(ends[0], &byte, 1) == 1) ++heard;
  close(ends[0]);
  return heard;
}

/// Runs the action in a process of its own and gives what it wrote; "unable" where it could not.
std::string in_child(const std::function<std::string()>& action) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const std::string said = action();
    _exit(write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string said;
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1) said += byte;
  waitpid(child, nullptr, 0);
  close(ends[0]);
  return said;
}

/// Mounts of this process's own: root may, and anybody who is root of a user namespace, in which
/// files can only be made by users who are known outside.
bool own_mounts() {
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(CLONE_NEWNS) == 0) return true;
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  const auto write_to = [](const char* file, const std::string& text) {
    return static_cast<bool>(std::ofstream(file) << text << std::flush);
  };
  return write_to("/proc/self/setgroups", "deny") &&
         write_to("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") &&
         write_to("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

/// A small disk of its own over the folder, seen by this process only.
bool mount_disk(const fs::path& folder) {
  return own_mounts() && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=512k") == 0;
}

/// Writes until it fails, and says how that was told and whether the rest is sound.
std::string write_until_it_fails(const fs::path& file) {
  HistoryWriter writer{file};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  int n = 0;
  std::string said = "never failed";
  try {
    for (; n < 100'000; ++n) {
      std::vector<Effect> many;
      for (int i = 0; i < 50; ++i) many.push_back(saved(50 * n + i, 50 * n + i + 1));
      writer.apply(many);
    }
  } catch (const HistoryError& error) {
    said = error.what();
  }
  HistoryReader reader{file};
  const bool whole = reader.bout_count() == 50 * n;
  return said + (whole && reader.integrity().empty() ? " [sound]" : " [broken]");
}

}  // namespace

TEST_CASE("a kill -9 loses nothing that was saved") {
  std::mt19937 random{11};
  for (int round = 0; round < 25; ++round) {
    TempFolder folder;
    const int killed_after = std::uniform_int_distribution{1, 60}(random);
    const int saved_events = kill_writer_after(killed_after, folder.file());
    REQUIRE(saved_events >= killed_after);

    HistoryWriter writer{folder.file()};
    CHECK(writer.notices().empty());
    HistoryReader reader{folder.file()};
    CHECK(reader.integrity().empty());
    // The commit that was under way may or may not have made it.
    TempFolder expected;
    HistoryWriter other{expected.file()};
    other.record_as(SourceKind::clip, "SW-1", utc_calendar());
    for (int n = 0; n < saved_events; ++n) other.apply(event(n));
    const bool last_only = rows(folder.file()) == rows(expected.file());
    other.apply(event(saved_events));
    CHECK((last_only || rows(folder.file()) == rows(expected.file())));
  }
}

TEST_CASE("a kill -9 loses no prompt that was saved, and the next run takes the last one over") {
  for (const int killed_after : {1, 2, 7, 20}) {
    TempFolder folder;
    const int saved_events = kill_writer_after(killed_after, folder.file(), prompts_happen);
    REQUIRE(saved_events >= killed_after);

    HistoryWriter writer{folder.file()};
    CHECK(writer.notices().empty());
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    const std::vector<Prompt> kept = writer.prompts(at_min(0));
    // The commit that was under way may or may not have made it.
    const std::size_t told = static_cast<std::size_t>(saved_events + 1) / 2;
    REQUIRE(kept.size() >= told);
    CHECK(kept.size() <= told + 1);
    for (std::size_t i = 0; i + 1 < kept.size(); ++i)
      CHECK(kept[i].outcome == PromptOutcome::acted);
    CHECK(kept[told - 1].shown == at_min(static_cast<double>(30 * (told - 1))));
    CHECK(HistoryReader{folder.file()}.integrity().empty());
  }
}

TEST_CASE("a kill -9 loses nothing of a session that was saved, and the next run closes it") {
  for (const int killed_after : {1, 2, 3, 20}) {
    TempFolder folder;
    const int saved_events = kill_writer_after(killed_after, folder.file(), routines_happen);
    REQUIRE(saved_events >= killed_after);

    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    HistoryReader reader{folder.file()};
    CHECK(reader.integrity().empty());
    const auto kept = reader.routines({0, latest_utc_ms});
    // The commit that was under way may or may not have made it.
    const std::size_t told = static_cast<std::size_t>(saved_events + 2) / 3;
    REQUIRE(kept.size() >= told);
    CHECK(kept.size() <= told + 1);
    for (const StoredRoutine& session : kept) {
      CHECK(session.holds.size() == 2);
      CHECK(session.active.size() == 2);
    }
    const bool under_way = kept.back().outcome == RoutineOutcome::under_way;
    CHECK(writer.take_over() == (under_way ? 1 : 0));
    for (const StoredRoutine& session : reader.routines({0, latest_utc_ms}))
      CHECK(session.outcome != RoutineOutcome::under_way);
    CHECK(writer.active_spans(at_min(0)).size() == 2 * kept.size());
  }
}

TEST_CASE("a writer that was killed can be started again and goes on") {
  TempFolder folder;
  kill_writer_after(5, folder.file());
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  for (const StoredBout& row : stored(folder.file())) CHECK_FALSE(row.open);
  CHECK(writer.apply(std::vector<Effect>{saved(5000, 5001)}).saved == 1);
}

TEST_CASE("at the largest size a file may have, what was saved is kept and the error is clear") {
  TempFolder folder;
  const std::string said = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    return write_until_it_fails(folder.file());
  });
  CHECK(holds(said, "all that was saved before is kept"));
  CHECK(holds(said, "[sound]"));
}

TEST_CASE("on a full disk, what was saved is kept, and saving goes on once there is space") {
  TempFolder folder;
  const std::string said = in_child([&]() -> std::string {
    if (!mount_disk(folder.path())) return "unable";
    std::ofstream{folder.path() / "filler"} << std::string(200'000, 'x');
    std::string result = write_until_it_fails(folder.file());
    fs::remove(folder.path() / "filler");
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    writer.apply(std::vector<Effect>{saved(9e6, 9e6 + 1)});
    writer.save(routine_at(9e6));
    return result + " [went on]";
  });
  if (said == "unable") {
    WARN("skipped: no disk may be mounted here");
    return;
  }
  INFO(said);
  CHECK(holds(said, "the disk is full; all that was saved before is kept; free some space"));
  CHECK(holds(said, "[sound]"));
  CHECK(holds(said, "[went on]"));
}

TEST_CASE("on a full disk a session stays as it was last saved, and is saved once there is space") {
  TempFolder folder;
  const std::string said = in_child([&]() -> std::string {
    if (!mount_disk(folder.path())) return "unable";
    HistoryWriter writer{folder.file()};
    writer.anchor({at_min(0), monday_ms});
    writer.save(routine_at(540));
    std::ofstream{folder.path() / "filler"} << std::string(600'000, 'x');
    std::string result = "kept";
    RoutineRecord record = routine_at(540);
    for (int i = 0; i < 900; ++i) record.holds.insert(record.holds.begin(), record.holds.front());
    try {
      for (int i = 0; i < 100; ++i) writer.save(record);
    } catch (const HistoryError& error) {
      result = error.what();
    }
    const auto holds_kept = [&] {
      HistoryReader reader{folder.file()};
      return " [" + std::to_string(reader.routines({0, latest_utc_ms}).at(0).holds.size()) + "]";
    };
    result += holds_kept();
    fs::remove(folder.path() / "filler");
    writer.save(record);
    return result + holds_kept();
  });
  if (said == "unable") {
    WARN("skipped: no disk may be mounted here");
    return;
  }
  INFO(said);
  CHECK(holds(said, "the disk is full; all that was saved before is kept; free some space"));
  CHECK(holds(said, "[2] [902]"));
}

TEST_CASE("on a disk that has become read-only, the error is clear and what was saved is read") {
  TempFolder folder;
  const std::string said = in_child([&]() -> std::string {
    if (!mount_disk(folder.path())) return "unable";
    {
      HistoryWriter writer{folder.file()};
      writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
      writer.apply(std::vector<Effect>{saved(0, 1)});
    }
    if (mount(nullptr, folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
      return "unable";
    std::string result;
    try {
      const HistoryWriter writer{folder.file()};
      result = "opened";
    } catch (const HistoryError& error) {
      result = error.what();
    }
    try {
      return result + " [" + std::to_string(HistoryReader{folder.file()}.bout_count()) + " read]";
    } catch (const HistoryError& error) {
      return result + " [" + error.what() + "]";
    }
  });
  if (said == "unable") {
    WARN("skipped: no disk may be mounted here");
    return;
  }
  INFO(said);
  CHECK(holds(said, "cannot be opened"));
  CHECK(holds(said, "[1 read]"));
}
