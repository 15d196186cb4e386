// How a clip comes, goes, and is tried again.
#include "daemon/clip/link.hpp"

#include <algorithm>
#include <utility>

#include "daemon/clip/epochs.hpp"

namespace sitwell::daemon {

std::string_view name_of(LinkState state) {
  switch (state) {
    case LinkState::absent: return "absent";
    case LinkState::opening: return "opening";
    case LinkState::identifying: return "identifying";
    case LinkState::draining: return "draining";
    case LinkState::streaming: return "streaming";
    case LinkState::backing_off: return "backing off";
    case LinkState::refused: return "refused";
  }
  return "unknown";
}

Link::Link(ClipRegistry& registry, const LinkSettings& settings)
    : registry_(&registry), settings_(settings), holder_(registry.new_holder()) {}

void Link::on(const LinkEvent& event, Instant now, const UtcAnchor& utc, LinkActions& actions) {
  Turn turn{now, utc, actions};
  if (const auto due = deadline(); due && now - *due > settings_.paused) forgive_pause(turn);
  std::visit([&](const auto& each) { take(each, turn); }, event);
  move_on(turn);
}

bool Link::talking() const {
  return state_ == LinkState::draining || state_ == LinkState::streaming;
}

std::string Link::name() const { return serial_.empty() ? "the clip" : serial_; }

// ---- the port ----

void Link::take(const Arrived&, Turn& turn) {
  attached_ = true;
  if (state_ != LinkState::absent || stopping_) return;
  arrived_ = turn.now;
  identity_.reset();
  status_.reset();
  open(turn);
}

void Link::open(Turn& turn) {
  state_ = LinkState::opening;
  due_ = turn.now + settings_.port_limit;
  if (port_ != Port::shut) return;  // as soon as it is closed
  port_ = Port::opening;
  turn.actions.emplace_back(OpenPort{});
}

void Link::take(const Opened& opened, Turn& turn) {
  if (port_ != Port::opening) return;
  port_ = opened.result == OpenResult::opened ? Port::open : Port::shut;
  const std::string detail = opened.detail.empty() ? "" : " (" + opened.detail + ")";
  switch (opened.result) {
    case OpenResult::opened: return identify();
    case OpenResult::no_device: return gone(turn);
    case OpenResult::no_permission:
      // udev gives the permission a moment after the kernel has told of the device.
      if (turn.now - arrived_ < settings_.permission_comes_within) {
        state_ = LinkState::backing_off;
        due_ = turn.now + settings_.ask_permission_at_first;
        return;
      }
      back_off("no permission to use the clip" + detail +
                   "; its log is kept on it meanwhile: `sitwell doctor` says how to get it",
               turn);
      due_ = turn.now + settings_.ask_permission_every;
      return;
    case OpenResult::busy:
      return back_off("another program uses the clip" + detail +
                          "; its log is kept on it meanwhile: close that program",
                      turn);
    case OpenResult::failed:
      return back_off("the clip cannot be opened" + detail +
                          "; its log is kept on it, and it is tried again: `sitwell doctor` "
                          "looks for the cause",
                      turn);
  }
}

void Link::identify() {
  state_ = LinkState::identifying;
  failures_ = {};
  requests_.forget_waiting();
  requests_.ask(sitwell_request_get_identity);
}

void Link::take(const Closed&, Turn& turn) {
  const bool unasked = port_ == Port::open;
  port_ = Port::shut;
  requests_.clear();
  if (state_ == LinkState::opening) {
    open(turn);
  } else if (unasked && !stopping_) {
    back_off("the connection to " + name() + " was closed; it is opened again", turn);
  }
}

void Link::leave_port(bool reset, Turn& turn) {
  requests_.clear();
  if (port_ == Port::shut || port_ == Port::closing) return;
  if (reset && port_ == Port::open)
    turn.actions.emplace_back(ResetPort{});
  else
    turn.actions.emplace_back(ClosePort{});
  port_ = Port::closing;
}

// ---- what ends a conversation ----

void Link::lose(Turn& turn) {
  if (intake_) intake_->lose(turn.actions);
  if (said_live_)
    turn.say(Severity::info, serial_ + " is gone; what it measures meanwhile waits in its log");
  said_live_ = false;
  intake_.reset();
  registry_->release(holder_);
}

void Link::gone(Turn& turn) {
  leave_port(false, turn);
  lose(turn);
  state_ = LinkState::absent;
  due_ = turn.now + settings_.look_again_after;
}

void Link::take(const Left&, Turn& turn) {
  attached_ = false;
  gone(turn);
}

void Link::back_off(const std::string& why, Turn& turn) {
  leave_port(true, turn);
  lose(turn);
  state_ = LinkState::backing_off;
  due_ = turn.now + settings_.back_off[std::min(attempt_, settings_.back_off.size() - 1)];
  ++attempt_;
  complain(why, turn);
}

void Link::complain(const std::string& text, Turn& turn) {
  if (text == complained_) return;
  complained_ = text;
  turn.say(Severity::warning, text);
}

void Link::refuse(const std::string& why, Turn& turn) {
  leave_port(false, turn);
  lose(turn);
  state_ = LinkState::refused;
  waits_ = false;
  if (!why.empty()) complain(why, turn);
}

void Link::await_place(const std::string& other, Turn& turn) {
  const bool itself = other == serial_;  // plugged in elsewhere before it was seen to have left
  refuse(itself ? ""
                : serial_ + " waits, for " + other +
                      " is worn at the same place; its log is kept on it: unplug " + other +
                      " to use it",
         turn);
  waits_ = true;
  due_ = turn.now + settings_.look_for_place_every;
}

void Link::take(const Stopped&, Turn& turn) {
  stopping_ = true;
  const bool polite = talking() && port_ == Port::open;
  lose(turn);
  state_ = LinkState::absent;
  if (!polite) return leave_port(false, turn);
  due_ = turn.now + settings_.stop_within;
  requests_.forget_waiting();
  requests_.ask(sitwell_request_set_stream);
}

// ---- time ----

void Link::take(const Woken&, Turn& turn) {
  if (const auto due = requests_.deadline(); due && *due <= turn.now) {
    const SitwellRequest request = *requests_.out();
    if (requests_.failed()) request_failed(request, turn);
  }
  if (talking()) watch_silence(turn);
  if (turn.now < due_) return;
  if (stopping_) {
    leave_port(false, turn);
  } else if (state_ == LinkState::opening) {
    port_ = Port::shut;  // it never said so
    open(turn);
  } else if (state_ == LinkState::backing_off || (state_ == LinkState::absent && attached_)) {
    open(turn);
  } else if (state_ == LinkState::refused && waits_) {
    if (registry_->claim(site_of(*identity_), serial_, holder_))
      due_ = turn.now + settings_.look_for_place_every;
    else
      open(turn);
  }
}

void Link::take(const Watched& watched, Turn&) {
  if (watched_ != watched.watched && talking()) requests_.ask(sitwell_request_set_stream);
  watched_ = watched.watched;
}

void Link::say_live(Turn& turn) {
  said_live_ = true;
  std::string text = serial_ + " is read live, worn on the ";
  text += identity_->body_site == sitwell_site_pelvis ? "waistband" : "thigh";
  if (status_ && status_->battery_percent != sitwell_battery_unknown)
    text += ", its battery at " + std::to_string(status_->battery_percent) + " %";
  turn.say(Severity::info, text);
}

/// What was to be awaited in vain while nobody here could listen is awaited anew; a computer that
/// slept must also ask for the stream again.
void Link::forgive_pause(Turn& turn) {
  heard_ = turn.now;
  requests_.wait_anew(turn.now);
  if (intake_) intake_->read_started(turn.now);
  if (talking()) requests_.ask(sitwell_request_set_stream);
}

/// What follows from where things stand, whatever the event was.
void Link::move_on(Turn& turn) {
  if (talking()) {
    state_ = intake_->reading() ? LinkState::draining : LinkState::streaming;
    if (state_ == LinkState::streaming && !said_live_) say_live(turn);
    if (const auto position = intake_->take_wanted_read(turn.now)) {
      read_position_ = *position;
      requests_.ask(sitwell_request_read_log);
    }
    if (turn.now >= clock_due_) {
      clock_due_ = turn.now + settings_.set_clock_every;
      requests_.ask(sitwell_request_get_clock);
      requests_.ask(sitwell_request_set_clock);
    }
    acknowledge(turn);
    if (turn.now - good_since_ >= settings_.good_after && state_ == LinkState::streaming) {
      attempt_ = 0;
      asked_anew_ = false;
      complained_.clear();
    }
  }
  if (port_ == Port::open) send_requests(turn);
}

std::optional<Instant> Link::deadline() const {
  std::optional<Instant> due = requests_.deadline();
  const auto also = [&due](Instant at) { due = due ? std::min(*due, at) : at; };
  const bool waits = state_ == LinkState::opening || state_ == LinkState::backing_off ||
                     (state_ == LinkState::refused && waits_) ||
                     (state_ == LinkState::absent && attached_ && !stopping_) ||
                     (stopping_ && port_ == Port::open);
  if (waits) also(due_);
  if (talking()) {
    also(silence_due());
    also(clock_due_);
    if (const auto log = intake_->deadline()) also(*log);
  }
  return due;
}

}  // namespace sitwell::daemon
