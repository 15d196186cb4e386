#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "cli/doctor_clip.hpp"

namespace sitwell::cli {
namespace {

namespace fs = std::filesystem;
using State = Finding::State;

constexpr const char* unit = "sitwelld.service";

bool unit_installed(const Machine& machine) {
  for (const char* folder : {"/etc/systemd/user", "/usr/local/lib/systemd/user",
                             "/usr/lib/systemd/user", "/lib/systemd/user"})
    if (fs::exists(machine.at(folder) / unit)) return true;
  return fs::exists(machine.home / ".config/systemd/user" / unit);
}

bool unit_enabled(const Machine& machine) {
  const fs::path link = fs::path("default.target.wants") / unit;
  for (const fs::path& folder :
       {machine.home / ".config/systemd/user", machine.at("/etc/systemd/user")})
    if (fs::is_symlink(folder / link)) return true;  // where to is the installed system's business
  return false;
}

// The daemon holds a lock on it for as long as it runs. Ours is shared and gone at once, but a
// daemon that starts at that very moment would believe another one is running; systemd tries again.
bool lock_held(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool held = flock(file, LOCK_SH | LOCK_NB) != 0;
  close(file);
  return held;
}

bool lock_held(const Machine& machine) {
  return lock_held(machine.runtime_folder / "sitwell/sitwelld.lock");
}

struct Service {
  explicit Service(const Machine& machine)
      : installed(machine.has_systemd() && unit_installed(machine)),
        enabled(installed && unit_enabled(machine)) {}
  [[nodiscard]] const char* start() const {
    return enabled     ? "systemctl --user start sitwelld"
           : installed ? "systemctl --user enable --now sitwelld"
                       : "sitwelld";
  }
  [[nodiscard]] const char* restart() const {
    return installed ? "systemctl --user restart sitwelld" : "";
  }
  bool installed;
  bool enabled;
};

}  // namespace

std::string restart_command(const Machine& machine) { return Service(machine).restart(); }

NextStep when_unreachable(TrackerUnreachable::Why why, const Machine& machine) {
  using Why = TrackerUnreachable::Why;
  const Service service(machine);
  const bool runs = !machine.runtime_folder.empty() && lock_held(machine);
  if (why == Why::no_answer)
    return {"Nothing that was recorded is lost. If it stays like that, restart it:",
            service.restart()};
  if (why == Why::no_bus)
    return {runs ? "A sitwelld is running and records. Ask it from the desktop's own session."
                 : "Ask from a desktop session, or start one with `dbus-run-session`."};
  if (runs)
    return {"A sitwelld is running and records, but is not on this session bus. To have it there:",
            service.restart()};
  return {"Start it (the clip's log has kept what was worn meanwhile):", service.start()};
}

void check_daemon(const Machine& machine, std::vector<Finding>& findings) {
  const Service service(machine);
  if (machine.runtime_folder.empty())
    findings.push_back({"sitwelld", State::warning,
                        "cannot tell whether it runs: XDG_RUNTIME_DIR is not set",
                        "A login sets it. Ask from there."});
  else if (lock_held(machine))
    findings.push_back({"sitwelld", State::ok, "running"});
  else
    findings.push_back(
        {"sitwelld", State::warning, "not running, so no clip is being read",
         "Start it (the clip's log has kept what was worn meanwhile):", service.start()});
  if (service.enabled)
    findings.push_back({"at login", State::ok, "sitwelld is started"});
  else if (service.installed)
    findings.push_back({"at login", State::warning,
                        "sitwelld is started only when a clip is plugged in while you are there",
                        "Have it started always:", "systemctl --user enable --now sitwelld"});
}

}  // namespace sitwell::cli
