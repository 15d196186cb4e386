// What a clip tells, live and from its log, made into one stream of inputs in order of time, each
// second of wear in it once. One a connection; what must outlive that is in the clip's memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daemon/clip/clip_registry.hpp"
#include "daemon/clip/conversation.hpp"
#include "daemon/clip/device_clock.hpp"
#include "daemon/clip/samples.hpp"
#include "firmware-protocol/clock.h"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"

namespace sitwell::daemon {

struct IntakeSettings {
  DeviceClockSettings clock;
  /// A gap in live readings from which on the log is asked: the tracker bridges shorter ones.
  Duration live_gap = std::chrono::seconds{1};
  /// Live readings that wait for the log. A day of log takes some ten seconds; what waits for
  /// longer is dropped, for the log has it too.
  Duration held_at_most = std::chrono::seconds{60};
  /// Where the log's end and the first live reading are this many readings apart, they touch.
  double touching = 1.5;
  /// The log's next epoch is complete within a second; a log that has none after three is stuck.
  Duration next_epoch_within = std::chrono::seconds{3};
  /// A log that says nothing for so long while it is read is asked again from where it was...
  Duration log_silent = std::chrono::seconds{1};
  /// ...not counting the time that asking for it may take...
  Duration read_request = std::chrono::seconds{3};
  /// ...so often, and then given up: three seconds without live readings are what that may cost.
  int log_tries = 3;
  /// A reading dated this much later than its arrival, or arriving so much later than its date for
  /// this long, means that the clip's clock was set. What is late for a moment waited for us.
  Duration clock_off = std::chrono::milliseconds{500};
  Duration late_for = std::chrono::seconds{3};
  /// So many reports in a row that cannot be true: it is asked anew who it is. A second's worth.
  int wrong_in_a_row = 8;
};

/// What became of a report of readings.
enum class Intaken : std::uint8_t {
  good,
  repeated,   ///< not later than the one before: left out
  senseless,  ///< cannot be true: left out
  astray,     ///< nothing has been true for so long that the clip must be asked anew who it is
};

class Intake {
 public:
  Intake(ClipMemory& memory, const SitwellIdentity& identity, const IntakeSettings& settings);

  /// The clip's clock, read between two moments.
  void clock_read(const SitwellClock& clock, Instant asked, Instant answered);
  /// The log is to be read before anything live is fed; not for a clip without one.
  void read_log(const SitwellLogExtent& extent, Instant now);

  Intaken live(const SitwellSamples& samples, Instant now, LinkActions& actions);
  void logged(const SitwellEpochs& epochs, Instant now, const UtcAnchor& utc, LinkActions& actions);

  /// The log should be read from this position; said once each time.
  std::optional<std::uint32_t> take_wanted_read(Instant now);
  /// The clip has said that it will; also: do not hold it against the log that we were stopped.
  void read_started(Instant now);
  /// It cannot be: live readings go on without.
  void give_up_log(LinkActions& actions);
  /// The transfer broke off: it is read again from there, or given up.
  void log_broke_off(LinkActions& actions);
  /// The clip is gone: closes what is open at the last thing fed.
  void lose(LinkActions& actions);

  /// Live readings wait for the log.
  [[nodiscard]] bool reading() const { return phase_ != Phase::live; }
  [[nodiscard]] std::optional<Instant> deadline() const;
  void wake(Instant now, LinkActions& actions);

  [[nodiscard]] const DeviceClock& clock() const { return clock_; }
  /// Reports that were lost on the way, by their numbers.
  [[nodiscard]] std::uint64_t lost_reports() const { return lost_reports_; }
  void stream_restarted() { sequence_.reset(); }
  /// A live report that has no readings had this number.
  void passed(std::uint32_t sequence) { sequence_ = sequence; }

 private:
  enum class Phase : std::uint8_t {
    live,     ///< readings are fed as they come
    asking,   ///< READ_LOG is to be sent
    reading,  ///< epochs are coming
    waiting,  ///< for the log's next epoch to be complete, which reaches to the first live reading
  };

  [[nodiscard]] Intaken check(const SitwellSamples& samples, Instant now);
  [[nodiscard]] bool log_end_plausible(std::uint32_t log_end, Instant now) const;
  [[nodiscard]] bool gap_before(const SitwellSamples& samples) const;
  [[nodiscard]] bool known_until(std::int64_t device_us) const;
  void hold(const SitwellSamples& samples);
  void try_seam(LinkActions& actions);
  void feed_held(LinkActions& actions);
  void feed(const SitwellSamples& samples, LinkActions& actions);
  void fill_gap();
  void take_epoch(const SitwellEpochs& epochs, std::int64_t begin_us, const SitwellEpoch& logged,
                  Instant now, const UtcAnchor& utc, LinkActions& actions);
  void begin_backlog(Instant from, LinkActions& actions);
  void end_backlog(bool complete, LinkActions& actions);
  void say_left_out(LinkActions& actions);

  ClipMemory& memory_;
  IntakeSettings settings_;
  std::uint32_t boot_id_;
  BodySite site_;
  Scale scale_;
  DeviceClock clock_;

  Phase phase_ = Phase::live;
  bool has_log_;                ///< one that can be read
  std::uint32_t position_ = 0;  ///< the next epoch to come from the log
  std::uint32_t log_sequence_ = 0;
  Instant progress_{};  ///< when the log last said something
  int tries_ = 0;
  std::uint64_t undated_ = 0;

  std::uint32_t log_end_ = 0;  ///< as the last samples said
  std::uint32_t extent_end_ = 0;
  Instant extent_at_{};

  std::vector<SitwellSamples> held_;
  std::optional<std::int64_t> last_us_;  ///< the last reading that was accepted
  std::optional<std::uint32_t> sequence_;
  std::uint64_t lost_reports_ = 0;
  int wrong_in_a_row_ = 0;
  std::optional<Instant> late_since_;

  bool announced_ = false;      ///< BacklogBegins was said, BacklogEnds is to come
  bool any_announced_ = false;  ///< ...in this connection
  bool open_ = false;           ///< something was fed that ClipLost must close
};

}  // namespace sitwell::daemon
