#include "gui/pages/trouble_banner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/layout.hpp"

namespace sitwell::gui {

namespace {

bool has(const std::vector<Trouble::Kind>& kinds, Trouble::Kind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

void TroubleBanner::draw(Ui& ui, std::string_view prefix, const World& world, Requests& requests) {
  const std::vector<Trouble>& all =
      made_.get(world.revision, [&world] { return troubles_of(world); });
  std::erase_if(closed_, [&all](Trouble::Kind kind) {
    return std::none_of(all.begin(), all.end(), [kind](const auto& t) { return t.kind == kind; });
  });
  // A history that cannot be read is what the page itself has to say.
  const auto shown = std::find_if(all.begin(), all.end(), [this](const Trouble& trouble) {
    return trouble.kind != Trouble::Kind::history_unreadable && !has(closed_, trouble.kind);
  });
  if (shown == all.end()) return;
  const std::string close = fmt::format("{}/close-trouble", prefix);
  const std::string step = shown->step ? fmt::format("{}/{}", prefix, shown->step->name) : "";
  Notice words{.tone = shown->wrong ? Tone::warning : Tone::info,
               .icon = nullptr,
               .title = shown->title,
               .text = shown->text,
               .command = shown->command,
               .actions = {}};
  if (shown->step) words.actions.push_back({step, shown->step->label, false});
  words.actions.push_back({close, "Close", false});
  const std::string pressed = notice(ui, fmt::format("{}/trouble", prefix), words);
  below(ui);
  if (pressed.empty()) return;
  if (pressed == "copy") requests.ask(ask::Copy{shown->command});
  if (pressed == close) closed_.push_back(shown->kind);
  if (shown->step && pressed == step) requests.ask(shown->step->request);
}

}  // namespace sitwell::gui
