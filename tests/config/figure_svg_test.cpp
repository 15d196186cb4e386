#include "config/figure_svg.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "config/routine_catalogue.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace sitwell;
namespace fs = std::filesystem;

namespace {

const fs::path pictures = fs::path{SITWELL_SOURCE_DIR} / "docs" / "figures";

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("the pictures in the documentation are those of the shipped figures") {
  const char* bless = std::getenv("SITWELL_BLESS");
  std::set<std::string> expected;
  for (const Routine& routine : shipped_routines()) {
    for (const Figure& figure : routine.figures) {
      const std::string name = routine.id + "-" + figure.name + ".svg";
      const std::string svg = figure_svg(figure, routine.title);
      expected.insert(name);
      if (bless && std::string{bless} == "1") std::ofstream{pictures / name} << svg;
      INFO(name << "; if the change is meant: tools/golden bless");
      CHECK((read_text((pictures / name).string()) == svg));
    }
  }
  for (const auto& entry : fs::directory_iterator{pictures})
    CHECK(expected.contains(entry.path().filename().string()));
}

TEST_CASE("a picture has a head, both legs, both arms, and what the figure rests on") {
  const std::string bare = figure_svg({}, "Standing");
  CHECK(count_of(bare, "<ellipse") == 2);  // and its nose
  CHECK(count_of(bare, "<polygon") == 2);
  CHECK(bare.find("<title>Standing</title>") != bare.npos);
  for (const Prop prop : all_props) {
    INFO(name_of(prop));
    CHECK((figure_svg({.prop = prop}, "Standing") == bare) == (prop == Prop::none));
  }
}

TEST_CASE("a title is text, whatever it holds") {
  const std::string svg = figure_svg({}, "a < b & c > \"d\"");
  CHECK(svg.find("<title>a &lt; b &amp; c &gt; \"d\"</title>") != svg.npos);
}
