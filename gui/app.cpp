#include "gui/app.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/check_in_page.hpp"
#include "gui/pages/clip_page.hpp"
#include "gui/pages/gallery_page.hpp"
#include "gui/pages/history_page.hpp"
#include "gui/pages/inks.hpp"
#include "gui/pages/learn_page.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/pages/routines_page.hpp"
#include "gui/pages/screening_page.hpp"
#include "gui/pages/settings_page.hpp"
#include "gui/pages/today_page.hpp"
#include "gui/pages/trouble_banner.hpp"
#include "gui/pages/welcome_page.hpp"

namespace sitwell::gui {

namespace {

struct PageRow {
  Page page;
  const char* title;
  const char* icon;
};
constexpr std::array page_rows{
    PageRow{Page::today, "Today", icon::today},
    PageRow{Page::history, "History", icon::history},
    PageRow{Page::routines, "Routines", icon::routines},
    PageRow{Page::check_in, "Check-in", icon::check_in},
    PageRow{Page::plan, "Plan", icon::plan},
    PageRow{Page::learn, "Learn", icon::learn},
    PageRow{Page::clip, "Clip", icon::clip},
    PageRow{Page::settings, "Settings", icon::settings},
    PageRow{Page::gallery, "Gallery", icon::flask},
};

// Below it, the side bar shows icons only.
constexpr float narrow_window = 1040;
constexpr float narrow_side_bar = 64;
constexpr float demo_band_height = 28;

}  // namespace

App::App() {
  auto routines = std::make_unique<RoutinesPage>();
  auto history = std::make_unique<HistoryPage>();
  auto learn = std::make_unique<LearnPage>();
  routines_ = routines.get();
  history_ = history.get();
  learn_ = learn.get();
  views_.push_back(std::make_unique<TodayPage>());
  views_.push_back(std::move(history));
  views_.push_back(std::move(routines));
  views_.push_back(std::make_unique<CheckInPage>());
  views_.push_back(std::make_unique<PlanPage>());
  views_.push_back(std::move(learn));
  views_.push_back(std::make_unique<ClipPage>());
  views_.push_back(std::make_unique<SettingsPage>());
  views_.push_back(std::make_unique<GalleryPage>());
  welcome_ = std::make_unique<WelcomePage>();
  screen_ = std::make_unique<ScreeningPage>();
  trouble_ = std::make_unique<TroubleBanner>();
}

App::~App() = default;

void App::welcome(bool show) {
  if (show && !welcoming_) welcome_->begin();
  welcoming_ = show;
}

PageView& App::shown() const {
  if (screening_) return *screen_;
  if (welcoming_) return *welcome_;
  return view(page_);
}

bool App::alone(const World& world) const {
  return welcoming_ || screening_ || shown().alone(world);
}

Needs App::needs(const World& world) const { return shown().needs(world); }

std::vector<std::pair<std::uint64_t, Request>> App::take() {
  return std::exchange(for_others_, {});
}

void App::draw(Ui& ui, const World& world) {
  follow(world);
  keys();
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport->Pos);
  ImGui::SetNextWindowSize(viewport->Size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.palette.background);
  ImGui::Begin("dashboard", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  if (world.demo) demo_band(ui, world);
  if (!alone(world)) {
    const bool narrow = viewport->Size.x < ui.px(narrow_window);
    side_bar(ui, world, ui.px(narrow ? narrow_side_bar : size::side_bar));
    ImGui::SameLine(0, 0);
    ImGui::BeginGroup();
    header(ui, world);
    page(ui, world);
    ImGui::EndGroup();
  } else {
    page(ui, world);
  }
  toast(ui, world);
  ImGui::End();
  carry_out_own();
}

// A session that begins, here or from the command line, is looked at; it stays where one is led.
void App::follow(const World& world) {
  const bool in_session = world.daemon.coach.session && world.daemon.coach.session->phase != "over";
  if (in_session && !was_in_session_) {
    page_ = Page::routines;
    screening_ = false;
  }
  was_in_session_ = in_session;
}

void App::demo_band(Ui& ui, const World& world) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, height = ui.px(demo_band_height);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, {from.x + width, from.y + height}, ui.palette.accent_soft);
  const std::string words = fmt::format(
      "{}  Demo: a simulated wearer. {}", icon::flask,
      world.demo_problem.empty() ? "Nothing of yours is shown or changed." : world.demo_problem);
  text_at(ui, list, TextRank::small, {from.x + width / 2, from.y + ui.px(5)}, 0.5F, ui.palette.text,
          cut_to(ui, TextRank::small, words, width - ui.px(2 * size::margin)));
  ui.mark("demo", from, {from.x + width, from.y + height});
  ImGui::Dummy({width, height});
  ImGui::SetCursorScreenPos({from.x, from.y + height});
}

