// Any bytes at all go into the recording reader: the worst they may be is refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "recordings/recording_reader.hpp"

using namespace sitwell;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

void read(std::string_view bytes, const ColumnChoice& columns) {
  try {
    RecordingReader reader(open_memory(bytes), "fuzz", columns);
    RecordingRow row;
    std::optional<Instant> last;
    while (reader.next(row)) {
      demand(!last || row.at > *last);
      demand(is_finite(row.acceleration_mps2) && is_finite(row.turn_rate_radps));
      demand(row.label.empty() || reader.has_label());
      demand(row.label.size() <= bytes.size());
      last = row.at;
    }
    demand(reader.progress() == 1);
  } catch (const RecordingError&) {
    // Refused in one sentence, which is as good as read.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes, {});
  read(bytes, {"", "b_"});
  return 0;
}
