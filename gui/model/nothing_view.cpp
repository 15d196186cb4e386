#include "gui/model/nothing_view.hpp"

#include "gui/model/trouble_view.hpp"

namespace sitwell::gui {

std::optional<NothingView> nothing_to_show(const World& world) {
  switch (world.history.state) {
    case History::State::loading: return NothingView{.title = "Reading the history …", .text = {}};
    case History::State::unreadable:
      if (const auto trouble = history_trouble(world))
        return NothingView{.title = trouble->title,
                           .text = trouble->text,
                           .command = trouble->command,
                           .wrong = true};
      break;
    case History::State::absent:
      return NothingView{.title = "Nothing has been recorded yet",
                         .text =
                             "Put a clip on your thigh, and the day fills by itself. Or look "
                             "around first, with a simulated wearer.",
                         .begin = true};
    case History::State::ready: break;
  }
  return std::nullopt;
}

}  // namespace sitwell::gui
