// sitwell doctor: is everything where it should be, and what to do where it is not.
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.hpp"
#include "cli/doctor_clip.hpp"
#include "cli/doctor_tracker.hpp"
#include "cli/finding.hpp"
#include "cli/history_view.hpp"
#include "cli/machine.hpp"
#include "cli/terminal.hpp"
#include "cli/wording.hpp"
#include "config/routine_catalogue.hpp"
#include "config/settings.hpp"

namespace sitwell::cli {
namespace {

using State = Finding::State;

std::string_view name_of(State state) {
  switch (state) {
    case State::ok: return "ok";
    case State::warning: return "warning";
    case State::problem: break;
  }
  return "problem";
}

Finding check_settings() {
  const std::filesystem::path path = default_settings_path();
  const std::vector<Complaint> complaints = load_settings(path).complaints;
  if (complaints.empty())
    return {"settings", State::ok,
            std::filesystem::exists(path)
                ? path.string()
                : fmt::format("{} (none there: the defaults hold)", path.string())};
  // The first that is more than a slip of the pen in a name goes first.
  const auto worst = std::find_if(complaints.begin(), complaints.end(), [](const Complaint& one) {
    return one.kind != Complaint::Kind::unknown_key;
  });
  if (worst == complaints.end())
    return {"settings", State::warning, complaints.front().text, "Correct the key, or remove it."};
  return {"settings", State::problem, worst->text,
          "Correct that line; all other settings hold. `sitwell config check` lists everything."};
}

Finding check_routines() {
  const Catalogue catalogue = load_catalogue();
  const auto own =
      std::count_if(catalogue.entries.begin(), catalogue.entries.end(),
                    [](const CatalogueEntry& entry) { return entry.from != RoutineFrom::shipped; });
  if (catalogue.complaints.empty())
    return {"routines", State::ok,
            fmt::format("{}, {} of them yours", catalogue.entries.size(), own)};
  return {"routines", State::problem, catalogue.complaints.front(),
          "Correct the file; all other routines can be done. `sitwell routines check FILE` lists "
          "everything."};
}

std::filesystem::path nearest_existing(std::filesystem::path path) {
  while (!path.empty() && path.has_parent_path() && !std::filesystem::exists(path))
    path = path.parent_path();
  return path;
}

Finding check_folder(const std::filesystem::path& database) {
  const auto folder = nearest_existing(std::filesystem::absolute(database).parent_path());
  if (access(folder.c_str(), W_OK | X_OK) != 0)
    return {"data folder", State::problem, folder.string() + " cannot be written to",
            "Give yourself the right to: sitwell keeps its history there."};
  return {"data folder", State::ok, std::filesystem::absolute(database).parent_path().string()};
}

void check_content(HistoryReader& history, std::vector<Finding>& findings) {
  findings.push_back({"schema", State::ok, fmt::format("version {}", history.schema_version())});
  const std::vector<std::string> faults = history.integrity();
  findings.push_back(faults.empty()
                         ? Finding{"integrity", State::ok, "every page and row checked"}
                         : Finding{"integrity", State::problem, faults.front(),
                                   "Keep a copy of the file; then `sitwell export` what can still "
                                   "be read."});
  const auto days = history.first_and_last_day(day_rules());
  findings.push_back(days ? Finding{"bouts", State::ok,
                                    fmt::format("{}, from {} to {}", history.bout_count(),
                                                iso_date(days->first), iso_date(days->second))}
                          : Finding{"bouts", State::warning, "none yet",
                                    "Take in a recording with `sitwell replay`."});
}

void check_history(const std::filesystem::path& path, std::vector<Finding>& findings) {
  if (!std::filesystem::exists(path)) {
    findings.push_back({"database", State::warning, path.string() + " is not there yet",
                        "It is made when the first bout is recorded."});
    return;
  }
  try {
    findings.push_back({"database", State::ok,
                        fmt::format("{} ({:.1f} MB)", path.string(),
                                    double(std::filesystem::file_size(path)) / 1e6)});
    HistoryReader history(path);
    check_content(history, findings);
  } catch (const std::exception& error) {
    findings.push_back({"database", State::problem, error.what(),
                        "Nothing was changed. Move the file away to start a new one."});
  }
}

std::vector<Finding> examine(const std::string& database) {
  std::vector<Finding> findings{
      {"sitwell", State::ok, SITWELL_VERSION},
      {"SQLite", State::ok, sqlite3_libversion()},
  };
  const Machine machine = this_machine();
  check_clips(machine, findings);
  check_daemon(machine, findings);
  check_tracker(machine, findings);
  findings.push_back(check_settings());
  findings.push_back(check_routines());
  const std::filesystem::path path = database_path(database);
  findings.push_back(check_folder(path));
  check_history(path, findings);
  return findings;
}

void print(const std::vector<Finding>& findings) {
  const Screen screen = screen_of(stdout);
  std::size_t width = 0;
  for (const Finding& finding : findings) width = std::max(width, finding.what.size());
  for (const Finding& finding : findings) {
    const Ink ink = finding.state == State::ok        ? Ink::good
                    : finding.state == State::warning ? Ink::prolonged
                                                      : Ink::bad;
    fmt::print("  {}  {:<{}} {}\n", screen.paint(ink, left(name_of(finding.state), 7)),
               finding.what, width, finding.detail);
    if (!finding.next_step.empty()) fmt::print("{:<{}}{}\n", "", width + 12, finding.next_step);
    if (!finding.command.empty())
      fmt::print("{:<{}}{}\n", "", width + 12, screen.paint(Ink::bold, finding.command));
  }
}

void print_json(const std::vector<Finding>& findings) {
  nlohmann::ordered_json json;
  json["format"] = "sitwell doctor";
  json["version"] = 1;
  for (const Finding& finding : findings)
    json["findings"].push_back({{"what", finding.what},
                                {"state", name_of(finding.state)},
                                {"detail", finding.detail},
                                {"next_step", finding.next_step},
                                {"command", finding.command}});
  fmt::print("{}\n", json.dump(2));
}

}  // namespace

void print_udev_rule() { fmt::print("{}", udev_rule()); }

bool doctor(const ViewOptions& options) {
  const std::vector<Finding> findings = examine(options.database);
  options.json ? print_json(findings) : print(findings);
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.state == State::problem; });
}

}  // namespace sitwell::cli
