// sitwell report: two pages to take to a professional.
#include <fmt/format.h>

#include <stdexcept>

#include "cli/coach/commands.hpp"
#include "cli/history_view.hpp"
#include "cli/output_file.hpp"
#include "cli/report/gather.hpp"
#include "cli/report/page.hpp"

namespace sitwell::cli {

void write_report(const ReportOptions& options) {
  const DayRules rules = day_rules();
  auto history = open_history(options.database);
  if (!history)
    throw std::runtime_error("nothing has been recorded yet, so that there is nothing to report");
  const ReportData data = gather_report(*history, today(rules), options.weeks, rules);
  OutputFile file(options.out);
  file.write(report_page(data));
  file.close();
  fmt::print(
      "{}: written. Open it in a browser to read or print it: two A4 pages. It holds what you\n"
      "answered and felt; whom you give it to is up to you.\n",
      options.out);
}

}  // namespace sitwell::cli
