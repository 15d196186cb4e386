// What the history knows for a report.
#pragma once

#include "cli/report/report_data.hpp"
#include "history/reader.hpp"

namespace sitwell::cli {

/// The weeks that end with the one of `last`, up to that day.
ReportData gather_report(HistoryReader& history, std::chrono::local_days last, int weeks,
                         const DayRules& rules);

}  // namespace sitwell::cli
