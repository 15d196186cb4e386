#include "daemon/model_clip.hpp"

#include <algorithm>
#include <cmath>

#include "firmware-protocol/clock.h"

namespace {

template <class Value, class Encode>
Bytes encoded(const Value& value, Encode encode) {
  Bytes bytes(sitwell_report_max);
  std::size_t length = 0;
  if (encode(&value, bytes.data(), bytes.size(), &length) != sitwell_ok) return {};
  bytes.resize(length);
  return bytes;
}

}  // namespace

std::int64_t ModelClip::device_at(std::int64_t true_us) const {
  const auto up = static_cast<double>(true_us - booted_us_);
  return true_us - booted_us_ + std::llround(up * drift_ppm * 1e-6) + offset_us_;
}

std::int64_t ModelClip::true_at(std::int64_t device_us) const {
  const auto up = static_cast<double>(device_us - offset_us_);
  return booted_us_ + std::llround(up / (1 + drift_ppm * 1e-6));
}

void ModelClip::advance(std::int64_t true_us) {
  now_us_ = true_us;
  const std::int64_t until = device_at(true_us);
  if (std::abs(until - next_us_) > 5'000'000) {  // its clock jumped: a gap
    next_us_ = until;
    epoch_us_.reset();
    batch_.count = 0;
  }
  for (; next_us_ <= until; next_us_ += interval_us) read_one(next_us_);
}

void ModelClip::read_one(std::int64_t device_us) {
  if (epoch_us_ && device_us >= *epoch_us_ + 1'000'000) {
    log.push_back({boot_id, *epoch_us_, true_at(*epoch_us_), sync_device_us_, sync_utc_us_});
    *epoch_us_ += 1'000'000;
  }
  if (!epoch_us_) epoch_us_ = device_us;
  if (stream == 0) return;
  if (batch_.count == 0) batch_.first_us = static_cast<std::uint64_t>(device_us);
  // Which one it is, to the microsecond, in the raw numbers.
  const auto number = static_cast<std::uint64_t>(true_at(device_us) + 1'000'000'000'000);
  SitwellSample& sample = batch_.samples[batch_.count++];
  for (int i = 0; i < 3; ++i)
    sample.acceleration[i] = static_cast<std::int16_t>((number >> (15 * i)) & 0x7fff);
  if (batch_.count >= stream) send_samples();
}

std::int64_t ModelClip::reading_true_us(const SitwellSample& raw) {
  std::int64_t number = 0;
  for (int i = 2; i >= 0; --i) number = (number << 15) | raw.acceleration[i];
  return number - 1'000'000'000'000;
}

void ModelClip::send_samples() {
  batch_.sequence = sequence_++;
  batch_.interval_ns = interval_us * 1000;
  batch_.log_end = static_cast<std::uint32_t>(log.size());
  if (!mute) live.push_back(encoded(batch_, sitwell_encode_samples));
  batch_.count = 0;
}

void ModelClip::send_status() {
  SitwellStatus status{};
  status.sequence = sequence_++;
  status.device_us = static_cast<std::uint64_t>(device_us());
  status.boot_id = boot_id;
  status.flags = flags;
  live.push_back(encoded(status, sitwell_encode_status));
}

void ModelClip::reboot() {
  attach(false);
  ++boot_id;
  booted_us_ = now_us_;
  offset_us_ = next_us_ = sync_device_us_ = sync_utc_us_ = 0;
  epoch_us_.reset();
}

void ModelClip::attach(bool) {
  stream = 0;
  batch_.count = 0;
  live.clear();
  bulk.clear();
}

std::optional<Bytes> ModelClip::control(SitwellRequest request, std::uint16_t value,
                                        std::span<const std::uint8_t> data) {
  SitwellReport report{};
  SitwellLogPosition position{};
  switch (request) {
    case sitwell_request_get_identity: {
      SitwellIdentity id{};
      std::copy_n(serial.begin(), std::min<std::size_t>(16, serial.size()), id.serial);
      id.body_site = site;
      id.acceleration_ng_per_lsb = 122'000;
      id.turn_ndps_per_lsb = 35'000'000;
      id.log_capacity = log_capacity;
      id.boot_id = boot_id;
      return encoded(id, sitwell_encode_identity);
    }
    case sitwell_request_get_status: {
      SitwellStatus status{};
      status.device_us = static_cast<std::uint64_t>(device_us());
      status.boot_id = boot_id;
      status.flags = flags;
      return encoded(status, sitwell_encode_status);
    }
    case sitwell_request_set_stream:
      stream = value;
      sequence_ = 0;
      batch_.count = 0;
      return Bytes{};
    case sitwell_request_get_clock:
      return encoded(SitwellClock{boot_id, static_cast<std::uint64_t>(device_us()), 0},
                     sitwell_encode_clock);
    case sitwell_request_set_clock: {
      SitwellClock clock{};
      if (sitwell_open(data.data(), data.size(), &report) != sitwell_ok ||
          sitwell_decode_clock(&report, &clock) != sitwell_ok || clock.boot_id != boot_id)
        return {};
      sync_device_us_ = static_cast<std::int64_t>(clock.device_us);
      sync_utc_us_ = utc_told_us = static_cast<std::int64_t>(clock.utc_us);
      return Bytes{};
    }
    case sitwell_request_get_log:
      return encoded(
          SitwellLogExtent{boot_id, acknowledged, static_cast<std::uint32_t>(log.size()), 0},
          sitwell_encode_log_extent);
    case sitwell_request_read_log:
    case sitwell_request_erase_log:
      if (sitwell_open(data.data(), data.size(), &report) != sitwell_ok ||
          sitwell_decode_log_position(&report, &position) != sitwell_ok ||
          position.boot_id != boot_id || position.position > log.size())
        return {};
      if (request == sitwell_request_erase_log)
        acknowledged = std::max(acknowledged, position.position);
      else
        send_log(std::max(acknowledged, position.position));
      return Bytes{};
    case sitwell_request_set_body_site: return {};
  }
  return {};
}

void ModelClip::send_log(std::uint32_t from) {
  bulk.clear();
  SitwellEpochs epochs{};
  std::uint32_t sequence = 0;
  for (std::uint32_t at = from; at < log.size(); at += epochs.count) {
    const Logged& first = log[at];
    epochs = {.sequence = sequence++,
              .boot_id = first.boot_id,
              .position = at,
              .first_us = static_cast<std::uint64_t>(first.device_us),
              .sync_device_us = static_cast<std::uint64_t>(first.sync_device_us),
              .sync_utc_us = static_cast<std::uint64_t>(first.sync_utc_us),
              .epoch_ms = 1000};
    for (std::uint32_t i = at; i < log.size() && epochs.count < sitwell_epochs_max; ++i) {
      const Logged& each = log[i];
      if (each.boot_id != first.boot_id || each.sync_device_us != first.sync_device_us ||
          each.device_us != first.device_us + 1'000'000 * epochs.count)
        break;
      SitwellEpoch& epoch = epochs.epochs[epochs.count++];
      for (auto& up : epoch.up) up[2] = sitwell_up_one;
      epoch.vertical_sd = static_cast<std::uint8_t>(i);  // which one it is
      epoch.total_sd = static_cast<std::uint8_t>(i >> 8);
      epoch.impact = static_cast<std::uint8_t>(i >> 16);
    }
    bulk.push_back(encoded(epochs, sitwell_encode_epochs));
  }
  epochs = {.sequence = sequence, .boot_id = boot_id, .position = std::uint32_t(log.size())};
  epochs.epoch_ms = 1000;
  bulk.push_back(encoded(epochs, sitwell_encode_epochs));
}
