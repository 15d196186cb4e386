// What o'clock means to prompts: when working hours begin and end, and the wearer's day, turned
// into inputs of the policy. Reads no clock itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "config/working_hours.hpp"
#include "core/prompts.hpp"
#include "history/calendar.hpp"

namespace sitwell::daemon {

class CalendarEdges {
 public:
  CalendarEdges(WorkingHours hours, std::chrono::minutes day_start,
                OffsetAt offset_at = system_offset_s);

  /// What has changed since the last call, as of now; the first time, how things stand.
  [[nodiscard]] std::vector<PromptInput> at(ClockAnchor now);
  /// When at() should next be called: at the next edge, and now and then in case the clock or the
  /// time zone was set.
  [[nodiscard]] Instant next() const { return next_; }
  /// When the next day of the wearer begins.
  [[nodiscard]] Instant tomorrow(ClockAnchor now) const;
  /// Other hours from now on; at() says what that changes.
  void use(WorkingHours hours, std::chrono::minutes day_start);

 private:
  WorkingHours hours_;
  std::chrono::minutes day_start_;
  OffsetAt offset_at_;
  std::optional<bool> within_;
  std::optional<std::chrono::local_days> day_;
  Instant next_{};
};

}  // namespace sitwell::daemon
