// The item in the desktop's tray (org.kde.StatusNotifierItem, com.canonical.dbusmenu): how the
// wearer sits, the day's figure, and ways to be left alone. Nothing depends on it: where there is
// no tray, nothing happens. Lives on the event loop's thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/time.hpp"

namespace sitwell::daemon {

class Bus;

enum class TrayState : std::uint8_t {
  away,     ///< not worn, or nothing known
  upright,  ///< standing or moving
  sitting,
  soon,  ///< sitting, and a prompt is near
  due,   ///< a prompt is on show, or is held back: asks for attention
};

struct TrayView {
  TrayState state = TrayState::away;
  Duration sat{};  ///< since the last break that counted
  Duration sitting_today{};
  std::string quiet_until;  ///< "15:40", "tomorrow"; empty while it is not quiet
  bool dashboard = false;   ///< there is one to open
  friend bool operator==(const TrayView&, const TrayView&) = default;
};

/// What the wearer chose from its menu. May show something else from there; may not throw.
class TrayListener {
 public:
  virtual ~TrayListener() = default;
  virtual void quiet(std::chrono::minutes length) = 0;
  /// Quiet until tomorrow.
  virtual void pause() = 0;
  /// No quiet any more.
  virtual void resume() = 0;
  virtual void take_break() = 0;
  virtual void open_dashboard() = 0;
};

class Tray {
 public:
  /// The bus and the listener outlive this. Throws std::runtime_error where the objects cannot be
  /// made.
  Tray(Bus& bus, TrayListener& listener);
  ~Tray();
  Tray(const Tray&) = delete;
  Tray& operator=(const Tray&) = delete;

  /// Tells the tray what has changed; cheap where nothing has that can be seen.
  void show(const TrayView& view);
  /// For doctor, a sentence.
  [[nodiscard]] std::string describe() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
