#include "board.hpp"

#include <stdexcept>

namespace sitwell {
namespace {

Board& board(void* context) { return *static_cast<Board*>(context); }

SitwellIdentity board_identity() {
  return {.serial = "SW-000123",
          .imu = "LSM6DSO",
          .firmware_version = {1, 0, 0},
          .body_site = sitwell_site_thigh,
          .nominal_rate_hz = 100,
          .acceleration_range_mg = 4000,
          .turn_range_dps = 1000,
          .acceleration_ng_per_lsb = 122'000,
          .turn_ndps_per_lsb = 35'000'000};
}

/// A little of this and that, the same every time.
std::int16_t noise(std::uint64_t at_us, unsigned axis, int most) {
  std::uint64_t x = at_us * 0x9e3779b97f4a7c15ULL + axis * 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 31;
  x *= 0x94d049bb133111ebULL;
  return static_cast<std::int16_t>(static_cast<int>(x >> 40) % (2 * most + 1) - most);
}

}  // namespace

Board::Board(std::uint32_t sectors) : feels(stirring), flash(sectors) {
  hardware_.context = this;
  hardware_.now_us = [](void* self) { return board(self).now_us; };
  hardware_.read_fifo = [](void* self, SitwellSample* readings, std::size_t capacity,
                           std::uint64_t* last_us) {
    return board(self).read_fifo(readings, capacity, last_us);
  };
  hardware_.fifo_lost = [](void* self) { return board(self).lost; };
  hardware_.flash = flash.flash();
  hardware_.usb_send = [](void* self, std::uint8_t endpoint, const std::uint8_t* bytes,
                          std::size_t size) { return board(self).send(endpoint, bytes, size); };
  hardware_.battery = [](void* self) { return board(self).battery; };
  hardware_.temperature_cdegc = [](void*) { return std::int16_t{3150}; };
  hardware_.set_power = [](void* self, SitwellPower wanted) { board(self).power = wanted; };
  restart();
}

void Board::restart() {
  now_us = 0;
  next_us_ = interval_us;
  fifo_.clear();
  live_.clear();
  log_.clear();
  lost = 0;
  const SitwellIdentity identity = board_identity();
  sitwell_clip_start(&clip, &hardware_, &identity);
}

void Board::put(std::uint64_t at_us, const SitwellSample& reading) {
  now_us = at_us;
  if (power == sitwell_power_awake) fifo_.emplace_back(at_us, reading);
  if (static_cast<int>(fifo_.size()) >= batch || power == sitwell_power_asleep)
    sitwell_clip_run(&clip);
}

void Board::pass(double seconds) {
  const auto until_us = now_us + static_cast<std::uint64_t>(seconds * 1e6);
  for (; next_us_ <= static_cast<double>(until_us); next_us_ += interval_us) {
    const auto at_us = static_cast<std::uint64_t>(next_us_);
    put(at_us, feels(at_us));
  }
  now_us = until_us;
}

int Board::read_fifo(SitwellSample* readings, std::size_t capacity, std::uint64_t* last_us) {
  if (imu_broken) {
    fifo_.clear();
    return -1;
  }
  int count = 0;
  for (; !fifo_.empty() && count < static_cast<int>(capacity); ++count) {
    *last_us = fifo_.front().first;
    readings[count] = fifo_.front().second;
    fifo_.pop_front();
  }
  return count;
}

bool Board::send(std::uint8_t endpoint, const std::uint8_t* bytes, std::size_t size) {
  if (endpoint == sitwell_usb_live_endpoint && live_blocked) return false;
  (endpoint == sitwell_usb_live_endpoint ? live_ : log_).emplace_back(bytes, bytes + size);
  return true;
}

std::optional<Board::Bytes> Board::ask(SitwellRequest request) {
  Bytes reply(sitwell_report_max);
  const int length =
      sitwell_clip_control(&clip, sitwell_usb_request_in, static_cast<std::uint8_t>(request), 0,
                           nullptr, 0, reply.data());
  if (length < 0) return {};
  reply.resize(static_cast<std::size_t>(length));
  return reply;
}

bool Board::tell(SitwellRequest request, std::uint16_t value, const Bytes& data) {
  Bytes reply(sitwell_report_max);
  return sitwell_clip_control(&clip, sitwell_usb_request_out, static_cast<std::uint8_t>(request),
                              value, data.data(), data.size(), reply.data()) == 0;
}

bool Board::tell_position(SitwellRequest request, std::uint32_t position,
                          std::optional<std::uint32_t> boot_id) {
  const SitwellLogPosition to{.boot_id = boot_id.value_or(clip.identity.boot_id),
                              .position = position};
  Bytes bytes(sitwell_log_position_length);
  std::size_t length = 0;
  sitwell_encode_log_position(&to, bytes.data(), bytes.size(), &length);
  return tell(request, 0, bytes);
}

SitwellReport opened(const std::vector<std::uint8_t>& bytes) {
  SitwellReport report{};
  if (const auto error = sitwell_open(bytes.data(), bytes.size(), &report); error != sitwell_ok)
    throw std::runtime_error(sitwell_explain(error));
  return report;
}

namespace {

template <class Value, class Decode>
Value decoded(const std::vector<std::uint8_t>& bytes, Decode decode) {
  Value value{};
  const SitwellReport report = opened(bytes);
  if (const auto error = decode(&report, &value); error != sitwell_ok)
    throw std::runtime_error(sitwell_explain(error));
  return value;
}

}  // namespace

SitwellStatus Board::status() {
  return decoded<SitwellStatus>(ask(sitwell_request_get_status).value(), sitwell_decode_status);
}

SitwellLogExtent Board::extent() {
  return decoded<SitwellLogExtent>(ask(sitwell_request_get_log).value(), sitwell_decode_log_extent);
}

std::vector<SitwellEpochs> Board::read_log(std::uint32_t from) {
  log_.clear();
  if (!clip.attached) sitwell_clip_attach(&clip, true);
  if (!tell_position(sitwell_request_read_log, from)) throw std::runtime_error("stalled");
  std::vector<SitwellEpochs> reports;
  for (int i = 0; i < 10'000; ++i) {
    sitwell_clip_run(&clip);
    for (const Bytes& bytes : log_)
      reports.push_back(decoded<SitwellEpochs>(bytes, sitwell_decode_epochs));
    log_.clear();
    if (!reports.empty() && reports.back().count == 0) return reports;
  }
  throw std::runtime_error("a log without an end");
}

std::vector<SitwellSamples> Board::samples() {
  std::vector<SitwellSamples> all;
  for (const Bytes& bytes : live_)
    if (opened(bytes).kind == sitwell_kind_samples)
      all.push_back(decoded<SitwellSamples>(bytes, sitwell_decode_samples));
  live_.clear();
  return all;
}

std::vector<SitwellStatus> Board::statuses() {
  std::vector<SitwellStatus> all;
  for (const Bytes& bytes : live_)
    if (opened(bytes).kind == sitwell_kind_status)
      all.push_back(decoded<SitwellStatus>(bytes, sitwell_decode_status));
  live_.clear();
  return all;
}

SitwellSample stirring(std::uint64_t at_us) {
  return {
      .acceleration = {static_cast<std::int16_t>(2500 + noise(at_us, 0, 150)), noise(at_us, 1, 150),
                       static_cast<std::int16_t>(7805 + noise(at_us, 2, 150))},
      .turn_rate = {noise(at_us, 3, 30), noise(at_us, 4, 30), noise(at_us, 5, 30)}};
}

SitwellSample lying_flat(std::uint64_t at_us) {
  return {.acceleration = {noise(at_us, 0, 20), noise(at_us, 1, 20),
                           static_cast<std::int16_t>(8197 + noise(at_us, 2, 20))},
          .turn_rate = {noise(at_us, 3, 2), noise(at_us, 4, 2), noise(at_us, 5, 2)}};
}

}  // namespace sitwell
