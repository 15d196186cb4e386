// Whatever file somebody hands to `sitwell import`: read or refused, and what was read survives a
// round trip through both layouts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cli/bout_file.hpp"
#include "cli/commands.hpp"

using namespace sitwell::cli;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  ParsedBoutFile file;
  try {
    file = parse_bout_file(text, "fuzz");
  } catch (const UnusableInput&) {
    return 0;
  }
  for (const std::string& written : {as_csv(file), as_json(file)}) {
    const ParsedBoutFile again = parse_bout_file(written, "again");
    if (again.bouts != file.bouts || again.sources != file.sources) std::abort();
  }
  return 0;
}
