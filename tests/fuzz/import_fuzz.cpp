// Whatever file somebody hands to `sitwell import`: read or refused, and what was read survives a
// round trip through both layouts.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cli/bout_file.hpp"
#include "cli/commands.hpp"
#include "cli/prompt_file.hpp"

using namespace sitwell;
using namespace sitwell::cli;

namespace {

struct Import {
  BoutFile bouts;
  std::vector<StoredPrompt> prompts;
};

Import read(std::string_view text) {
  Import file;
  const std::array readers{reader_into(file.bouts), reader_into(file.prompts)};
  read_table(text, "fuzz", readers);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Import file;
  try {
    file = read({reinterpret_cast<const char*>(data), size});
  } catch (const UnusableInput&) {
    return 0;
  }
  for (const std::string& written : {as_csv(file.bouts), as_json(file.bouts)}) {
    const BoutFile again = read(written).bouts;
    if (again.bouts != file.bouts.bouts || again.sources != file.bouts.sources) std::abort();
  }
  for (const std::string& written : {as_csv(file.prompts), as_json(file.prompts)})
    if (read(written).prompts != file.prompts) std::abort();
  return 0;
}
