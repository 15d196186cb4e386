// The dashboard's demonstration: a simulated wearer with weeks of history and a live clip, in a
// folder and on a message bus of its own, so that nobody's data is touched or even looked at. All
// of it ends with the program, and the folder goes too.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace sitwell::gui {

struct DemoOptions {
  int weeks = 12;
  std::uint64_t seed = 1;
  /// Of the live clip's time; other than 1 for tests only.
  double speed = 1;
  /// Where to put the folder: empty for the system's temporary one.
  std::filesystem::path place;
  /// False: the history alone.
  bool live = true;
  /// UTC milliseconds; nothing: the computer's clock.
  std::optional<std::int64_t> now_utc_ms;
};

class Demo {
 public:
  /// Makes it all, and points this program's environment (XDG_DATA_HOME, XDG_CONFIG_HOME,
  /// XDG_STATE_HOME, DBUS_SESSION_BUS_ADDRESS) there. To be called on the main thread before
  /// there are others, and before anything asks the environment. Where no daemon can be had, the
  /// demonstration has its history only, and problem() says why.
  /// @throws std::runtime_error where there is no place for it: a sentence with what to do.
  explicit Demo(const DemoOptions& options = {});
  ~Demo();
  Demo(const Demo&) = delete;
  Demo& operator=(const Demo&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const;
  /// What to read the history from, as the daemon here writes it.
  [[nodiscard]] std::filesystem::path database() const;
  /// There is a daemon with a simulated clip.
  [[nodiscard]] bool live() const;
  /// Why there is none, with what to do; empty where all is well.
  [[nodiscard]] const std::string& problem() const;
  /// The wearer's own session bus as it was in the environment, for what is the desktop's and not
  /// Sitwell's: light or dark. Empty where there was none.
  [[nodiscard]] const std::string& desktop_bus() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
