// The desktop around the dashboard: whether it prefers dark, and whether another dashboard is asked
// for while this one runs. On a connection and a thread of its own; without a session bus there is
// neither, and nothing is missed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/model/request.hpp"

namespace sitwell::gui {

struct DesktopSettings {
  bool single = true;  ///< one dashboard a session: own org.sitwell.Dashboard1, or raise who does
  std::string bus;     ///< its address; empty: the session's
};

class DesktopFeed {
 public:
  /// Connects; `arrived` is called from the other thread when there is something to take.
  DesktopFeed(const DesktopSettings& settings, std::function<void()> arrived);
  ~DesktopFeed();
  DesktopFeed(const DesktopFeed&) = delete;
  DesktopFeed& operator=(const DesktopFeed&) = delete;

  /// Another dashboard runs, and was asked to come to the front with that page: this one may end.
  bool raised_another(std::optional<Page> page);
  /// What the desktop prefers, as far as is known.
  [[nodiscard]] bool prefers_dark() const;

  struct Heard {
    std::optional<bool> prefers_dark;
    bool raise = false;
    std::optional<Page> page;
  };
  Heard take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
