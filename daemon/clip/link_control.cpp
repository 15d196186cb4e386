// A link's requests and what their answers mean.
#include <algorithm>

#include "daemon/clip/epochs.hpp"
#include "daemon/clip/link.hpp"
#include "firmware-protocol/log.h"

namespace sitwell::daemon {

namespace {

constexpr unsigned worth_saying =
    sitwell_flag_battery_low | sitwell_flag_log_overwritten | sitwell_flag_imu_failed;

std::string_view what_for(SitwellRequest request) {
  switch (request) {
    case sitwell_request_get_identity: return "who it is";
    case sitwell_request_get_status: return "how it is";
    case sitwell_request_set_stream: return "for its readings";
    case sitwell_request_get_clock: return "what its clock says";
    case sitwell_request_set_clock: return "to set its clock";
    case sitwell_request_get_log:
    case sitwell_request_read_log:
    case sitwell_request_erase_log: return "for its log";
    case sitwell_request_set_body_site: return "where it is worn";
  }
  return "something";
}

/// Device bytes on their way into messages and the history: nothing but what a serial number has.
std::string printable(const char (&text)[16]) {
  std::string found(text, std::find(text, text + 16, '\0'));
  for (char& c : found) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '_' || c == '.';
    if (!plain) c = '?';
  }
  return found.empty() ? "clip without a number" : found;
}

std::vector<std::uint8_t> log_position(std::uint32_t boot_id, std::uint32_t position) {
  const SitwellLogPosition value{boot_id, position};
  std::vector<std::uint8_t> bytes(sitwell_log_position_length);
  std::size_t length = 0;
  sitwell_encode_log_position(&value, bytes.data(), bytes.size(), &length);
  return bytes;
}

std::vector<std::uint8_t> clock_bytes(const SitwellClock& clock) {
  std::vector<std::uint8_t> bytes(sitwell_clock_length);
  std::size_t length = 0;
  sitwell_encode_clock(&clock, bytes.data(), bytes.size(), &length);
  return bytes;
}

}  // namespace

void Link::send_requests(Turn& turn) {
  if (const auto request = requests_.send(turn.now)) turn.actions.emplace_back(control(*request));
}

ControlPort Link::control(SitwellRequest request) const {
  ControlPort control{.request = request};
  if (request == sitwell_request_set_stream && !stopping_)
    control.value = watched_ ? settings_.samples_a_report_watched : settings_.samples_a_report;
  if (request == sitwell_request_set_clock) control.data = clock_bytes(clock_);
  const std::uint32_t boot_id = identity_ ? identity_->boot_id : 0;
  if (request == sitwell_request_read_log) control.data = log_position(boot_id, read_position_);
  if (request == sitwell_request_erase_log)
    control.data = log_position(boot_id, erase_position_.value_or(0));
  return control;
}

void Link::take(const Controlled& controlled, Turn& turn) {
  if (port_ != Port::open || !requests_.is_out(controlled.request)) return;
  if (controlled.status == TransferStatus::cancelled) return;
  if (controlled.status == TransferStatus::no_device) return gone(turn);
  const bool good = controlled.status == TransferStatus::completed &&
                    (stopping_ || take_reply(controlled.request, controlled.reply, turn));
  if (!requests_.is_out(controlled.request)) return;  // the answer ended the conversation
  if (good) {
    requests_.succeeded();
    if (stopping_ && controlled.request == sitwell_request_set_stream) leave_port(false, turn);
  } else if (requests_.failed()) {
    request_failed(controlled.request, turn);
  }
}

void Link::request_failed(SitwellRequest request, Turn& turn) {
  if (stopping_) return leave_port(false, turn);
  if (request == sitwell_request_erase_log) return;  // it is asked for again in time
  if (request == sitwell_request_get_log || request == sitwell_request_read_log) {
    if (intake_) intake_->give_up_log(turn.actions);
    return;
  }
  back_off(name() + " does not answer as it should when asked " + std::string(what_for(request)) +
               "; its log is kept on it, and it is tried again: if that does not help, unplug it "
               "and plug it in again",
           turn);
}

bool Link::take_reply(SitwellRequest request, std::span<const std::uint8_t> reply, Turn& turn) {
  if (request == sitwell_request_get_identity) return take_identity(reply, turn);
  if (!intake_) return true;  // of a conversation that has ended
  if (request == sitwell_request_set_stream) {
    intake_->stream_restarted();
    heard_ = turn.now;
    if (state_ == LinkState::identifying) {
      state_ = LinkState::streaming;
      good_since_ = turn.now;
    }
    return true;
  }
  if (request == sitwell_request_read_log) intake_->read_started(turn.now);
  if (request != sitwell_request_get_status && request != sitwell_request_get_clock &&
      request != sitwell_request_get_log)
    return true;

  SitwellReport report;
  if (sitwell_open(reply.data(), reply.size(), &report) != sitwell_ok) return false;
  if (request == sitwell_request_get_clock) return take_clock(report, turn);
  if (request == sitwell_request_get_log) return take_extent(report, turn);
  SitwellStatus status;
  if (sitwell_decode_status(&report, &status) != sitwell_ok) return false;
  take_status(status, turn);
  return true;
}

