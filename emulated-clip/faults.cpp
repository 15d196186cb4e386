#include "emulated-clip/faults.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "firmware-protocol/bytes.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"
#include "firmware-protocol/report.h"

namespace sitwell {

void Faults::befall(std::uint8_t endpoint, ReportFault fault, std::uint32_t count) {
  lane(endpoint).left[static_cast<std::size_t>(fault)] = count;
}

void Faults::forge(std::uint8_t endpoint, std::uint32_t count) {
  while (count-- > 0) lane(endpoint).ready.push_back(forged());
}

void Faults::fail(std::uint8_t endpoint, int error, std::uint32_t count) {
  lane(endpoint).error = error;
  lane(endpoint).errors_left = count;
}

bool Faults::use(Lane& lane, ReportFault fault) {
  std::uint32_t& left = lane.left[static_cast<std::size_t>(fault)];
  if (left == 0) return false;
  --left;
  return true;
}

void Faults::pass(std::uint8_t endpoint, Report report) {
  Lane& way = lane(endpoint);
  const bool live = endpoint == 0x81;
  if ((live && silent_) || use(way, ReportFault::drop)) {
    ++dropped_;
    return;
  }
  report = translated(std::move(report));
  if (use(way, ReportFault::corrupt)) flip_a_bit(report);
  if (way.overtaken) {
    Report first = std::exchange(way.overtaken, std::nullopt).value();
    send(way, std::move(report));
    send(way, std::move(first));
  } else if (use(way, ReportFault::reorder)) {
    way.overtaken = std::move(report);
  } else {
    if (use(way, ReportFault::duplicate)) send(way, report);
    send(way, std::move(report));
  }
}

void Faults::send(Lane& lane, Report report) {
  if (!use(lane, ReportFault::burst)) {
    lane.ready.push_back(std::move(report));
    return;
  }
  lane.burst.push_back(std::move(report));
  if (lane.left[static_cast<std::size_t>(ReportFault::burst)] > 0) return;
  std::ranges::move(lane.burst, std::back_inserter(lane.ready));
  lane.burst.clear();
}

std::optional<Report> Faults::next(std::uint8_t endpoint) {
  Lane& way = lane(endpoint);
  if (way.ready.empty()) return {};
  Report report = std::move(way.ready.front());
  way.ready.pop_front();
  return report;
}

int Faults::take_error(std::uint8_t endpoint) {
  Lane& way = lane(endpoint);
  if (way.errors_left == 0) return 0;
  --way.errors_left;
  return way.error;
}

Report Faults::translated(Report report) const {
  if (version_ == sitwell_protocol_version ||
      report.size() < sitwell_header_length + sitwell_crc_length)
    return report;
  report[0] = version_;
  const std::size_t covered = report.size() - sitwell_crc_length;
  sitwell_put16(report.data() + covered, sitwell_crc16(report.data(), covered));
  return report;
}

void Faults::clear() {
  for (Lane& way : lanes_) {
    way.stalled = false;
    way.overtaken.reset();
    way.burst.clear();
    way.ready.clear();
  }
}

void Faults::flip_a_bit(Report& report) {
  if (report.empty()) return;
  const std::uint64_t bit = random_.next() % (report.size() * 8);
  report[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
}

/// Readings of a far future, at a rate that no sensor has.
std::size_t Faults::forge_samples(Report& report) {
  SitwellSamples samples{.sequence = static_cast<std::uint32_t>(random_.next()),
                         .first_us = std::numeric_limits<std::uint64_t>::max() - 5,
                         .interval_ns = static_cast<std::uint32_t>(random_.next() % 3),
                         .log_end = static_cast<std::uint32_t>(random_.next()),
                         .count = sitwell_samples_max,
                         .samples = {}};
  for (SitwellSample& sample : samples.samples)
    for (std::int16_t& axis : sample.acceleration)
      axis = random_.chance(0.5) ? std::int16_t{32767} : std::int16_t{-32768};
  std::size_t length = 0;
  sitwell_encode_samples(&samples, report.data(), report.size(), &length);
  return length;
}

Report Faults::forged() {
  Report report(sitwell_report_max);
  for (std::uint8_t& byte : report) byte = static_cast<std::uint8_t>(random_.next());
  std::size_t length = random_.next() % (report.size() + 1);
  const auto sequence = static_cast<std::uint32_t>(random_.next());
  switch (random_.next() % 4) {
    case 0: break;  // noise
    case 1: {       // a sealed body of noise, of a kind that there is or is not
      const auto kind = static_cast<SitwellKind>(1 + random_.next() % 9);
      constexpr std::size_t most = sitwell_report_max - sitwell_header_length - sitwell_crc_length;
      length = sitwell_seal(report.data(), kind, sequence, std::min(length, most));
      break;
    }
    case 2: length = forge_samples(report); break;
    default: {  // right, but cut short
      const SitwellStatus status{.sequence = sequence, .device_us = random_.next()};
      sitwell_encode_status(&status, report.data(), report.size(), &length);
      length -= 1 + random_.next() % (length - 1);
    }
  }
  report.resize(length);
  return report;
}

}  // namespace sitwell
