#include "gui/pages/history_page.hpp"

#include <array>
#include <optional>
#include <utility>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/history_drawn.hpp"
#include "gui/pages/nothing_notice.hpp"

namespace sitwell::gui {

namespace {

/// What is drawn, made anew as Remade does; what was drawn last stays for the moment that something
/// else is being read.
template <class Drawn>
class Kept {
 public:
  /// Null while there is nothing to draw.
  template <class Make>
  const Drawn* get(std::uint64_t revision, Make&& make) {
    if (outdated_ || revision != revision_) {
      Drawn fresh = std::forward<Make>(make)();
      if (!fresh.view.reading || !drawn_) drawn_ = std::move(fresh);
    }
    outdated_ = false;
    revision_ = revision;
    return drawn_->view.reading ? nullptr : &*drawn_;
  }
  void forget() { outdated_ = true; }

 private:
  std::optional<Drawn> drawn_;
  std::uint64_t revision_ = 0;
  bool outdated_ = true;
};

void say_reading(Ui& ui) { text(ui, TextRank::muted, "Reading the history …"); }

}  // namespace

struct HistoryPage::State {
  HistoryChoice choice;
  Kept<PeriodDrawn> period;
  Kept<DayDrawn> day;
  TimelineZoom zoom;

  void choose(HistoryChoice next);
  void keys(const World& world);
  void bar(Ui& ui, const World& world);
  void range_choice(Ui& ui);
  void draw_period(Ui& ui, const World& world);
  void draw_day(Ui& ui, const World& world);
};

HistoryPage::HistoryPage() : state_(std::make_unique<State>()) {}
HistoryPage::~HistoryPage() = default;

void HistoryPage::State::choose(HistoryChoice next) {
  if (next == choice) return;
  if (next.day != choice.day) zoom = {};
  choice = std::move(next);
  period.forget();
  day.forget();
}

void HistoryPage::State::keys(const World& world) {
  if (ImGui::GetIO().WantTextInput) return;
  const float scrolled = ImGui::GetScrollY();
  const bool earlier = key_pressed(ImGuiKey_PageUp), later = key_pressed(ImGuiKey_PageDown);
  if (earlier != later) {
    choose(moved(choice, earlier ? -1 : 1, world));
    ImGui::SetScrollY(scrolled);  // ImGui would page through the page, too
  }
  if (choice.day && key_pressed(ImGuiKey_Escape)) {
    HistoryChoice back = choice;
    back.day.reset();
    choose(back);
  }
}

void HistoryPage::State::range_choice(Ui& ui) {
  static const std::array<std::string, 4> ranges{"Week", "Month", "Year", "All"};
  int chosen = static_cast<int>(choice.range);
  if (::sitwell::gui::choice(ui, "history/range", ranges, chosen)) {
    HistoryChoice next = choice;
    next.range = static_cast<Range>(chosen);
    choose(next);
  }
}

// The range, and the way through time; for a day that is opened, the way back instead.
void HistoryPage::State::bar(Ui& ui, const World& world) {
  const float left = ImGui::GetCursorScreenPos().x;
  if (choice.day) {
    if (button(ui, "history/back", "Back", {.icon = icon::left})) {
      HistoryChoice back = choice;
      back.day.reset();
      choose(back);
    }
  } else {
    range_choice(ui);
  }
  const float side = ui.px(size::control_height);
  beside(ui);
  if (button(ui, "history/earlier", "",
             {.icon = icon::left,
              .width = side,
              .enabled = can_move(choice, -1, world),
              .tooltip = "Earlier (Page Up)"}))
    choose(moved(choice, -1, world));
  beside(ui, 8);
  if (button(ui, "history/later", "",
             {.icon = icon::right,
              .width = side,
              .enabled = can_move(choice, 1, world),
              .tooltip = "Later (Page Down)"}))
    choose(moved(choice, 1, world));
  const ImVec2 right = ImGui::GetItemRectMax();
  const float height = text_size(ui, TextRank::title, "0").y;
  ImGui::SetCursorScreenPos({right.x + ui.px(size::gap), right.y - (side + height) / 2});
  text(ui, TextRank::title, title_of(choice, world));
  ImGui::SetCursorScreenPos({left, right.y + ui.px(size::gap)});
}

void HistoryPage::State::draw_period(Ui& ui, const World& world) {
  const PeriodDrawn* drawn =
      period.get(world.revision, [this, &world] { return period_drawn(world, choice); });
  if (!drawn) return say_reading(ui);
  if (const auto opens = sitwell::gui::draw_period(ui, *drawn, choice, world)) choose(*opens);
}

void HistoryPage::State::draw_day(Ui& ui, const World& world) {
  const DayDrawn* drawn =
      day.get(world.revision, [this, &world] { return day_drawn(world, *choice.day); });
  if (!drawn) return say_reading(ui);
  sitwell::gui::draw_day(ui, *drawn, zoom);
}

void HistoryPage::draw(Ui& ui, const World& world, Requests& requests) {
  if (nothing_notice(ui, "history", world, requests)) return;
  state_->keys(world);
  state_->bar(ui, world);
  if (state_->choice.day)
    state_->draw_day(ui, world);
  else
    state_->draw_period(ui, world);
  ImGui::Dummy(ui.px(0, size::margin - size::gap));
}

Needs HistoryPage::needs(const World& world) const { return needs_of(state_->choice, world); }

void HistoryPage::open_day(std::chrono::local_days day) {
  HistoryChoice next = state_->choice;
  next.anchor = next.day = day;
  state_->choose(next);
}

}  // namespace sitwell::gui
