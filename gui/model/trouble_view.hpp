// What is amiss, whichever part it is of, and the next step: one way to say it, for banners, for
// pages that need what is missing, and for empty ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

struct TroubleStep {
  std::string name;  ///< in the register, below what shows it: "start-daemon"
  std::string label;
  Request request;
};

struct Trouble {
  enum class Kind : std::uint8_t {
    no_bus,
    daemon_missing,
    daemon_silent,
    other_version,
    history_unreadable,
    clip_refused,
    clip_silent,
    clip_elsewhere,  ///< there is one, but none on the thigh
    no_clip,
    battery_low,
    settings_complaints,
  };
  Kind kind = Kind::no_bus;
  bool wrong = true;  ///< something is; else it is only good to know
  std::string title;
  std::string text;     ///< what of it matters, and what to do
  std::string command;  ///< to type; often empty
  std::optional<TroubleStep> step;
};

/// All that is amiss, what is to be mended first in front: without a daemon nothing is said of its
/// clips. Nothing of what is not known yet.
std::vector<Trouble> troubles_of(const World& world);
std::optional<Trouble> trouble_of(const World& world);

/// Why the daemon cannot be asked: nothing where it can, or where it is still being looked for.
std::optional<Trouble> daemon_trouble(const World& world);
/// Why the history cannot be read; nothing where it can, or where there is none.
std::optional<Trouble> history_trouble(const World& world);

}  // namespace sitwell::gui
