// The tray's menu: its items and texts for what is shown. Pure. The items are always the same, in
// the same order; what is of no use at the moment is hidden.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/desktop/tray.hpp"

namespace sitwell::daemon {

enum class TrayItem : std::int32_t {
  status = 1,
  today,
  line_above_break,
  open_dashboard,
  take_break,
  line_above_quiet,
  quiet_half_hour,
  quiet_hour,
  quiet_until_tomorrow,
  resume,
};

struct TrayEntry {
  TrayItem item = TrayItem::status;
  std::string label;  ///< empty: a line
  bool enabled = true;
  bool visible = true;
  friend bool operator==(const TrayEntry&, const TrayEntry&) = default;
};

/// By item, the first has the number 1.
[[nodiscard]] std::vector<TrayEntry> menu_of(const TrayView& view);
/// "Sitting for 34 min; today 3 h 12 min"
[[nodiscard]] std::string tool_tip_of(const TrayView& view);
/// What choosing that item asks for; nothing where it is not to be chosen now.
void choose(std::int32_t id, const TrayView& view, TrayListener& listener);

}  // namespace sitwell::daemon