bool Link::take_identity(std::span<const std::uint8_t> reply, Turn& turn) {
  SitwellReport report;
  const SitwellError error = sitwell_open(reply.data(), reply.size(), &report);
  if (error == sitwell_unknown_version) {
    refuse("the clip speaks protocol " + std::to_string(reply[0]) + ", this Sitwell knows " +
               std::to_string(sitwell_protocol_version) +
               ": update Sitwell (its log is kept on the clip)",
           turn);
    return false;
  }
  SitwellIdentity identity;
  if (error != sitwell_ok || sitwell_decode_identity(&report, &identity) != sitwell_ok)
    return false;
  if (intake_) intake_->lose(turn.actions);
  serial_ = printable(identity.serial);
  const auto site = registry_->site_of(serial_, site_of(identity));
  if (!site) {
    refuse(serial_ + " is left alone, as set in config.toml; its log is kept on it", turn);
    return false;
  }
  identity.body_site = *site == BodySite::thigh ? sitwell_site_thigh : sitwell_site_pelvis;
  identity_ = identity;
  if (const auto other = registry_->claim(site_of(identity), serial_, holder_)) {
    await_place(*other, turn);
    return false;
  }
  memory_ = &registry_->remember(serial_);
  intake_.emplace(*memory_, identity, settings_.intake);
  turn.actions.emplace_back(ListenPort{Endpoint::live});
  turn.actions.emplace_back(ListenPort{Endpoint::log});
  requests_.ask(sitwell_request_get_status);
  requests_.ask(sitwell_request_get_clock);
  requests_.ask(sitwell_request_set_clock);
  if (identity.log_capacity > 0) requests_.ask(sitwell_request_get_log);
  requests_.ask(sitwell_request_set_stream);
  clock_due_ = turn.now + settings_.set_clock_every;
  acknowledge_due_ = turn.now;
  return true;
}

bool Link::take_clock(const SitwellReport& report, Turn& turn) {
  SitwellClock clock;
  if (sitwell_decode_clock(&report, &clock) != sitwell_ok) return false;
  if (clock.boot_id != identity_->boot_id || clock.device_us >= time_limit_us) return false;
  const Duration round_trip = turn.now - requests_.sent_at();
  if (round_trip > settings_.clock_within) return false;
  const Instant read = requests_.sent_at() + round_trip / 2;
  intake_->clock_read(clock, requests_.sent_at(), turn.now);
  clock_ = clock;
  clock_.utc_us = static_cast<std::uint64_t>(
      std::max<std::int64_t>(0, turn.utc.utc_us - (turn.utc.boot - read).count()));
  return true;
}

bool Link::take_extent(const SitwellReport& report, Turn& turn) {
  SitwellLogExtent extent;
  if (sitwell_decode_log_extent(&report, &extent) != sitwell_ok) return false;
  if (extent.boot_id != identity_->boot_id) return false;
  // Less than this has been read before anybody could read the words.
  constexpr std::uint32_t worth_a_word = 600;
  if (const std::uint32_t seconds = extent.end - extent.begin;
      !memory_->fed && seconds >= worth_a_word)
    turn.say(Severity::info,
             "reading " + std::to_string(seconds / 60) + " minutes from the log of " + serial_);
  intake_->read_log(extent, turn.now);
  return true;
}

void Link::take_status(const SitwellStatus& status, Turn& turn) {
  status_ = status;
  std::uint8_t& told = memory_->told_flags;
  // A battery about its limit is low and not low by turns.
  if (turn.now - memory_->told_at >= settings_.tell_again_after) told &= status.flags;
  const unsigned news = status.flags & worth_saying & ~told;
  if (news != 0) memory_->told_at = turn.now;
  told = static_cast<std::uint8_t>(told | news);
  if (news & sitwell_flag_imu_failed)
    turn.say(Severity::error, "the sensor of " + serial_ +
                                  " does not answer, so nothing is measured: unplug the clip, "
                                  "switch it off and on, and plug it in again");
  if (news & sitwell_flag_battery_low)
    turn.say(Severity::warning,
             "the battery of " + serial_ + " is low: leave it plugged in to charge");
  if (news & sitwell_flag_log_overwritten)
    turn.say(Severity::warning,
             "the log of " + serial_ +
                 " was full, and its oldest seconds gave way before a computer had read them: "
                 "plug it in at least once a day");
}

// ---- acknowledging ----

void Link::take(const Settled& settled, Turn&) { settled_ = std::max(settled_, settled.until); }

void Link::acknowledge(Turn& turn) {
  if (state_ != LinkState::streaming || turn.now < acknowledge_due_) return;
  const auto position = memory_->waypoints.take(settled_);
  if (!position) return;
  acknowledge_due_ = turn.now + settings_.acknowledge_every;
  erase_position_ = position;
  requests_.ask(sitwell_request_erase_log);
}

}  // namespace sitwell::daemon
