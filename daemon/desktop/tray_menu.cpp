#include "daemon/desktop/tray_menu.hpp"

#include <fmt/format.h>

#include "daemon/desktop/prompt_text.hpp"

namespace sitwell::daemon {
namespace {

std::string status_of(const TrayView& view) {
  switch (view.state) {
    case TrayState::away: return "Nothing known of your posture";
    case TrayState::upright: return "Up";
    case TrayState::sitting: return fmt::format("Sitting for {}", spoken(view.sat));
    case TrayState::soon: return fmt::format("Sitting for {}: a prompt is near", spoken(view.sat));
    case TrayState::due: return fmt::format("Sitting for {}: time to stand up", spoken(view.sat));
  }
  return {};
}

bool is_quiet(const TrayView& view) { return !view.quiet_until.empty(); }

bool is_sitting(const TrayView& view) {
  return view.state != TrayState::away && view.state != TrayState::upright;
}

}  // namespace

std::vector<TrayEntry> menu_of(const TrayView& view) {
  const bool quiet = is_quiet(view);
  return {
      {TrayItem::status, status_of(view), false},
      {TrayItem::today, fmt::format("Sitting today: {}", spoken(view.sitting_today)), false},
      {TrayItem::line_above_break, ""},
      {TrayItem::open_dashboard, "Open the dashboard", true, view.dashboard},
      {TrayItem::take_break, "Take a break now", is_sitting(view)},
      {TrayItem::line_above_quiet, ""},
      {TrayItem::quiet_half_hour, "Quiet for 30 min", true, !quiet},
      {TrayItem::quiet_hour, "Quiet for 1 h", true, !quiet},
      {TrayItem::quiet_until_tomorrow, "Quiet until tomorrow", true, !quiet},
      {TrayItem::resume, fmt::format("Quiet until {}: end it now", view.quiet_until), true, quiet},
  };
}

std::string tool_tip_of(const TrayView& view) {
  std::string text = fmt::format("{}; today {}", status_of(view), spoken(view.sitting_today));
  if (is_quiet(view)) text += fmt::format("; quiet until {}", view.quiet_until);
  return text;
}

void choose(std::int32_t id, const TrayView& view, TrayListener& listener) {
  using std::chrono::minutes;
  for (const TrayEntry& entry : menu_of(view)) {
    if (static_cast<std::int32_t>(entry.item) != id || !entry.enabled || !entry.visible) continue;
    switch (entry.item) {
      case TrayItem::open_dashboard: return listener.open_dashboard();
      case TrayItem::take_break: return listener.take_break();
      case TrayItem::quiet_half_hour: return listener.quiet(minutes{30});
      case TrayItem::quiet_hour: return listener.quiet(minutes{60});
      case TrayItem::quiet_until_tomorrow: return listener.pause();
      case TrayItem::resume: return listener.resume();
      case TrayItem::status:
      case TrayItem::today:
      case TrayItem::line_above_break:
      case TrayItem::line_above_quiet: return;
    }
  }
}

}  // namespace sitwell::daemon
