// What the shells are given; bash is asked itself.
#include "cli/sandbox.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using sitwell::testing::installed;

namespace {

/// What bash offers for the last of the words.
std::string offered(const Sandbox& box, const std::string& words) {
  box.write("ask.sh", "source completion.bash\nCOMP_WORDS=(sitwell " + words +
                          ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_sitwell\n"
                          "echo \"${COMPREPLY[*]}\"\n");
  const Outcome outcome = box.run("--version >/dev/null; bash ask.sh >.out");
  CHECK(outcome.err.empty());
  return outcome.out;
}

}  // namespace

TEST_CASE("bash completes commands, options and choices") {
  const Sandbox box;
  box.write("completion.bash", box.run("completion bash").out);
  CHECK(offered(box, "sn") == "snooze\n");
  CHECK(offered(box, "export --f") == "--format --from\n");
  CHECK(offered(box, "export --format ''") == "csv json\n");
  CHECK(offered(box, "calibrate --site p") == "pelvis\n");
  CHECK(offered(box, "quiet to") == "tomorrow\n");
  CHECK(offered(box, "routine by") == "by-clock\n");
  CHECK(offered(box, "routine start --leg ''") == "left right\n");
  CHECK(offered(box, "routine hurts --where kn") == "knee\n");
  CHECK(offered(box, "plan set routines-") == "routines-a-day\n");
  CHECK(offered(box, "routines s") == "show\n");
  CHECK(offered(box, "completion ''").find("bash") != std::string::npos);
  CHECK(offered(box, "export --out ''") == "\n");  // files, which bash does by itself
  CHECK_THAT(offered(box, "''"), ContainsSubstring("today") && ContainsSubstring("status") &&
                                     ContainsSubstring("--version"));
}

TEST_CASE("zsh and fish understand their completion") {
  const auto [shell, check] = GENERATE(table<std::string, std::string>(
      {{"zsh", "zsh -n completion"}, {"fish", "fish --no-execute completion"}}));
  const Sandbox box;
  const Outcome outcome = box.run("completion " + shell);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("snooze") && ContainsSubstring("pelvis"));
  if (!installed(shell)) {
    WARN("skipped: " + shell + " is not installed to check its syntax");
    return;
  }
  box.write("completion", outcome.out);
  CHECK(box.run("--version >/dev/null; " + check + " >.out").exit_code == 0);
}
