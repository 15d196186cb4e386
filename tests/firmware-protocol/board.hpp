// A clip on a bench: the clip core on a board whose sensor, clock, battery and cable the test
// holds.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "firmware-protocol/clip/clip.h"
#include "firmware-protocol/clock.h"
#include "ram_flash.hpp"

namespace sitwell {

class Board {
 public:
  using Bytes = std::vector<std::uint8_t>;
  /// What the sensor feels at a device time.
  using Feeling = std::function<SitwellSample(std::uint64_t)>;

  explicit Board(std::uint32_t sectors = 16);
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  /// Power off and on: the flash stays, time begins anew.
  void restart();
  /// Lets time pass; the clip runs `batch` readings at a time.
  void pass(double seconds);
  void put(std::uint64_t at_us, const SitwellSample& reading);

  /// An OUT or IN request; nothing: stalled.
  std::optional<Bytes> ask(SitwellRequest request);
  bool tell(SitwellRequest request, std::uint16_t value = 0, const Bytes& data = {});
  bool tell_position(SitwellRequest request, std::uint32_t position,
                     std::optional<std::uint32_t> boot_id = {});

  SitwellStatus status();
  SitwellLogExtent extent();
  /// Reads the log from a position to its end.
  std::vector<SitwellEpochs> read_log(std::uint32_t from);
  /// The batches and the statuses that have come, in order; forgets them.
  std::vector<SitwellSamples> samples();
  std::vector<SitwellStatus> statuses();

  // The test's hands.
  Feeling feels;
  double interval_us = 10'000;  ///< between readings
  int batch = 4;                ///< readings at which the FIFO calls
  SitwellBattery battery{.millivolts = 3900, .percent = 80, .charging = false};
  bool live_blocked = false;
  bool imu_broken = false;
  std::uint32_t lost = 0;
  SitwellPower power = sitwell_power_awake;
  std::uint64_t now_us = 0;
  RamFlash flash;
  SitwellClip clip{};

 private:
  int read_fifo(SitwellSample* readings, std::size_t capacity, std::uint64_t* last_us);
  bool send(std::uint8_t endpoint, const std::uint8_t* bytes, std::size_t size);

  SitwellHardware hardware_{};
  std::deque<std::pair<std::uint64_t, SitwellSample>> fifo_;
  double next_us_ = 0;
  std::vector<Bytes> live_, log_;
};

/// Opens a report; throws what is wrong with it.
SitwellReport opened(const std::vector<std::uint8_t>& bytes);

/// A thigh that sits and stirs a little.
SitwellSample stirring(std::uint64_t at_us);
/// A clip flat on a table.
SitwellSample lying_flat(std::uint64_t at_us);

}  // namespace sitwell
