#include "gui/window/inspector.hpp"

#include <fmt/format.h>
#include <time.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace sitwell::gui {
namespace {

using Clock = std::chrono::steady_clock;

double ms(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

/// Since the kernel started this program, to its hundredth of a second.
double since_start_ms() {
  std::ifstream file("/proc/self/stat");
  const std::string stat{std::istreambuf_iterator<char>(file), {}};
  std::size_t at = stat.rfind(')');
  // The name is the second field and may hold anything; the beginning is the twenty-second.
  for (int field = 2; at != std::string::npos && field < 22; ++field) at = stat.find(' ', at + 1);
  if (at == std::string::npos) return 0;
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  const double started_s =
      std::strtod(stat.c_str() + at, nullptr) / static_cast<double>(sysconf(_SC_CLK_TCK));
  return 1000 *
         (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started_s);
}

void append_quoted(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      json.append(1, '\\').append(1, c);
    else if (static_cast<unsigned char>(c) < ' ')
      fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(c));
    else
      json += c;
  }
  json += '"';
}

}  // namespace

std::optional<Inspector> Inspector::wanted() {
  const char* path = std::getenv("SITWELL_DASHBOARD_INSPECT");
  if (path == nullptr || *path == '\0') return std::nullopt;
  return Inspector{path};
}

void Inspector::frame(Ui& ui, const std::function<void(Ui&)>& draw, std::string_view page) {
  std::string text;
  ui.transcript = &text;
  const Clock::time_point begin = Clock::now();
  draw(ui);
  const double build_ms = ms(Clock::now() - begin);
  ui.transcript = nullptr;

  const ImVec2 size = ImGui::GetIO().DisplaySize;
  std::string json = fmt::format(
      "{{\"frame\": {}, \"page\": \"{}\", \"build_ms\": {:.3f}, \"since_start_ms\": {:.0f}, "
      "\"width\": {}, \"height\": {}, \"rects\": {{",
      ++frames_, page, build_ms, since_start_ms(), size.x, size.y);
  const char* comma = "";
  if (ui.rects)
    for (const auto& [name, rect] : ui.rects->all()) {
      json += std::exchange(comma, ", ");
      append_quoted(json, name);
      fmt::format_to(std::back_inserter(json), ": [{:.1f}, {:.1f}, {:.1f}, {:.1f}]", rect.min.x,
                     rect.min.y, rect.width(), rect.height());
    }
  json += "}, \"text\": ";
  append_quoted(json, text);
  json += "}\n";

  std::filesystem::path part = path_;
  part += ".part";
  std::ofstream(part, std::ios::binary) << json;
  std::error_code ignored;
  std::filesystem::rename(part, path_, ignored);
}

}  // namespace sitwell::gui
