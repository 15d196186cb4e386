#include "daemon/calendar_edges.hpp"

#include <algorithm>
#include <utility>

namespace sitwell::daemon {
namespace {

/// The clock may be set and the wearer may travel; neither is told.
constexpr std::chrono::minutes look_at_least{10};

}  // namespace

CalendarEdges::CalendarEdges(WorkingHours hours, std::chrono::minutes day_start, OffsetAt offset_at)
    : hours_(std::move(hours)), day_start_(day_start), offset_at_(std::move(offset_at)) {}

std::vector<PromptInput> CalendarEdges::at(ClockAnchor now) {
  std::vector<PromptInput> inputs;
  const auto day = local_day(now.utc_ms, offset_at_(now.utc_ms), day_start_);
  if (day_ && *day_ != day) inputs.emplace_back(DayBegan{now.boot});
  day_ = day;
  const HoursNow hours = hours_at(hours_, now.utc_ms, offset_at_);
  if (within_ != hours.within) inputs.emplace_back(WorkingHoursChanged{now.boot, hours.within});
  within_ = hours.within;

  Duration wait = std::min<Duration>(look_at_least, tomorrow(now) - now.boot);
  if (hours.ask_again_utc_ms)
    wait =
        std::min<Duration>(wait, std::chrono::milliseconds{*hours.ask_again_utc_ms - now.utc_ms});
  next_ = now.boot + std::max<Duration>(wait, std::chrono::seconds{1});
  return inputs;
}

Instant CalendarEdges::tomorrow(ClockAnchor now) const {
  const std::int32_t offset_s = offset_at_(now.utc_ms);
  const auto next = local_day(now.utc_ms, offset_s, day_start_) + std::chrono::days{1};
  // The clocks may change before then.
  const std::int64_t about = day_begin_utc_ms(next, offset_s, day_start_);
  const std::int64_t begin = day_begin_utc_ms(next, offset_at_(about), day_start_);
  return now.boot + std::chrono::milliseconds{begin - now.utc_ms};
}

void CalendarEdges::use(WorkingHours hours, std::chrono::minutes day_start) {
  hours_ = std::move(hours);
  day_start_ = day_start;
}

}  // namespace sitwell::daemon
