#include "cli/report/page.hpp"

#include <fmt/format.h>

#include "cli/report/html.hpp"
#include "cli/report/style.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

std::string header(const ReportData& data) {
  return element("h1", "Sitting, routines and how it felt") +
         element("p",
                 fmt::format("{} to {}, written on {} by Sitwell", long_date(data.first),
                             long_date(data.last), long_date(data.written)),
                 "class=\"note\"") +
         element("p",
                 "This is about comfort and mobility. It is not a diagnosis, and Sitwell is not a "
                 "medical device: a clip on the thigh tells sitting from standing by how far the "
                 "hip is bent. Figures from 0 to 10 are the wearer's own.",
                 "class=\"disclaimer\"");
}

}  // namespace

std::string report_page(const ReportData& data) {
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>Sitwell report, {}</title>\n<style>{}</style>\n</head>\n<body>\n",
      iso_date(data.last), report_style());
  page += header(data) + exposure_part(data) + plan_part(data);
  page += "<div class=\"second\">\n";
  page += routines_part(data) + hurts_part(data) + check_ins_part(data) + screening_part(data);
  return page + "</div>\n</body>\n</html>\n";
}

}  // namespace sitwell::cli
