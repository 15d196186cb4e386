// What the dashboard remembers from one start to the next; the file may hold anything.
#include "gui/window_state.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell;
using namespace sitwell::gui;

TEST_CASE("what is remembered is there at the next start") {
  const TemporaryFolder folder;
  const auto path = folder.path / "made" / "when needed" / "dashboard.json";
  const WindowState state{
      .place = {.width = 1000, .height = 700, .position = std::pair{-30, 40}, .maximised = true},
      .page = Page::plan,
      .welcomed = true};
  write_window_state(path, state);
  CHECK(read_window_state(path) == state);
  WindowState nowhere = state;
  nowhere.place.position.reset();
  write_window_state(path, nowhere);
  CHECK(read_window_state(path) == nowhere);
}

TEST_CASE("a file that makes no sense is as none") {
  const TemporaryFolder folder;
  CHECK(read_window_state(folder.path / "none.json") == WindowState{});
  CHECK(read_window_state(folder.path) == WindowState{});
  CHECK(read_window_state({}) == WindowState{});
  std::string deep(9'000, '[');
  for (const std::string& text :
       {std::string{}, std::string{"\0\xff\xfe", 3}, std::string{"[]"}, std::string{"12"},
        std::string{"{\"width\": 1e999}"}, std::string{"{\"width\": -5, \"height\": \"tall\"}"},
        std::string{"{\"width\": 99999999999999999999, \"page\": 7}"},
        std::string{"{\"page\": \"nowhere\", \"welcomed\": 1, \"maximised\": \"yes\"}"},
        std::string{"{\"x\": 5}"}, deep}) {
    INFO(text.substr(0, 80));
    CHECK(read_window_state(folder.write("dashboard.json", text)) == WindowState{});
  }
}

TEST_CASE("what makes sense of a damaged file is taken") {
  const TemporaryFolder folder;
  const WindowState state = read_window_state(folder.write(
      "dashboard.json", R"({"width": 1000, "height": 10, "page": "learn", "welcomed": true})"));
  CHECK(state.place.width == 1000);
  CHECK(state.place.height == WindowPlace{}.height);
  CHECK(state.page == Page::learn);
  CHECK(state.welcomed);
}

TEST_CASE("where nothing can be remembered nobody is bothered") {
  const TemporaryFolder folder;
  const auto file = folder.write("file", "");
  CHECK_NOTHROW(write_window_state(file / "dashboard.json", {}));
  CHECK_NOTHROW(write_window_state({}, {}));
}

TEST_CASE("it is remembered where the desktop keeps states") {
  {
    const Variable state{"XDG_STATE_HOME", "/there"};
    CHECK(default_window_state_path() == "/there/sitwell/dashboard.json");
  }
  const Variable state{"XDG_STATE_HOME", "not/absolute"};
  const Variable home{"HOME", "/home/her"};
  CHECK(default_window_state_path() == "/home/her/.local/state/sitwell/dashboard.json");
}
