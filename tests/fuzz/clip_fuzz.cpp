// A clip among people: requests of any kind, readings of any kind, a cable that comes and goes, and
// power that fails at any byte of flash. It answers with reports that decode or not at all; what
// it reads from its log is in order, nothing twice, and each epoch the one that was logged.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <tuple>
#include <vector>

#include "firmware-protocol/clip/clip.h"
#include "firmware-protocol/clock.h"

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

/// What the fuzzer wants to happen, byte by byte; zeros once it is at its end.
struct Wishes {
  const std::uint8_t* data;
  std::size_t size;
  std::uint8_t next() {
    if (size == 0) return 0;
    --size;
    return *data++;
  }
  std::uint32_t next32() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | next();
    return value;
  }
};

constexpr std::uint32_t sector_size = 512, sectors = 4;

struct Board {
  std::vector<std::uint8_t> flash = std::vector<std::uint8_t>(sectors * sector_size, 0xff);
  std::uint32_t power_left = ~0U;  ///< bytes of flash that can still be changed
  std::uint64_t now_us = 0;
  std::vector<SitwellSample> fifo;
  std::uint32_t lost = 0;
  SitwellBattery battery{3900, 80, false};
  bool usb_busy = false;
  /// (boot, position) -> device time, of every epoch ever read.
  std::map<std::tuple<std::uint32_t, std::uint32_t>, std::uint64_t> read;
  std::uint32_t log_sequence = 0, next_position = 0;

  bool change(std::uint32_t address, std::uint8_t value) {
    if (power_left == 0) return false;
    if (power_left != ~0U) --power_left;
    flash.at(address) = value;
    return true;
  }
};

Board& board(void* context) { return *static_cast<Board*>(context); }

bool read_flash(void* self, std::uint32_t address, std::uint8_t* bytes, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes[i] = board(self).flash.at(address + i);
  return board(self).power_left > 0;
}

bool write_flash(void* self, std::uint32_t address, const std::uint8_t* bytes, std::size_t size) {
  demand(address / sector_size == (address + size - 1) / sector_size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint8_t was = board(self).flash.at(address + i);
    if (!board(self).change(address + i, was & bytes[i])) return false;
  }
  return true;
}

bool erase_flash(void* self, std::uint32_t address) {
  demand(address % sector_size == 0);
  for (std::uint32_t i = 0; i < sector_size; ++i)
    if (!board(self).change(address + i, 0xff)) return false;
  return true;
}

int read_fifo(void* self, SitwellSample* readings, std::size_t capacity, std::uint64_t* last_us) {
  auto& fifo = board(self).fifo;
  std::size_t count = 0;
  for (; count < capacity && count < fifo.size(); ++count) readings[count] = fifo[count];
  fifo.erase(fifo.begin(), fifo.begin() + static_cast<std::ptrdiff_t>(count));
  *last_us = board(self).now_us - fifo.size() * 10'000;
  return static_cast<int>(count);
}

void judge_epochs(Board& b, const SitwellReport& report) {
  SitwellEpochs epochs;
  demand(sitwell_decode_epochs(&report, &epochs) == sitwell_ok);
  demand(epochs.sequence == b.log_sequence++);
  if (epochs.sequence == 0) b.next_position = 0;
  demand(epochs.position >= b.next_position);
  b.next_position = epochs.position + epochs.count;
  for (std::uint32_t i = 0; i < epochs.count; ++i) {
    const auto [found, fresh] = b.read.try_emplace({epochs.boot_id, epochs.position + i},
                                                   epochs.first_us + i * 1'000'000ULL);
    demand(fresh || found->second == epochs.first_us + i * 1'000'000ULL);
  }
}

bool usb_send(void* self, std::uint8_t endpoint, const std::uint8_t* bytes, std::size_t size) {
  Board& b = board(self);
  if (b.usb_busy) return false;
  SitwellReport report;
  demand(sitwell_open(bytes, size, &report) == sitwell_ok);
  SitwellSamples samples;
  SitwellStatus status;
  if (endpoint == sitwell_usb_log_endpoint)
    judge_epochs(b, report);
  else
    demand(sitwell_decode_samples(&report, &samples) == sitwell_ok ||
           sitwell_decode_status(&report, &status) == sitwell_ok);
  return true;
}

