#include "emulated-clip/computer.hpp"

#include <stdexcept>

namespace sitwell::test {
namespace {

template <class Content>
Content decoded(const Bytes& bytes, SitwellError (*decode)(const SitwellReport*, Content*)) {
  SitwellReport report{};
  Content content{};
  SitwellError error = sitwell_open(bytes.data(), bytes.size(), &report);
  if (error == sitwell_ok) error = decode(&report, &content);
  if (error != sitwell_ok) throw std::runtime_error(sitwell_explain(error));
  return content;
}

}  // namespace

SitwellIdentity identity_in(const Bytes& bytes) { return decoded(bytes, sitwell_decode_identity); }
SitwellStatus status_in(const Bytes& bytes) { return decoded(bytes, sitwell_decode_status); }
SitwellClock clock_in(const Bytes& bytes) { return decoded(bytes, sitwell_decode_clock); }
SitwellSamples samples_in(const Bytes& bytes) { return decoded(bytes, sitwell_decode_samples); }
SitwellEpochs epochs_in(const Bytes& bytes) { return decoded(bytes, sitwell_decode_epochs); }

SitwellKind kind_of(const Bytes& bytes) {
  SitwellReport report{};
  const SitwellError error = sitwell_open(bytes.data(), bytes.size(), &report);
  if (error != sitwell_ok) throw std::runtime_error(sitwell_explain(error));
  return report.kind;
}

Bytes position_report(std::uint32_t boot_id, std::uint32_t position) {
  const SitwellLogPosition where{.boot_id = boot_id, .position = position};
  Bytes bytes(sitwell_log_position_length);
  std::size_t length = 0;
  sitwell_encode_log_position(&where, bytes.data(), bytes.size(), &length);
  return bytes;
}

Bytes clock_report(const SitwellClock& clock) {
  Bytes bytes(sitwell_clock_length);
  std::size_t length = 0;
  sitwell_encode_clock(&clock, bytes.data(), bytes.size(), &length);
  return bytes;
}

Bytes ask(EmulatedClip& clip, SitwellRequest request) {
  const auto reply =
      clip.control(sitwell_usb_request_in, static_cast<std::uint8_t>(request), 0, {});
  if (!reply) throw std::runtime_error("the clip stalled a request");
  return *reply;
}

bool tell(EmulatedClip& clip, SitwellRequest request, std::uint16_t value, const Bytes& data) {
  return clip.control(sitwell_usb_request_out, static_cast<std::uint8_t>(request), value, data)
      .has_value();
}

std::vector<Logged> read_log(EmulatedClip& clip, std::uint32_t from) {
  std::vector<Logged> all;
  clip.attach(true);
  if (!tell(clip, sitwell_request_read_log, 0, position_report(clip.identity().boot_id, from)))
    throw std::runtime_error("the clip stalled READ_LOG");
  for (;;) {
    const auto bytes = clip.take(sitwell_usb_log_endpoint);
    if (!bytes) throw std::runtime_error("the log ended without saying so");
    const SitwellEpochs epochs = epochs_in(*bytes);
    if (epochs.count == 0) return all;
    for (std::uint32_t i = 0; i < epochs.count; ++i)
      all.push_back({.position = epochs.position + i,
                     .boot_id = epochs.boot_id,
                     .begin_us = epochs.first_us + i * 1000ULL * epochs.epoch_ms,
                     .sync_device_us = epochs.sync_device_us,
                     .sync_utc_us = epochs.sync_utc_us,
                     .epoch = epochs.epochs[i]});
  }
}

std::vector<SitwellSamples> live_samples(EmulatedClip& clip) {
  std::vector<SitwellSamples> all;
  while (const auto bytes = clip.take(sitwell_usb_live_endpoint))
    if (kind_of(*bytes) == sitwell_kind_samples) all.push_back(samples_in(*bytes));
  return all;
}

}  // namespace sitwell::test
