// What a report for a professional is made of: plain values, gathered from the history by
// gather.cpp and laid out by page.cpp.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/routine_record.hpp"
#include "health/check_in.hpp"
#include "health/plan.hpp"
#include "health/screening.hpp"
#include "history/days.hpp"

namespace sitwell::cli {

struct ReportRoutine {
  std::chrono::local_days date{};
  RoutineRecord record;
};

struct ReportScreening {
  std::chrono::local_days date{};
  ScreeningAnswers answers;
};

struct ReportData {
  std::chrono::local_days written{};
  std::chrono::local_days first{}, last{};
  std::vector<DayFigures> days;      ///< every one from first to last
  std::vector<PeriodFigures> weeks;  ///< that these days touch
  std::vector<ReportRoutine> routines;
  std::vector<DatedCheckIn> check_ins;
  std::optional<ReportScreening> screening;
  std::optional<Plan> plan;
  std::map<std::string, std::string> titles;  ///< of the plan's routines, by identifier
};

/// The days on which a routine was done.
std::set<std::chrono::local_days> routine_days(const ReportData& data);

}  // namespace sitwell::cli
