// The doctor asked as a program: one that finds, one that says nonsense, one that is not there, and
// one that takes for ever.
#include "gui/feeds/doctor_feed.hpp"

#include <filesystem>

#include "gui/support/bell.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

namespace {

std::filesystem::path script(const TemporaryFolder& folder, const std::string& text) {
  const auto file = folder.write("sitwell", "#!/bin/sh\n" + text + "\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  return file;
}

DoctorReport report_of(const std::filesystem::path& program) {
  Bell bell;
  DoctorFeed feed{program, bell.rope()};
  std::optional<DoctorReport> report;
  feed.ask();
  const bool told = bell.until([&] { return feed.take(report), report && !report->looking; });
  REQUIRE(told);
  return *report;
}

constexpr const char* findings =
    R"(cat <<'END'
{"format": "sitwell doctor", "findings": [
 {"state": "ok", "what": "Clip", "detail": "It is read live."},
 {"state": "problem", "what": "Permissions", "detail": "None.", "next_step": "Install the rule.",
  "command": "sudo cp"}, 7]}
END
exit 1)";

}  // namespace

TEST_CASE("the doctor's findings are read, though it ends with an error for them") {
  const TemporaryFolder folder;
  const DoctorReport report = report_of(script(folder, findings));
  CHECK(report.problem == "");
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].state == DoctorFinding::State::ok);
  CHECK(report.findings[1].state == DoctorFinding::State::problem);
  CHECK(report.findings[1].command == "sudo cp");
}

TEST_CASE("a doctor who makes no sense, or is not there, is said so") {
  const TemporaryFolder folder;
  CHECK(report_of(script(folder, "echo hello")).problem.find("Run it in a terminal") !=
        std::string::npos);
  CHECK(report_of(script(folder, "exit 3")).problem != "");
  CHECK(report_of(folder.path / "nobody").problem.find("neither beside") != std::string::npos);
  CHECK(report_of({}).problem != "");
}

TEST_CASE("while the doctor looks it says so, with what was found before") {
  const TemporaryFolder folder;
  Bell bell;
  DoctorFeed feed{script(folder, "read line < \"$0.go\"\n" + std::string{findings}), bell.rope()};
  const auto go = folder.path / "sitwell.go";
  REQUIRE(std::system(("mkfifo " + go.string()).c_str()) == 0);
  std::optional<DoctorReport> report;
  feed.ask();
  feed.ask();
  REQUIRE(feed.take(report));
  CHECK(report->looking);
  CHECK_FALSE(feed.take(report));
  std::ofstream{go} << "go\n";
  const bool told = bell.until([&] { return feed.take(report), !report->looking; });
  REQUIRE(told);
  CHECK(report->findings.size() == 2);
}

TEST_CASE("a doctor who takes for ever does not keep the dashboard from closing") {
  const TemporaryFolder folder;
  const auto before = std::chrono::steady_clock::now();
  {
    Bell bell;
    DoctorFeed feed{script(folder, "exec sleep 60"), bell.rope()};
    feed.ask();
  }
  CHECK(std::chrono::steady_clock::now() - before < 20s);
}
