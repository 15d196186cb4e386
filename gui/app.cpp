#include "gui/app.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/check_in_page.hpp"
#include "gui/pages/clip_page.hpp"
#include "gui/pages/gallery_page.hpp"
#include "gui/pages/history_page.hpp"
#include "gui/pages/learn_page.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/pages/routines_page.hpp"
#include "gui/pages/screening_page.hpp"
#include "gui/pages/settings_page.hpp"
#include "gui/pages/today_page.hpp"
#include "gui/pages/welcome_page.hpp"

namespace sitwell::gui {

namespace {

struct PageRow {
  Page page;
  std::string_view name;
  const char* title;
  const char* icon;
};
constexpr std::array page_rows{
    PageRow{Page::today, "today", "Today", icon::today},
    PageRow{Page::history, "history", "History", icon::history},
    PageRow{Page::routines, "routines", "Routines", icon::routines},
    PageRow{Page::check_in, "check-in", "Check-in", icon::check_in},
    PageRow{Page::plan, "plan", "Plan", icon::plan},
    PageRow{Page::learn, "learn", "Learn", icon::learn},
    PageRow{Page::clip, "clip", "Clip", icon::clip},
    PageRow{Page::settings, "settings", "Settings", icon::settings},
    PageRow{Page::gallery, "gallery", "Gallery", icon::flask},
};

}  // namespace

std::optional<Page> page_named(std::string_view name) {
  for (const PageRow& row : page_rows)
    if (row.name == name) return row.page;
  return std::nullopt;
}

std::string_view name_of(Page page) { return page_rows[static_cast<std::size_t>(page)].name; }

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
}

App::~App() = default;

PageView& App::view(Page page) const { return *views_[static_cast<std::size_t>(page)]; }

}  // namespace sitwell::gui
