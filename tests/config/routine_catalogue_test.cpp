#include "config/routine_catalogue.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "config/routine_file.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"
#include "support/golden.hpp"

using namespace sitwell;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> shipped{"constructive-rest", "lunge",        "standing-lunge",
                                       "ball-release",      "glute-bridge", "dead-bug"};

std::string routine_named(const std::string& id, const std::string& title = "Mine") {
  return "id = \"" + id + "\"\ntitle = \"" + title +
         "\"\npurpose = \"p\"\n[[steps]]\ntitle = \"t\"\ninstruction = \"i\"\nhold_s = 30\n";
}

std::vector<std::string> ids_of(const Catalogue& catalogue) {
  std::vector<std::string> ids;
  for (const CatalogueEntry& entry : catalogue.entries) ids.push_back(entry.routine.id);
  return ids;
}

std::vector<std::string> with(std::vector<std::string> ids, const std::vector<std::string>& more) {
  ids.insert(ids.end(), more.begin(), more.end());
  return ids;
}

std::string content_of(const fs::path& path) { return read_text(path.string()); }

}  // namespace

TEST_CASE("without a folder of one's own there are the shipped routines, in their order") {
  const TemporaryFolder folder;
  for (const fs::path& none : {folder.path, folder.path / "none"}) {
    const Catalogue catalogue = load_catalogue(none);
    CHECK(ids_of(catalogue) == shipped);
    CHECK(catalogue.complaints.empty());
    CHECK(catalogue.find("lunge")->from == RoutineFrom::shipped);
    CHECK(catalogue.find("lunge")->path.empty());
    CHECK(catalogue.find("stretch") == nullptr);
  }
}

TEST_CASE("one's own routines come after the shipped ones by id, or in their place") {
  const TemporaryFolder folder;
  folder.write("1.toml", routine_named("zebra"));
  folder.write("2.toml", routine_named("ant"));
  const fs::path lunge = folder.write("3.toml", routine_named("lunge"));
  folder.write(".hidden.toml", "nothing");
  folder.write("notes.txt", "nothing");
  const Catalogue catalogue = load_catalogue(folder.path);
  CHECK(catalogue.complaints.empty());
  CHECK(ids_of(catalogue) == with(shipped, {"ant", "zebra"}));
  CHECK(catalogue.find("ant")->from == RoutineFrom::own);
  CHECK(catalogue.find("lunge")->from == RoutineFrom::overriding);
  CHECK(catalogue.find("lunge")->path == lunge);
  CHECK(catalogue.find("lunge")->routine.title == "Mine");
}

TEST_CASE("a file that cannot be used is complained of, and the shipped routine stays in force") {
  const TemporaryFolder folder;
  const fs::path bad = folder.write("lunge.toml", routine_named("lunge") + "cue = 3\n");
  folder.write("other.toml", "id =");
  folder.write("zebra.toml", routine_named("zebra"));
  fs::create_directory(folder.path / "folder.toml");
  REQUIRE(symlink("/nowhere", (folder.path / "link.toml").c_str()) == 0);
  const Catalogue catalogue = load_catalogue(folder.path);
  CHECK(ids_of(catalogue) == with(shipped, {"zebra"}));
  CHECK(catalogue.find("lunge")->from == RoutineFrom::shipped);
  REQUIRE(catalogue.complaints.size() == 8);
  CHECK_THAT(catalogue.complaints[0], ContainsSubstring("folder.toml: the routine cannot be read"));
  CHECK_THAT(catalogue.complaints[2], ContainsSubstring("link.toml: there is no such file"));
  CHECK(catalogue.complaints[4] == bad.string() +
                                       ":8:7: steps[1].cue cannot be used as it is; expected a "
                                       "text in quotes, of 1 to 140 characters in one line");
  CHECK(catalogue.complaints[5] == bad.string() +
                                       ": this routine is not used until that is corrected; the "
                                       "one that came with Sitwell is");
}

TEST_CASE("of two files with one id the first by name holds") {
  const TemporaryFolder folder;
  const fs::path second = folder.write("b.toml", routine_named("mine", "Second"));
  folder.write("a.toml", routine_named("mine", "First"));
  const Catalogue catalogue = load_catalogue(folder.path);
  CHECK(catalogue.find("mine")->routine.title == "First");
  CHECK(catalogue.complaints ==
        std::vector{second.string() +
                    ": its id mine is that of a.toml already, which holds; give one of them "
                    "another"});
}

