// Any bytes at all come from the clip: they are refused, or what they say survives a round trip.
// And whatever is encoded is read back as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "firmware-protocol/clock.h"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

void demand(bool condition) {
  if (!condition) std::abort();
}

/// Zeroed beforehand, so that equal reports are equal bytes.
template <class Report>
Report* zeroed(Report& report) {
  std::memset(&report, 0, sizeof report);
  return &report;
}

/// What was decoded must come back the same from what encoding makes of it.
template <class Report, auto decode, auto encode>
void read(const SitwellReport& opened) {
  Report report, again;
  if (decode(&opened, zeroed(report)) != sitwell_ok) return;
  Bytes bytes(sitwell_report_max);
  std::size_t length = 0;
  demand(encode(&report, bytes.data(), bytes.size(), &length) == sitwell_ok);
  const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
  SitwellReport reopened;
  demand(sitwell_open(exact.data(), exact.size(), &reopened) == sitwell_ok);
  demand(decode(&reopened, zeroed(again)) == sitwell_ok);
  demand(std::memcmp(&report, &again, sizeof report) == 0);
}

void read_any(const SitwellReport& opened) {
  read<SitwellIdentity, sitwell_decode_identity, sitwell_encode_identity>(opened);
  read<SitwellSamples, sitwell_decode_samples, sitwell_encode_samples>(opened);
  read<SitwellStatus, sitwell_decode_status, sitwell_encode_status>(opened);
  read<SitwellClock, sitwell_decode_clock, sitwell_encode_clock>(opened);
  read<SitwellLogExtent, sitwell_decode_log_extent, sitwell_encode_log_extent>(opened);
  read<SitwellLogPosition, sitwell_decode_log_position, sitwell_encode_log_position>(opened);
  read<SitwellEpochs, sitwell_decode_epochs, sitwell_encode_epochs>(opened);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SitwellReport opened;
  if (sitwell_open(data, size, &opened) == sitwell_ok) read_any(opened);
  // Few bytes have the right CRC by chance, so the same ones are tried as a body as well.
  if (size < 1 || size - 1 > sitwell_report_max - sitwell_header_length - sitwell_crc_length)
    return 0;
  Bytes sealed(size - 1 + sitwell_header_length + sitwell_crc_length);
  if (size > 1) std::memcpy(sealed.data() + sitwell_header_length, data + 1, size - 1);
  sitwell_seal(sealed.data(), static_cast<SitwellKind>(1 + data[0] % 7), 7, size - 1);
  demand(sitwell_open(sealed.data(), sealed.size(), &opened) == sitwell_ok);
  read_any(opened);
  return 0;
}
