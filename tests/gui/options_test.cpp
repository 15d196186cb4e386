// What sitwell-dashboard understands of its command line.
#include "gui/options.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace sitwell::gui;

namespace {

ParsedOptions parsed(std::vector<std::string> words) {
  words.insert(words.begin(), "sitwell-dashboard");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  return parse_options(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("without options the dashboard opens as it was left, with the desktop's theme") {
  const ParsedOptions result = parsed({});
  REQUIRE(result.options);
  CHECK_FALSE(result.options->page);
  CHECK_FALSE(result.options->theme);
  CHECK(result.options->database.empty());
  CHECK(result.options->screenshot.empty());
  CHECK_FALSE(result.options->demo);
  CHECK_FALSE(result.options->welcome);
}

TEST_CASE("a picture is asked for with its size, its scale and its theme") {
  const ParsedOptions result =
      parsed({"--screenshot", "out.png", "--size", "900x640", "--theme", "dark", "--scale", "1.5",
              "--page", "check-in", "--db", "h"});
  REQUIRE(result.options);
  CHECK(result.options->screenshot == "out.png");
  CHECK(result.options->width == 900);
  CHECK(result.options->height == 640);
  CHECK(result.options->scale == 1.5F);
  CHECK(result.options->theme == ThemeKind::dark);
  CHECK(result.options->page == Page::check_in);
  CHECK(result.options->database == "h");
}

TEST_CASE("what makes no sense is said, and ends with 2") {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--page", "nowhere"},
                                                {"--theme", "blue"},
                                                {"--size", "900x640"},  // of no picture
                                                {"--screenshot", "o.png", "--size", "900"},
                                                {"--screenshot", "o.png", "--size", "0x640"},
                                                {"--screenshot", "o.png", "--size", "90000x640"},
                                                {"--screenshot", "o.png", "--size", "900x640x3"},
                                                {"--screenshot", "o.png", "--size", "-900x640"},
                                                {"--screenshot", "o.png", "--scale", "9"},
                                                {"--screenshot", "o.png", "--scale", "nan"},
                                                {"--screenshot"},
                                                {"left-over"}}) {
    INFO(words.front() << " " << words.back());
    const ParsedOptions result = parsed(words);
    CHECK_FALSE(result.options);
    CHECK(result.exit_code == 2);
  }
}

TEST_CASE("help and the version end with 0") {
  for (const char* word : {"--help", "--version"}) {
    const ParsedOptions result = parsed({word});
    CHECK_FALSE(result.options);
    CHECK(result.exit_code == 0);
  }
}
