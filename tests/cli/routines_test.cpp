// What there is to read, and routine files in and out: no daemon is asked.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/filled_history.hpp"
#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

TEST_CASE("learn prints its pages, wrapped to the terminal") {
  const Sandbox box;
  const Outcome list = box.run("learn list");
  CHECK_THAT(list.out, ContainsSubstring("muscle") && ContainsSubstring("urgent"));
  const Outcome page = box.run("learn muscle", "COLUMNS=60");
  CHECK(page.exit_code == 0);
  CHECK_THAT(page.out, ContainsSubstring("psoas"));
  for (std::size_t at = 0; at < page.out.size();) {
    const std::size_t end = page.out.find('\n', at);
    CHECK(end - at < 60);
    at = end + 1;
  }
  CHECK(box.run("learn").out.size() > page.out.size());
  CHECK(json::parse(box.run("learn urgent --json").out)["pages"][0]["id"] == "urgent");
  CHECK(box.run("learn nothing").exit_code == 2);
}

TEST_CASE("the routines are listed, and whether they fit once that is known") {
  const Sandbox box;
  CHECK_THAT(box.run("routines list").out, ContainsSubstring("◆ constructive-rest") &&
                                               ContainsSubstring("supporting") &&
                                               ContainsSubstring("`sitwell screening` asks a few"));
  fill_history(box);
  const Outcome fitting = box.run("routines list");
  CHECK_THAT(fitting.out, ContainsSubstring("routine start ID"));
  const json list = json::parse(box.run("routines list --json").out);
  CHECK(list["screened"] == true);
  CHECK(list["routines"][0]["id"] == "constructive-rest");
  CHECK(list["routines"][0]["from"] == "shipped");
  CHECK(list["routines"][0]["fit"]["fits"] == true);
}

TEST_CASE("all about a routine is shown, warnings and sources too") {
  const Sandbox box;
  const Outcome lunge = box.run("routines show lunge");
  CHECK(lunge.exit_code == 0);
  CHECK_THAT(lunge.out, ContainsSubstring("Take care") && ContainsSubstring("Not for everybody") &&
                            ContainsSubstring("° behind you") && ContainsSubstring("Sources"));
  CHECK(json::parse(box.run("routines show lunge --json").out)["steps"][0]["hold_from_s"] == 30);
  CHECK(box.run("routines show yoga").exit_code == 2);
  CHECK(box.run("routines show lunge --picture pictures").exit_code == 0);
  CHECK_FALSE(std::filesystem::is_empty(box.path("pictures")));
}

TEST_CASE("a routine goes out as a file, is changed, checked and taken in") {
  const Sandbox box;
  CHECK(box.run("routines export lunge mine.toml").exit_code == 0);
  CHECK(box.run("routines export lunge mine.toml").exit_code == 2);
  CHECK(box.run("routines export lunge mine.toml --force").exit_code == 0);
  CHECK_THAT(box.run("routines check mine.toml").out, ContainsSubstring("all is well"));
  CHECK(box.run("routines import mine.toml").exit_code == 0);
  CHECK_THAT(box.run("routines list").out, ContainsSubstring("in place of the one that came"));
  CHECK(box.run("routines import mine.toml").exit_code == 2);
}

TEST_CASE("what is wrong with a routine file is named, and the routines that are well are listed") {
  const Sandbox box;
  box.write("bad.toml", "id = \"bad\"\ntitle = 3\n");
  const Outcome check = box.run("routines check bad.toml");
  CHECK(check.exit_code == 1);
  CHECK_THAT(check.out, ContainsSubstring("bad.toml:2:"));
  const Outcome taken = box.run("routines import bad.toml");
  CHECK(taken.exit_code == 2);
  CHECK_THAT(taken.err, ContainsSubstring("bad.toml:2:"));
  box.write("config/sitwell/routines/bad.toml", box.read("bad.toml"));
  const Outcome list = box.run("routines list");
  CHECK(list.exit_code == 0);
  CHECK_THAT(list.err, ContainsSubstring("bad.toml:2:"));
  CHECK_THAT(list.out, ContainsSubstring("constructive-rest"));
}
