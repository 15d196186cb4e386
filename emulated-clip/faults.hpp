// What goes wrong between a clip and its computer, on demand: reports lost, doubled, swapped,
// damaged or forged, endpoints that stall, wait or fail. Knows reports, not USB.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "recordings/random.hpp"

namespace sitwell {

using Report = std::vector<std::uint8_t>;

/// What befalls the next reports of an endpoint, so many of them.
enum class ReportFault : std::uint8_t {
  drop,
  duplicate,  ///< sent twice
  reorder,    ///< each changes places with the one after it
  corrupt,    ///< one bit is flipped
  burst,      ///< held back until there are so many, then sent at once
};
inline constexpr std::size_t report_faults = 5;

class Faults {
 public:
  explicit Faults(std::uint64_t seed = 1) : random_(seed) {}

  // What to do. Endpoints are 0x81 and 0x82; errors can befall endpoint 0 too.
  void befall(std::uint8_t endpoint, ReportFault fault, std::uint32_t count);
  /// Sends so many reports that no clip makes: noise, wrong lengths, absurd values sealed well.
  void forge(std::uint8_t endpoint, std::uint32_t count);
  void set_stalled(std::uint8_t endpoint, bool stalled) { lane(endpoint).stalled = stalled; }
  /// While held, transfers wait as if every packet were NAKed.
  void set_held(bool held) { held_ = held; }
  /// While silent, live reports vanish.
  void set_silent(bool silent) { silent_ = silent; }
  /// The next transfers end with this errno (positive).
  void fail(std::uint8_t endpoint, int error, std::uint32_t count);
  /// Reports claim this protocol version, with a right CRC.
  void set_version(std::uint8_t version) { version_ = version; }

  // What is asked by whoever carries the reports.
  void pass(std::uint8_t endpoint, Report report);
  /// The next report to send; nothing where none is ready.
  std::optional<Report> next(std::uint8_t endpoint);
  /// The errno the next transfer ends with; 0: none.
  int take_error(std::uint8_t endpoint);
  [[nodiscard]] bool stalled(std::uint8_t endpoint) { return lane(endpoint).stalled; }
  [[nodiscard]] bool held() const { return held_; }
  [[nodiscard]] std::uint8_t version() const { return version_; }
  /// A report with the version put in.
  [[nodiscard]] Report translated(Report report) const;
  /// The cable was pulled: what was under way is gone. What was asked for remains.
  void clear();

  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
  struct Lane {
    std::array<std::uint32_t, report_faults> left{};
    bool stalled = false;
    int error = 0;
    std::uint32_t errors_left = 0;
    std::optional<Report> overtaken;  ///< waits for the one after it
    std::deque<Report> burst;
    std::deque<Report> ready;
  };

  Lane& lane(std::uint8_t endpoint) { return lanes_[endpoint & 3U]; }
  static bool use(Lane& lane, ReportFault fault);
  void flip_a_bit(Report& report);
  void send(Lane& lane, Report report);
  Report forged();
  std::size_t forge_samples(Report& report);

  std::array<Lane, 4> lanes_;
  Random random_;
  bool held_ = false;
  bool silent_ = false;
  std::uint8_t version_ = 1;
  std::uint64_t dropped_ = 0;
};

}  // namespace sitwell
