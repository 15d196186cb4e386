// sitwelld: reads the clip in the background and keeps the history.
#include <exception>

#include "daemon/daemon.hpp"
#include "daemon/instance_lock.hpp"
#include "daemon/log.hpp"

// Starting it again as it is would end the same way; the systemd unit knows this number.
constexpr int unusable = 2;

int main(int argc, char** argv) {
  using namespace sitwell;
  using namespace sitwell::daemon;
  const ParsedOptions parsed = parse_options(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  start_log(parsed.options->verbose);
  try {
    const LoadedSettings loaded = load_settings();
    for (const Complaint& complaint : loaded.complaints) log(Severity::warning, complaint.text);
    const std::filesystem::path history = history_path(*parsed.options, loaded.settings);
    // A wearer who never was, or is recorded, does not keep the real one's daemon from running.
    const bool real = parsed.options->clip == "usb";
    const InstanceLock lock(real ? lock_path(history)
                                 : std::filesystem::path{history.string() + ".lock"});
    Daemon daemon(*parsed.options, loaded.settings);
    log(Severity::info, "the history is " + history.string());
    daemon.run();
    log(Severity::info, "ended; everything is written");
    return 0;
  } catch (const AlreadyRunning& error) {
    log(Severity::error, error.what());
    return unusable;
  } catch (const std::exception& error) {
    log(Severity::error, error.what());
    return 1;
  }
}
