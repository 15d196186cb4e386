// The dashboard at work: keeps the world, lets the feeds fill it and the app draw it, and carries
// out what is asked. Lives on the UI thread; knows no window, so that a picture is made of the
// same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/kit/ui.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"
#include "gui/window/window.hpp"

namespace sitwell::gui {

struct DashboardSettings {
  std::filesystem::path database;  ///< empty: as the daemon or the settings say
  bool demo = false;
  std::string demo_problem;  ///< why the demonstration has no daemon; often empty
  std::optional<Page> page;
  bool welcome = false;
  Wording wording;  ///< the wearer's, in letters that can be drawn
};

/// What only a window or the desktop can do.
struct DashboardOutside {
  std::function<void()> wake;                    ///< from any thread
  std::function<void(const std::string&)> copy;  ///< to the clipboard
  std::function<void()> welcomed;                ///< the welcome need not come again by itself
};

class Dashboard {
 public:
  Dashboard(const DashboardSettings& settings, DashboardOutside outside);
  ~Dashboard();
  Dashboard(const Dashboard&) = delete;
  Dashboard& operator=(const Dashboard&) = delete;

  /// Takes what has arrived, and says what of it is there to be drawn.
  News turn();
  /// Draws, and carries out what was asked for in it.
  void frame(Ui& ui);
  /// Waits until the history was read, and the daemon answered if it does so soon: for a picture,
  /// which has one chance.
  void settle(std::chrono::milliseconds at_most);

  void open(Page page);
  [[nodiscard]] Page page() const;
  [[nodiscard]] const World& world() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
