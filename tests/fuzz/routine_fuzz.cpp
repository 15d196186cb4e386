// Whatever is in a routine file: it is refused with sentences, or is a routine that reads as the
// same once it is written, and whose figures can be drawn.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "config/figure_svg.hpp"
#include "config/routine_file.hpp"

using namespace sitwell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const ParsedRoutine parsed = parse_routine(text, "fuzz");
  if (parsed.routine.has_value() != parsed.complaints.empty()) std::abort();
  for (const std::string& complaint : parsed.complaints)
    for (const char c : complaint)
      if (static_cast<unsigned char>(c) < ' ') std::abort();  // it is for a terminal
  if (!parsed.routine) return 0;
  const ParsedRoutine again = parse_routine(routine_text(*parsed.routine), "fuzz");
  if (again.routine != parsed.routine) std::abort();
  for (const Figure& figure : parsed.routine->figures) figure_svg(figure, parsed.routine->title);
  holds_of(*parsed.routine, 1.0);
  return 0;
}
