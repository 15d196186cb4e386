// Today's figures for whoever watches, from the history as it is written, up to this moment.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/effect.hpp"
#include "core/posture.hpp"
#include "history/calendar.hpp"
#include "history/reader.hpp"

namespace sitwell::daemon {

struct TodayFigures {
  Duration sitting{};
  Duration longest_bout{};
  std::uint32_t breaks = 0;
  /// Of the time since the day's first bout, the share that something is known of; 0 to 1.
  double coverage = 0;
};

class Today {
 public:
  /// Reads beside the writer. Throws HistoryError where the file cannot be read.
  explicit Today(const std::filesystem::path& history) : reader_(history) {}

  /// The rows of the wearer's day so far; `posture` is the present one, which goes on since the
  /// last row was written. Throws HistoryError.
  [[nodiscard]] TodayFigures figures(std::int64_t now_utc_ms, Posture posture,
                                     std::chrono::minutes day_start);

  /// The postures of the last hours as the tracker would have said them, for the policy to go on
  /// from after a restart; decided when they ended. Throws HistoryError.
  [[nodiscard]] std::vector<PostureChanged> postures_since(Instant from, const Calendar& calendar);

 private:
  HistoryReader reader_;
};

}  // namespace sitwell::daemon
