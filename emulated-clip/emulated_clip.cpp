#include "emulated-clip/emulated_clip.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "emulated-clip/device_clock.hpp"
#include "emulated-clip/flash_chip.hpp"
#include "emulated-clip/sensor.hpp"
#include "firmware-protocol/clip/clip.h"
#include "firmware-protocol/report.h"

namespace sitwell {
namespace {

/// Readings in the FIFO that wake the processor while nobody listens: 0.16 s, which the core's
/// "twice a second" has room for. A stream wakes it for each of its reports.
constexpr std::size_t quiet_watermark = 16;
/// The core wants to run this often while awake, readings or not.
constexpr std::uint64_t longest_sleep_us = 500'000;

SitwellIdentity identity_of(const EmulatedClipSettings& settings) {
  SitwellIdentity identity{.imu = {'L', 'S', 'M', '6', 'D', 'S', 'O'},
                           .firmware_version = {1, 0, 0},
                           .body_site = settings.body_site,
                           .nominal_rate_hz = 100,
                           .acceleration_range_mg = emulated_acceleration_range_mg,
                           .turn_range_dps = emulated_turn_range_dps,
                           .acceleration_ng_per_lsb = emulated_acceleration_ng_per_lsb,
                           .turn_ndps_per_lsb = emulated_turn_ndps_per_lsb};
  settings.serial.copy(identity.serial, sizeof identity.serial);
  return identity;
}

}  // namespace

struct EmulatedClip::State {
  using Report = std::vector<std::uint8_t>;

  State(const EmulatedClipSettings& settings, std::unique_ptr<Imu> wearer)
      : sensor(std::move(wearer)),
        clock(settings.drift_ppm),
        flash(settings.flash, settings.flash_bytes),
        board(identity_of(settings)),
        hardware{
            .context = this,
            .now_us = [](void* me) { return of(me).clock.at(of(me).now_us); },
            .read_fifo =
                [](void* me, SitwellSample* readings, std::size_t capacity,
                   std::uint64_t* last_us) {
                  return static_cast<int>(of(me).sensor.take({readings, capacity}, *last_us));
                },
            .fifo_lost = [](void* me) { return of(me).sensor.lost(); },
            .flash = flash.wiring(),
            .usb_send =
                [](void* me, std::uint8_t endpoint, const std::uint8_t* bytes, std::size_t size) {
                  return of(me).send(endpoint, {bytes, size});
                },
            .battery = [](void* me) { return of(me).battery; },
            .temperature_cdegc = [](void*) -> std::int16_t { return 3150; },
            .set_power = [](void* me, SitwellPower wanted) { of(me).power = wanted; }} {
    start();
  }

  static State& of(void* me) { return *static_cast<State*>(me); }

  void start() {
    sensor.restart();
    sensor.set_watermark(quiet_watermark);
    for (auto& slot : slots) slot.reset();
    power = sitwell_power_awake;
    core = {};
    sitwell_clip_start(&core, &hardware, &board);
    run();
  }

  void run() {
    last_run_us = now_us;
    sitwell_clip_run(&core);
  }

  [[nodiscard]] std::uint64_t next_event() {
    const std::uint64_t by_itself = last_run_us + longest_sleep_us;
    return std::min(sensor.watermark_reached_us().value_or(by_itself), by_itself);
  }

  void sample() {
    if (sensor.read_until(now_us, clock, power == sitwell_power_asleep)) sitwell_clip_wake(&core);
  }

  void advance(std::uint64_t true_us) {
    for (std::uint64_t event = next_event(); event <= true_us; event = next_event()) {
      now_us = std::max(now_us, event);
      sample();
      run();
    }
    now_us = std::max(now_us, true_us);
    sample();
  }

  std::optional<Report>* slot(std::uint8_t endpoint) {
    if (endpoint == sitwell_usb_live_endpoint) return slots.data();
    return endpoint == sitwell_usb_log_endpoint ? &slots[1] : nullptr;
  }

  bool send(std::uint8_t endpoint, std::span<const std::uint8_t> bytes) {
    auto* const place = slot(endpoint);
    if (place == nullptr || place->has_value()) return false;
    place->emplace(bytes.begin(), bytes.end());
    return true;
  }

