// The report for a visit to a professional: one HTML file, two A4 pages, no scripts and nothing
// from elsewhere.
#pragma once

#include <string>

#include "cli/report/report_data.hpp"

namespace sitwell::cli {

std::string report_page(const ReportData& data);

// Its parts, each a heading and what is below it.
std::string exposure_part(const ReportData& data);
std::string routines_part(const ReportData& data);
std::string check_ins_part(const ReportData& data);
std::string screening_part(const ReportData& data);
std::string hurts_part(const ReportData& data);
std::string plan_part(const ReportData& data);

}  // namespace sitwell::cli
