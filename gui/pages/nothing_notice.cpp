#include "gui/pages/nothing_notice.hpp"

#include <fmt/format.h>

#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/model/nothing_view.hpp"

namespace sitwell::gui {

bool nothing_notice(Ui& ui, std::string_view prefix, const World& world, Requests& requests) {
  const auto nothing = nothing_to_show(world);
  if (!nothing) return false;
  const std::string set_up = fmt::format("{}/set-up", prefix);
  const std::string demo = fmt::format("{}/demo", prefix);
  Notice words{.tone = nothing->wrong ? Tone::warning : Tone::info,
               .icon = nothing->wrong   ? icon::warning
                       : nothing->begin ? icon::clip
                                        : icon::clock,
               .title = nothing->title,
               .text = nothing->text,
               .command = nothing->command,
               .actions = {}};
  if (nothing->begin) words.actions = {{set_up, "Set up the clip", true}, {demo, "Try the demo"}};
  const std::string pressed = empty_state(ui, fmt::format("{}/nothing", prefix), words);
  if (pressed == set_up) requests.ask(ask::Go{Page::clip});
  if (pressed == "copy") requests.ask(ask::Copy{nothing->command});
  if (pressed == demo) requests.ask(ask::Demo{});
  return true;
}

}  // namespace sitwell::gui