  Sensor sensor;
  DeviceClock clock;
  FlashChip flash;
  SitwellIdentity board;
  SitwellHardware hardware;
  SitwellClip core{};
  SitwellPower power = sitwell_power_awake;
  SitwellBattery battery{.millivolts = 3900, .percent = 80, .charging = false};
  std::uint64_t now_us = 0;
  std::uint64_t last_run_us = 0;
  std::array<std::optional<Report>, 2> slots;
};

EmulatedClip::EmulatedClip(const EmulatedClipSettings& settings, std::unique_ptr<Imu> imu)
    : state_(std::make_unique<State>(settings, std::move(imu))) {}
EmulatedClip::~EmulatedClip() = default;
EmulatedClip::EmulatedClip(EmulatedClip&&) noexcept = default;
EmulatedClip& EmulatedClip::operator=(EmulatedClip&&) noexcept = default;

void EmulatedClip::advance(std::uint64_t true_us) { state_->advance(true_us); }

std::uint64_t EmulatedClip::next_event_us() const { return state_->next_event(); }

void EmulatedClip::attach(bool attached) {
  for (auto& slot : state_->slots) slot.reset();
  state_->sensor.set_watermark(quiet_watermark);
  sitwell_clip_attach(&state_->core, attached);
  state_->run();
}

std::optional<std::vector<std::uint8_t>> EmulatedClip::control(std::uint8_t request_type,
                                                               std::uint8_t request,
                                                               std::uint16_t value,
                                                               std::span<const std::uint8_t> data) {
  std::vector<std::uint8_t> reply(sitwell_report_max);
  const int length = sitwell_clip_control(&state_->core, request_type, request, value, data.data(),
                                          data.size(), reply.data());
  if (length == sitwell_stall) return {};
  reply.resize(static_cast<std::size_t>(length));
  if (request == sitwell_request_set_stream)
    state_->sensor.set_watermark(value > 0 ? std::size_t{value} : quiet_watermark);
  state_->run();
  return reply;
}

std::optional<std::vector<std::uint8_t>> EmulatedClip::take(std::uint8_t endpoint) {
  auto* const slot = state_->slot(endpoint);
  if (slot == nullptr || !slot->has_value()) return {};
  auto report = std::exchange(*slot, std::nullopt);
  state_->run();  // the endpoint is free: what waits behind it moves up
  return report;
}

void EmulatedClip::reboot() {
  state_->clock.restart(state_->now_us);
  state_->start();
}

void EmulatedClip::jump_clock(std::int64_t device_us) {
  state_->clock.jump(state_->now_us, device_us);
}

void EmulatedClip::set_drift(double ppm) { state_->clock.set_drift(state_->now_us, ppm); }

void EmulatedClip::set_battery(std::uint8_t percent, bool charging) {
  // A lithium cell's 3.3 to 4.2 V, as if its curve were a line.
  const int millivolts = 3300 + 9 * std::min<int>(percent, 100);
  state_->battery = {.millivolts = static_cast<std::uint16_t>(millivolts),
                     .percent = percent,
                     .charging = charging};
}

void EmulatedClip::set_serial(const std::string& serial) {
  std::ranges::fill(state_->board.serial, '\0');
  serial.copy(state_->board.serial, sizeof state_->board.serial);
  reboot();
}

const SitwellIdentity& EmulatedClip::identity() const { return state_->core.identity; }

std::string EmulatedClip::serial() const {
  const auto& text = identity().serial;
  return {text, std::find(text, std::end(text), '\0')};
}

SitwellLogExtent EmulatedClip::log_extent() {
  std::array<std::uint8_t, sitwell_report_max> reply{};
  const int length = sitwell_clip_control(&state_->core, sitwell_usb_request_in,
                                          sitwell_request_get_log, 0, nullptr, 0, reply.data());
  SitwellReport report{};
  SitwellLogExtent extent{};
  if (length > 0 &&
      sitwell_open(reply.data(), static_cast<std::size_t>(length), &report) == sitwell_ok)
    sitwell_decode_log_extent(&report, &extent);
  return extent;
}

void EmulatedClip::fill_log() {
  SitwellFlashLog log{};
  sitwell_log_start(&log, &state_->hardware.flash, 0);
  const std::uint32_t overwritten = log.end.overwritten;
  SitwellEpoch still{};
  for (auto& half : still.up) half[2] = sitwell_up_one;
  const std::uint64_t most = 2ULL * sitwell_log_capacity(&log);
  for (std::uint64_t i = 0; i < most && log.end.overwritten == overwritten; ++i)
    sitwell_log_append(&log, &still, i * 1'000'000);
  reboot();
}

bool EmulatedClip::finished() const { return state_->sensor.finished(); }
std::uint64_t EmulatedClip::true_us() const { return state_->now_us; }
std::uint64_t EmulatedClip::device_us() const { return state_->clock.at(state_->now_us); }

void EmulatedClip::on_truth(std::function<void(std::uint64_t, Posture)> tell) {
  state_->sensor.on_truth(std::move(tell));
}

}  // namespace sitwell
