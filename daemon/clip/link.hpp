// One attached clip as a conversation: what happened goes in, what is to be done comes out. It does
// no I/O and cannot ask the time, so a test can fail every step of it once. Its driver moves
// events and actions between it, a ClipPort, a timer and the engine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "daemon/clip/clip_registry.hpp"
#include "daemon/clip/conversation.hpp"
#include "daemon/clip/intake.hpp"
#include "daemon/clip/link_settings.hpp"
#include "daemon/clip/requests.hpp"
#include "firmware-protocol/clock.h"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"

namespace sitwell::daemon {

enum class LinkState : std::uint8_t {
  absent,       ///< not on the bus, or taken leave of
  opening,      ///< being opened
  identifying,  ///< asked who it is, what its clock says, how far its log reaches
  draining,     ///< its log is being read; live readings wait
  streaming,    ///< live
  backing_off,  ///< something went wrong; tried again at the deadline
  refused,      ///< another protocol, or another clip at its place on the body: left alone
};
std::string_view name_of(LinkState state);

/// Reports on the live endpoint since the clip arrived.
struct LinkCounts {
  std::uint64_t taken = 0;
  std::uint64_t left_out = 0;  ///< damaged, repeated or senseless
};

class Link {
 public:
  /// The registry remembers clips for as long as the program runs, and outlives the link.
  Link(ClipRegistry& registry, const LinkSettings& settings = {});

  /// Takes one event at boot time `now`, which never goes back; appends what is to be done.
  void on(const LinkEvent& event, Instant now, const UtcAnchor& utc, LinkActions& actions);
  /// When Woken is due.
  [[nodiscard]] std::optional<Instant> deadline() const;
  [[nodiscard]] LinkState state() const { return state_; }
  /// Once the clip has said who it is; kept until the next arrival.
  [[nodiscard]] const std::optional<SitwellIdentity>& identity() const { return identity_; }
  /// Empty until then.
  [[nodiscard]] const std::string& serial() const { return serial_; }
  /// As the clip last said.
  [[nodiscard]] const std::optional<SitwellStatus>& status() const { return status_; }
  [[nodiscard]] const LinkCounts& counts() const { return counts_; }

 private:
  /// What one event is answered with.
  struct Turn {
    Instant now;
    const UtcAnchor& utc;
    LinkActions& actions;
    void say(Severity severity, std::string text) const {
      actions.emplace_back(Say{severity, std::move(text)});
    }
  };
  enum class Port : std::uint8_t { shut, opening, open, closing };

  void take(const Arrived& arrived, Turn& turn);
  void take(const Left& left, Turn& turn);
  void take(const Opened& opened, Turn& turn);
  void take(const Controlled& controlled, Turn& turn);
  void take(const Received& received, Turn& turn);
  void take(const Closed& closed, Turn& turn);
  void take(const Woken& woken, Turn& turn);
  void take(const Settled& settled, Turn& turn);
  void take(const Watched& watched, Turn& turn);
  void take(const Stopped& stopped, Turn& turn);

  // link.cpp: how it comes and goes
  void open(Turn& turn);
  void identify();
  void lose(Turn& turn);
  void leave_port(bool reset, Turn& turn);
  void back_off(const std::string& why, Turn& turn);
  void gone(Turn& turn);
  void refuse(const std::string& why, Turn& turn);
  void await_place(const std::string& other, Turn& turn);
  void complain(const std::string& text, Turn& turn);
  void move_on(Turn& turn);
  void say_live(Turn& turn);
  void forgive_pause(Turn& turn);
  [[nodiscard]] bool talking() const;
  [[nodiscard]] std::string name() const;

  // link_control.cpp: requests and their answers
  void send_requests(Turn& turn);
  [[nodiscard]] ControlPort control(SitwellRequest request) const;
  [[nodiscard]] bool take_reply(SitwellRequest request, std::span<const std::uint8_t> reply,
                                Turn& turn);
  [[nodiscard]] bool take_identity(std::span<const std::uint8_t> reply, Turn& turn);
  [[nodiscard]] bool take_clock(const SitwellReport& report, Turn& turn);
  [[nodiscard]] bool take_extent(const SitwellReport& report, Turn& turn);
  void request_failed(SitwellRequest request, Turn& turn);
  void take_status(const SitwellStatus& status, Turn& turn);
  void acknowledge(Turn& turn);

  // link_stream.cpp: reports on the endpoints, and their absence
  void take_live(const SitwellReport& report, Turn& turn);
  void take_log(const SitwellReport& report, Turn& turn);
  void left_out(Turn& turn);
  void astray(Turn& turn);
  void endpoint_failed(Endpoint endpoint, Turn& turn);
  void watch_silence(Turn& turn);
  [[nodiscard]] Instant silence_due() const;

  ClipRegistry* registry_;
  LinkSettings settings_;
  int holder_;

  LinkState state_ = LinkState::absent;
  Port port_ = Port::shut;
  bool attached_ = false;
  bool stopping_ = false;
  bool watched_ = false;
  Instant arrived_{};
  Instant due_{};       ///< of opening, backing_off, refused, absent; of stopping
  bool waits_ = false;  ///< refused only until its place on the body is free
  std::size_t attempt_ = 0;
  bool asked_anew_ = false;  ///< who it is, since the last good minute
  Instant good_since_{};     ///< streaming since
  std::string complained_;
  bool said_live_ = false;

  std::string serial_;
  std::optional<SitwellIdentity> identity_;
  std::optional<SitwellStatus> status_;
  ClipMemory* memory_ = nullptr;
  std::optional<Intake> intake_;
  Requests requests_;
  std::uint32_t read_position_ = 0;
  std::optional<std::uint32_t> erase_position_;
  SitwellClock clock_{};  ///< as last read, with the UTC then
  Instant clock_due_{};
  Instant settled_{};
  Instant acknowledge_due_{};

  Instant heard_{};  ///< the last live report
  bool asked_status_ = false;
  std::array<int, 2> failures_{};  ///< of the endpoints, in a row
  LinkCounts counts_;
  std::uint64_t left_out_unsaid_ = 0;
  std::optional<Instant> left_out_said_;
};

}  // namespace sitwell::daemon
