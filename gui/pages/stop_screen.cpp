#include "gui/pages/stop_screen.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/coach_words.hpp"
#include "gui/pages/coach_parts.hpp"

namespace sitwell::gui {
namespace {

// One of a few words, as many to a line as there is room for; pressing it again takes it back.
template <class Value, std::size_t n, class Words>
bool pick(Ui& ui, const std::string& prefix, const std::array<Value, n>& all, Value& chosen,
          float width, Words words) {
  bool changed = false;
  Flow flow{ui, width};
  for (const Value each : all) {
    if (each == Value::not_said) continue;
    const bool is = each == chosen;
    const char* mark = is ? icon::done : nullptr;
    flow.next(button_width(ui, words(each), mark));
    if (!button(ui, fmt::format("{}/{}", prefix, name_of(each)), words(each), {.icon = mark}))
      continue;
    chosen = is ? Value::not_said : each;
    changed = true;
  }
  return changed;
}

}  // namespace

void StopScreen::say(Requests& requests) {
  view_ = stop_view(hurt_);
  requests.ask(ask::Hurts{std::string{name_of(hurt_.where)}, std::string{name_of(hurt_.how)}});
}

void StopScreen::where_and_how(Ui& ui, float width, Requests& requests) {
  const Card card{ui, "session/hurt", {width, 0}, "Both may be left out"};
  const float room = card.room().x;
  text(ui, TextRank::strong, "Where does it hurt?");
  below(ui, 6);
  if (pick(ui, "session/where", all_hurt_places, hurt_.where, room, place_words)) say(requests);
  below(ui, 12);
  text(ui, TextRank::strong, "What is it like?");
  below(ui, 6);
  if (pick(ui, "session/how", all_hurt_kinds, hurt_.how, room, kind_words)) say(requests);
}

bool StopScreen::draw(Ui& ui, bool can_tell, Requests& requests) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const Column column{"stop", room};
  const auto widths = columns(ui, ImGui::GetContentRegionAvail().x - ui.px(size::gap), {1, 1});
  bool read = false;
  {
    const Card card{ui, "session/stop-page", {widths[0], 0}, {}, {}, {.border = ui.palette.danger}};
    bullet(ui, TextRank::title, icon::warning, view_.title);
    for (const std::string& paragraph : view_.paragraphs) {
      below(ui, 10);
      prose(ui, TextRank::body, paragraph);
    }
    below(ui);
    read = button(ui, "session/close", "Done", {.kind = ButtonKind::primary, .icon = icon::done});
  }
  column_beside(ui);
  ImGui::BeginGroup();
  if (can_tell) {
    where_and_how(ui, widths[1], requests);
    below(ui);
  }
  advice_notices(ui, "session/advice", view_.advice, widths[1]);
  below(ui, 8);
  prose(ui, TextRank::muted_small, no_diagnosis_words(), widths[1]);
  ImGui::EndGroup();
  return read;
}

}  // namespace sitwell::gui