void App::side_bar(Ui& ui, const World& world, float width) {
  const bool narrow = width < ui.px(size::side_bar);
  const float pad = ui.px(narrow ? 8 : 14);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ui.palette.side_bar);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, ui.px(18)});
  ImGui::BeginChild("side bar", {width, 0}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NavFlattened);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  if (!narrow) {
    ImGui::SetCursorPosX(pad + ui.px(8));
    text(ui, TextRank::title, "Sitwell");
    ImGui::Dummy(ui.px(0, 10));
  }
  const auto row = [&](const PageRow& each, const char* badge) {
    const std::string name = fmt::format("nav/{}", name_of(each.page));
    if (list_row(ui, name, each.icon, narrow ? "" : each.title, page_ == each.page, badge))
      requests_.ask(ask::Go{each.page});
    if (narrow && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", each.title);
  };
  for (const PageRow& each : page_rows) {
    if (each.page == Page::gallery && page_ != Page::gallery) continue;
    if (each.page == Page::clip)
      ImGui::Dummy({0, std::max(ui.px(8), ImGui::GetContentRegionAvail().y - ui.px(96))});
    row(each, each.page == Page::settings && !world.settings_complaints.empty() ? "!" : "");
  }
  ImGui::EndChild();
}

void App::header(Ui& ui, const World& world) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, margin = ui.px(size::margin);
  const float middle = from.y + ui.px(size::header) / 2;
  const StatusLine& status = status_.get(world.revision, [&world] { return status_line(world); });

  const char* title = page_rows[static_cast<std::size_t>(page_)].title;
  const ImVec2 title_size = text_size(ui, TextRank::title, title);
  ImGui::SetCursorScreenPos({from.x + margin, middle - title_size.y / 2});
  text(ui, TextRank::title, title);

  float right = from.x + width - margin;
  if (status.action) {
    const StatusAction& action = *status.action;
    right -= button_width(ui, action.label, action.icon);
    ImGui::SetCursorScreenPos({right, middle - ui.px(size::control_height) / 2});
    if (button(ui, fmt::format("header/{}", action.name), action.label,
               {.kind = action.primary ? ButtonKind::primary : ButtonKind::plain,
                .icon = action.icon}))
      requests_.ask(action.request);
    right -= ui.px(size::gap);
  }

  const float left = from.x + margin + title_size.x + ui.px(size::margin);
  const std::string line = status.text();
  const float dot = ui.px(18);
  const float room = right - left - dot;
  const float needed = text_size(ui, TextRank::body, line).x + ui.px(2);
  const float begin = right - std::min(room, needed);
  draw_shape(ui, *ImGui::GetWindowDrawList(), ink_of(status.stroke),
             {begin - dot / 2 - ui.px(2), middle}, ui.px(12));
  ImGui::SetCursorScreenPos({begin, middle - text_size(ui, TextRank::body, line).y / 2});
  text(ui, status.calls ? TextRank::strong : TextRank::muted, line, right - begin);
  ui.mark("header/status", {begin - dot, from.y}, {right, from.y + ui.px(size::header)});
  ImGui::SetCursorScreenPos({from.x, from.y + ui.px(size::header)});
}

void App::page(Ui& ui, const World& world) {
  const bool by_itself = alone(world);
  const ImVec2 margin = ui.px(size::margin, by_itself ? size::margin : 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, margin);
  ImGui::BeginChild("page", {0, 0}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NavFlattened);
  ImGui::PopStyleVar();
  // The other pages say themselves what they lack.
  if (!by_itself && (page_ == Page::today || page_ == Page::history))
    trouble_->draw(ui, name_of(page_), world, requests_);
  shown().draw(ui, world, requests_);
  ImGui::EndChild();
  if (screening_ && screen_->done()) screening_ = false;
}

// What was refused is said where one looks, whichever page asked for it.
void App::toast(Ui& ui, const World& world) {
  if (!world.answer || world.answer->ok || world.answer->request == toasted_) return;
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  const float width = std::min(ui.px(520), viewport->Size.x - ui.px(2 * size::margin));
  ImGui::SetNextWindowPos({viewport->Pos.x + viewport->Size.x - ui.px(size::margin),
                           viewport->Pos.y + viewport->Size.y - ui.px(size::margin)},
                          ImGuiCond_Always, {1, 1});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("toast", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(2);
  const Notice words{.tone = Tone::warning,
                     .icon = nullptr,
                     .title = "That could not be done",
                     .text = world.answer->problem,
                     .command = {},
                     .actions = {{"toast/close", "Close", false}}};
  if (!notice(ui, "toast", words, width).empty()) toasted_ = world.answer->request;
  ImGui::End();
}

void App::keys() {
  if (!ImGui::GetIO().KeyCtrl || ImGui::GetIO().WantTextInput || welcoming_ || screening_) return;
  for (std::size_t i = 0; i < page_rows.size() - 1; ++i)
    if (key_pressed(static_cast<char>('1' + i))) requests_.ask(ask::Go{page_rows[i].page});
}

// What concerns the dashboard itself is done here; all else is somebody else's.
void App::carry_out_own() {
  for (auto& [number, request] : requests_.take()) {
    if (const auto* go = std::get_if<ask::Go>(&request)) {
      page_ = go->page;
    } else if (const auto* day = std::get_if<ask::OpenDay>(&request)) {
      page_ = Page::history;
      history_->open_day(day->day);
    } else if (const auto* read = std::get_if<ask::Read>(&request)) {
      page_ = Page::learn;
      learn_->open(read->learn_page);
    } else if (const auto* routine = std::get_if<ask::OpenRoutine>(&request)) {
      page_ = Page::routines;
      routines_->open(routine->id);
    } else if (std::holds_alternative<ask::Screening>(request)) {
      screen_->begin();
      screening_ = true;
    } else {
      if (const auto* show = std::get_if<ask::Welcome>(&request)) welcome(show->show);
      for_others_.emplace_back(number, std::move(request));
    }
  }
}

}  // namespace sitwell::gui