SitwellHardware hardware_of(Board& b) {
  SitwellHardware hardware{};
  hardware.context = &b;
  hardware.now_us = [](void* self) { return board(self).now_us; };
  hardware.read_fifo = read_fifo;
  hardware.fifo_lost = [](void* self) { return board(self).lost; };
  hardware.flash = {.context = &b,
                    .size = sectors * sector_size,
                    .sector_size = sector_size,
                    .read = read_flash,
                    .write = write_flash,
                    .erase = erase_flash};
  hardware.usb_send = usb_send;
  hardware.battery = [](void* self) { return board(self).battery; };
  hardware.temperature_cdegc = [](void*) { return std::int16_t{0}; };
  hardware.set_power = [](void*, SitwellPower) {};
  return hardware;
}

struct Bench {
  Wishes wishes;
  Board b;
  SitwellHardware hardware = hardware_of(b);
  SitwellClip clip{};
  std::uint32_t boot_id = 0, end = 0;

  void restart() {
    b.now_us = 0;
    b.fifo.clear();
    b.power_left = ~0U;
    const SitwellIdentity identity{.serial = "FUZZ",
                                   .nominal_rate_hz = 100,
                                   .acceleration_ng_per_lsb = 122'000,
                                   .turn_ndps_per_lsb = 35'000'000};
    sitwell_clip_start(&clip, &hardware, &identity);
    demand(clip.identity.boot_id > boot_id);
    demand(clip.log.end.position >= end);
    boot_id = clip.identity.boot_id;
  }

  void readings() {
    const int count = wishes.next();
    SitwellSample reading{};
    for (int axis = 0; axis < 3; ++axis) {
      reading.acceleration[axis] = static_cast<std::int16_t>(wishes.next() << 8);
      reading.turn_rate[axis] = static_cast<std::int16_t>(wishes.next() << 8);
    }
    for (int i = 0; i < count; ++i) {
      b.now_us += 10'000;
      b.fifo.push_back(reading);
    }
  }

  void control(bool sensible) {
    std::uint8_t reply[sitwell_report_max];
    std::vector<std::uint8_t> data(sensible ? sitwell_clock_length : wishes.next());
    const std::uint8_t request = sensible ? 1 + wishes.next() % 9 : wishes.next();
    const bool in = sensible ? request < 3 || request == 4 || request == 6 : wishes.next() & 1;
    const auto type =
        static_cast<std::uint8_t>(in ? sitwell_usb_request_in : sitwell_usb_request_out);
    std::size_t length = 0;
    if (sensible && request == sitwell_request_set_clock) {
      const SitwellClock clock{clip.identity.boot_id, b.now_us, wishes.next32()};
      sitwell_encode_clock(&clock, data.data(), data.size(), &length);
    } else if (sensible && !in && request > 6 && request < 9) {
      const SitwellLogPosition to{clip.identity.boot_id, wishes.next32() % (end + 2)};
      sitwell_encode_log_position(&to, data.data(), data.size(), &length);
    } else if (!sensible) {
      length = data.size();
      for (auto& byte : data) byte = wishes.next();
    }
    const int answer =
        sitwell_clip_control(&clip, type, request, wishes.next() % 18, data.data(), length, reply);
    if (clip.reader.reading && clip.reader.sequence == 0) b.log_sequence = 0;
    demand(answer == sitwell_stall || (answer >= 0 && answer <= sitwell_report_max));
    SitwellReport report;
    if (in && answer != sitwell_stall)
      demand(sitwell_open(reply, static_cast<std::size_t>(answer), &report) == sitwell_ok);
  }

  void act() {
    switch (wishes.next() % 12) {
      case 0: sitwell_clip_attach(&clip, wishes.next() & 1); break;
      case 1: control(false); break;
      case 2:
      case 3: control(true); break;
      case 4: b.usb_busy = wishes.next() & 1; break;
      case 5: b.battery = {3000, wishes.next(), (wishes.next() & 1) != 0}; break;
      case 6: b.now_us += wishes.next32() % 100'000'000; break;
      case 7: b.lost += wishes.next(); break;
      case 8: sitwell_clip_wake(&clip); break;
      case 9:
        if (wishes.next() % 8 == 0) b.power_left = wishes.next32() % 2'000;
        break;
      default: readings();
    }
  }

  void run() {
    restart();
    while (wishes.size > 0) {
      act();
      sitwell_clip_run(&clip);
      demand(clip.log.end.position >= end);
      end = clip.log.end.position;
      demand(sitwell_log_begin(&clip.log) <= end);
      if (b.power_left == 0) restart();
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bench bench{.wishes = {data, size}};
  bench.run();
  return 0;
}
