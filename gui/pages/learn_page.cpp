#include "gui/pages/learn_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/coach_parts.hpp"
#include "health/learn.hpp"

namespace sitwell::gui {
namespace {

using Article = sitwell::LearnPage;

constexpr float list_width = 300;
// About 68 characters: lines of that length are read without losing the next.
constexpr float readable_width = 520;

// What is to be found at once in a list of fifteen.
const char* icon_of(std::string_view id) {
  if (id == "urgent") return icon::urgent;
  if (id == "stop" || id == "warnings") return icon::warning;
  return icon::learn;
}

}  // namespace

struct LearnPage::State {
  std::string page = learn_pages().front().id;
  bool opened = true;  ///< to be shown from its beginning

  void list(Ui& ui, float width, float height);
  void article(Ui& ui, const Article& page, float width) const;
};

LearnPage::LearnPage() : state_(std::make_unique<State>()) {}
LearnPage::~LearnPage() = default;

void LearnPage::open(const std::string& id) {
  if (!learn_page(id)) return;
  state_->page = id;
  state_->opened = true;
}

void LearnPage::State::list(Ui& ui, float width, float height) {
  const Column column{"learn list", {width, height}};
  for (const Article& each : learn_pages()) {
    if (!list_row(ui, fmt::format("learn/{}", each.id), icon_of(each.id), each.title,
                  each.id == page))
      continue;
    page = each.id;
    opened = true;
  }
}

void LearnPage::State::article(Ui& ui, const Article& shown, float width) const {
  text(ui, TextRank::title, shown.title, width);
  for (const std::string& paragraph : shown.paragraphs) {
    below(ui, 10);
    prose(ui, TextRank::body, paragraph, width);
  }
  const auto columns_of = columns(ui, width, {2, 3});
  for (const LearnRow& row : shown.rows) {
    below(ui, 14);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + width, at.y}, ui.palette.border);
    ImGui::Dummy(ui.px(0, 6));
    ImGui::BeginGroup();
    prose(ui, TextRank::strong, row.title, columns_of[0]);
    ImGui::EndGroup();
    ImGui::SameLine(columns_of[0] + ui.px(size::gap), 0);
    ImGui::BeginGroup();
    if (!row.text.empty()) prose(ui, TextRank::body, row.text, columns_of[1]);
    if (!row.sitwell.empty())
      prose(ui, TextRank::muted, fmt::format("Sitwell: {}", row.sitwell), columns_of[1]);
    ImGui::EndGroup();
  }
  below(ui, size::margin);
}

void LearnPage::draw(Ui& ui, const World&, Requests&) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  state_->list(ui, ui.px(list_width), room.y);
  ImGui::SameLine(0, ui.px(size::margin));
  const Column column{"learn text", {0, room.y}};
  if (std::exchange(state_->opened, false)) ImGui::SetScrollY(0);
  const Article* shown = learn_page(state_->page);
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(readable_width));
  const ImVec2 from = ImGui::GetCursorScreenPos();
  if (shown) state_->article(ui, *shown, width);
  ui.mark("learn/text", from, {from.x + width, ImGui::GetCursorScreenPos().y});
}

}  // namespace sitwell::gui