TEST_CASE("more files than anybody has routines are left out") {
  const TemporaryFolder folder;
  for (int i = 1000; i < 1203; ++i) {
    const std::string id = std::to_string(i);
    folder.write(id + ".toml", routine_named(id));
  }
  const Catalogue catalogue = load_catalogue(folder.path);
  CHECK(catalogue.entries.size() == shipped.size() + 200);
  CHECK(catalogue.find("1200") == nullptr);
  REQUIRE(catalogue.complaints.size() == 1);
  CHECK_THAT(catalogue.complaints[0], ContainsSubstring("those from 1200.toml on are left out"));
}

TEST_CASE("a folder that is none is complained of") {
  const TemporaryFolder folder;
  const Catalogue catalogue = load_catalogue(folder.write("routines", "a file"));
  CHECK(ids_of(catalogue) == shipped);
  REQUIRE(catalogue.complaints.size() == 1);
  CHECK_THAT(catalogue.complaints[0], ContainsSubstring("the folder of routines cannot be read"));
}

TEST_CASE("an exported routine can be imported again, and is the same") {
  const TemporaryFolder folder, own;
  const Routine& lunge = shipped_routines()[1];
  const fs::path file = folder.path / "lunge.toml";
  CHECK(export_routine(lunge, file, false).ok());
  const RoutineWritten imported = import_routine(file, false, own.path / "routines");
  CHECK(imported.complaints.empty());
  CHECK(imported.path == own.path / "routines" / "lunge.toml");
  const Catalogue catalogue = load_catalogue(own.path / "routines");
  CHECK(catalogue.find("lunge")->from == RoutineFrom::overriding);
  CHECK(catalogue.find("lunge")->routine == lunge);
}

TEST_CASE("a file that is there is not exported over unless that is forced") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("x.toml", "precious");
  const RoutineWritten refused = export_routine(shipped_routines()[0], file, false);
  CHECK_FALSE(refused.ok());
  CHECK_THAT(refused.complaints.at(0), ContainsSubstring("left as it is"));
  CHECK(content_of(file) == "precious");
  CHECK(export_routine(shipped_routines()[0], file, true).ok());
  CHECK(read_routine(file).routine == shipped_routines()[0]);
  CHECK_FALSE(export_routine(shipped_routines()[0], "/proc/none/x.toml", true).ok());
}

TEST_CASE("a file is imported as it stands, comments and all, once it is right") {
  const TemporaryFolder folder, own;
  const std::string text = "# from a friend\n" + routine_named("mine");
  CHECK(import_routine(folder.write("a.toml", text), false, own.path).ok());
  CHECK(content_of(own.path / "mine.toml") == text);

  const RoutineWritten bad = import_routine(folder.write("b.toml", "id = 3"), true, own.path);
  CHECK(bad.complaints.size() == 4);
  CHECK_FALSE(import_routine(folder.path / "none.toml", true, own.path).ok());
  CHECK(std::distance(fs::directory_iterator{own.path}, {}) == 1);
}

TEST_CASE("one's own routine is replaced by an import only when that is forced, where it lies") {
  const TemporaryFolder folder, own;
  const fs::path kept = own.write("my file.toml", routine_named("mine", "Old"));
  const fs::path file = folder.write("a.toml", routine_named("mine", "New"));
  const RoutineWritten refused = import_routine(file, false, own.path);
  CHECK(refused.path == kept);
  CHECK_THAT(refused.complaints.at(0),
             ContainsSubstring("you have a routine mine already, and it was left as it is"));
  CHECK(load_catalogue(own.path).find("mine")->routine.title == "Old");
  CHECK(import_routine(file, true, own.path).path == kept);
  CHECK(load_catalogue(own.path).find("mine")->routine.title == "New");
}

TEST_CASE("an import never takes the place of another routine's file") {
  const TemporaryFolder folder, own;
  own.write("mine.toml", routine_named("other"));
  const RoutineWritten refused =
      import_routine(folder.write("a.toml", routine_named("mine")), true, own.path);
  CHECK_THAT(refused.complaints.at(0), ContainsSubstring("holds another routine"));
  CHECK(load_catalogue(own.path).find("other"));
}

TEST_CASE("routines are beside the settings") {
  const Variable xdg{"XDG_CONFIG_HOME", "/xdg"};
  CHECK(default_routines_dir() == "/xdg/sitwell/routines");
}
