// A page of a world on a screen without a screen, and what it asks for.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "gui/pages/page.hpp"
#include "gui/support/headless.hpp"
#include "gui/support/worlds.hpp"

namespace sitwell::gui::test {

template <class Shown>
struct PageShown {
  explicit PageShown(World shown, const HeadlessSettings& settings = {})
      : world(std::move(shown)), screen(settings) {
    draw();
  }
  /// After the world has changed.
  void draw() {
    ++world.revision;
    screen.frame([this](Ui& ui) { page.draw(ui, world, requests); });
  }
  /// The last request of that kind since it was last looked for; others are let go of.
  template <class Wanted>
  std::optional<Wanted> asked() {
    std::optional<Wanted> found;
    for (auto& [number, request] : requests.take())
      if (auto* wanted = std::get_if<Wanted>(&request)) {
        found = std::move(*wanted);
        last = number;
      }
    return found;
  }
  /// The world's answer to what asked() found.
  void answer(const std::string& problem = {}) {
    world.answer = Answer{.request = last, .ok = problem.empty(), .problem = problem, .advice = {}};
    draw();
  }

  World world;
  Requests requests;
  Shown page;
  Headless screen;
  std::uint64_t last = 0;
};

/// From the smallest window's room for a page to a large one's, and twice as fine.
inline const HeadlessSettings page_sizes[]{{.width = 836, .height = 576},
                                           {.width = 1076, .height = 736},
                                           {.width = 836, .height = 576, .scale = 2},
                                           {.width = 1700, .height = 1000, .scale = 1.5F}};

}  // namespace sitwell::gui::test
