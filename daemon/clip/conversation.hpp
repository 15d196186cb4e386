// What a link is told and what it asks for: the whole vocabulary between it and its driver.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/input.hpp"
#include "daemon/clip/port.hpp"

namespace sitwell::daemon {

// ---- what happens to it ----

struct Arrived {};
struct Left {};
struct Opened {
  OpenResult result = OpenResult::failed;
  std::string detail;
};
struct Controlled {
  SitwellRequest request{};
  TransferStatus status{};
  std::span<const std::uint8_t> reply;
};
struct Received {
  Endpoint endpoint{};
  TransferStatus status{};
  std::span<const std::uint8_t> bytes;
};
struct Closed {};
/// The deadline has come.
struct Woken {};
/// The history holds all that was fed before `until`, and the tracker will not revise it.
struct Settled {
  Instant until{};
};
/// Somebody watches the angle, or nobody does any more: short batches.
struct Watched {
  bool watched = false;
};
/// The program is ending: leave the clip as it should be left.
struct Stopped {};
using LinkEvent = std::variant<Arrived, Left, Opened, Controlled, Received, Closed, Woken, Settled,
                               Watched, Stopped>;

// ---- what it wants done, in this order ----

struct OpenPort {};
struct ClosePort {};
struct ResetPort {};
struct ControlPort {
  SitwellRequest request{};
  std::uint16_t value = 0;
  std::vector<std::uint8_t> data;
};
struct ListenPort {
  Endpoint endpoint{};
};
/// What the clip knows of the time from this moment on is about to be fed. Said before anything of
/// a connection is fed, even where the log has nothing, and before every gap that is filled.
/// `first`: nothing of this clip was fed in this run, so what the history has of it from then on is
/// said anew.
struct BacklogBegins {
  Instant from{};
  bool first = false;
};
struct Feed {
  Input input;
};
/// `complete`: the log has been read to where live readings begin. Otherwise the clip was lost on
/// the way, or its log could not be read any further.
struct BacklogEnds {
  bool complete = true;
};
enum class Severity : std::uint8_t { debug, info, warning, error };
struct Say {
  Severity severity = Severity::info;
  std::string text;
};
using LinkAction = std::variant<OpenPort, ClosePort, ResetPort, ControlPort, ListenPort,
                                BacklogBegins, Feed, BacklogEnds, Say>;
using LinkActions = std::vector<LinkAction>;

/// Both clocks at one moment: for SET_CLOCK, and for what an earlier start of a clip logged.
struct UtcAnchor {
  Instant boot{};
  std::int64_t utc_us = 0;
};

}  // namespace sitwell::daemon
