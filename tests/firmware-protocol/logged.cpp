#include "logged.hpp"

#include <stdexcept>

namespace sitwell {

SitwellEpoch numbered_epoch(std::uint32_t number) {
  SitwellEpoch epoch{};
  epoch.up[0][0] = epoch.up[1][2] = static_cast<std::int16_t>(number % 2048);
  epoch.vertical_sd = static_cast<std::uint8_t>(number);
  epoch.total_sd = static_cast<std::uint8_t>(number >> 8);
  epoch.impact = static_cast<std::uint8_t>(number >> 16);
  epoch.swing = static_cast<std::uint8_t>(number >> 24);
  epoch.moment[0] = -1;
  return epoch;
}

std::uint32_t number_of(const SitwellEpoch& epoch) {
  const std::uint32_t number = epoch.vertical_sd | std::uint32_t{epoch.total_sd} << 8 |
                               std::uint32_t{epoch.impact} << 16 | std::uint32_t{epoch.swing} << 24;
  if (epoch.up[0][0] != static_cast<std::int16_t>(number % 2048) || epoch.moment[0] != -1)
    throw std::runtime_error("not an epoch that was logged");
  return number;
}

std::vector<Logged> read_log(const SitwellFlashLog& log, std::uint32_t from) {
  std::vector<Logged> found;
  SitwellLogPlace place{};
  SitwellEpochs report{};
  sitwell_log_seek(&log, from, &place);
  for (;;) {
    sitwell_log_read(&log, &place, &report);
    if (report.epoch_ms != 1000) throw std::runtime_error("epochs of another length");
    if (report.count == 0) break;
    for (std::uint32_t i = 0; i < report.count; ++i)
      found.push_back({.position = report.position + i,
                       .number = number_of(report.epochs[i]),
                       .boot_id = report.boot_id,
                       .begin_us = report.first_us + i * 1'000'000ULL,
                       .sync_device_us = report.sync_device_us,
                       .sync_utc_us = report.sync_utc_us});
    if (found.size() > 1'000'000) throw std::runtime_error("a log without an end");
  }
  if (report.position != log.end.position) throw std::runtime_error("an end that is not the end");
  return found;
}

TrueLog::TrueLog(RamFlash& flash) : flash_(&flash) { restart(); }

void TrueLog::restart() {
  sitwell_log_start(&log, &flash_->flash(), 0);
  sync_device_us_ = sync_utc_us_ = 0;
}

void TrueLog::move_to(RamFlash& copy) {
  flash_ = &copy;
  log.flash = &copy.flash();
}

bool TrueLog::append(std::uint64_t begin_us) {
  const SitwellEpoch epoch = numbered_epoch(++number_);
  const std::uint32_t position = log.end.position;
  if (!sitwell_log_append(&log, &epoch, begin_us)) return false;
  truth.push_back({.position = position,
                   .number = number_,
                   .boot_id = log.end.boot_id,
                   .begin_us = begin_us,
                   .sync_device_us = sync_device_us_,
                   .sync_utc_us = sync_utc_us_});
  return true;
}

void TrueLog::sync(std::uint64_t device_us, std::uint64_t utc_us) {
  sitwell_log_sync(&log, device_us, utc_us);
  sync_device_us_ = device_us;
  sync_utc_us_ = utc_us;
}

}  // namespace sitwell
