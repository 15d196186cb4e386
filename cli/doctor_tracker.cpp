// The part of `sitwell doctor` that asks the daemon itself: is it on the bus, can it prompt, what
// does it learn of the desktop.
#include "cli/doctor_tracker.hpp"

#include <fmt/format.h>

#include "cli/doctor_clip.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using State = Finding::State;

Finding version_finding(const std::string& version, const Machine& machine) {
  if (version == SITWELL_VERSION) return {"on the bus", State::ok, "sitwelld answers"};
  return {"on the bus", State::warning,
          fmt::format("sitwelld is version {}, this program is {}",
                      version.empty() ? "unknown" : version, SITWELL_VERSION),
          "Have the installed one run:", restart_command(machine)};
}

Finding source_finding(const TrackerSource& source) {
  if (source.live) return {source.name, State::ok, source.detail};
  const std::string detail =
      "does not answer" + (source.detail.empty() ? "" : ": " + source.detail);
  if (source.name.find("notification") == std::string::npos)
    return {source.name, State::ok, detail + " (a hint that prompts do without)"};
  return {
      source.name, State::warning, detail,
      "Prompts need a notification server. Every desktop brings one; without a desktop, install "
      "and start one, dunst for example."};
}

}  // namespace

void check_tracker(const Machine& machine, std::vector<Finding>& findings) {
  try {
    TrackerClient tracker;
    if (!tracker.running()) return;
    findings.push_back(version_finding(tracker.status().version, machine));
    for (const TrackerSource& source : tracker.sources())
      findings.push_back(source_finding(source));
  } catch (const TrackerUnreachable& error) {
    const NextStep next = when_unreachable(error.why(), machine);
    findings.push_back({"on the bus", State::warning, error.what(), next.sentence, next.command});
  } catch (const TrackerRefused& error) {
    findings.push_back({"on the bus", State::warning, error.what()});
  }
}

}  // namespace sitwell::cli
