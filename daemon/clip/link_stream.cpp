// What a clip's endpoints deliver to a link, and what is done when they do not.
#include <algorithm>

#include "daemon/clip/link.hpp"

namespace sitwell::daemon {

void Link::take(const Received& received, Turn& turn) {
  if (port_ != Port::open || received.status == TransferStatus::cancelled) return;
  if (received.status == TransferStatus::no_device) return gone(turn);
  if (!intake_) return;
  if (received.status != TransferStatus::completed) return endpoint_failed(received.endpoint, turn);
  failures_[received.endpoint == Endpoint::log] = 0;
  if (!talking()) return;  // of a stream that this conversation has not asked for yet
  SitwellReport report;
  const SitwellError error = sitwell_open(received.bytes.data(), received.bytes.size(), &report);
  if (error == sitwell_unknown_kind) return;
  if (error != sitwell_ok) return left_out(turn);
  if (received.endpoint == Endpoint::live)
    take_live(report, turn);
  else
    take_log(report, turn);
}

void Link::take_live(const SitwellReport& report, Turn& turn) {
  SitwellStatus status;
  SitwellSamples samples;
  if (sitwell_decode_status(&report, &status) == sitwell_ok) {
    take_status(status, turn);
    intake_->passed(report.sequence);
  } else if (sitwell_decode_samples(&report, &samples) == sitwell_ok) {
    switch (intake_->live(samples, turn.now, turn.actions)) {
      case Intaken::good: break;
      case Intaken::repeated:
      case Intaken::senseless: return left_out(turn);
      case Intaken::astray: return astray(turn);
    }
  } else {
    return left_out(turn);
  }
  ++counts_.taken;
  heard_ = turn.now;
  asked_status_ = false;
}

void Link::take_log(const SitwellReport& report, Turn& turn) {
  SitwellEpochs epochs;
  if (sitwell_decode_epochs(&report, &epochs) == sitwell_ok)
    intake_->logged(epochs, turn.now, turn.utc, turn.actions);
  else
    left_out(turn);
}

void Link::left_out(Turn& turn) {
  ++counts_.left_out;
  ++left_out_unsaid_;
  if (left_out_said_ && turn.now - *left_out_said_ < settings_.say_left_out_every) return;
  left_out_said_ = turn.now;
  const bool one = left_out_unsaid_ == 1;
  turn.say(Severity::warning,
           std::to_string(left_out_unsaid_) + (one ? " report of " : " reports of ") + serial_ +
               " made no sense and " + (one ? "was left out; its" : "were left out; their") +
               " seconds come from its log");
  left_out_unsaid_ = 0;
}

/// It may have restarted without leaving the bus, or its clock was set: asking it anew mends both,
/// and what was missed meanwhile is in its log.
void Link::astray(Turn& turn) {
  if (asked_anew_)
    return back_off("what " + serial_ +
                        " sends makes no sense; its log is kept on it, and it is opened again: if "
                        "that does not help, switch it off and on",
                    turn);
  asked_anew_ = true;
  intake_->lose(turn.actions);
  intake_.reset();
  identify();
}

/// Listening again clears a stall.
void Link::endpoint_failed(Endpoint endpoint, Turn& turn) {
  const bool log = endpoint == Endpoint::log;
  int& failures = failures_[log];
  if (++failures >= settings_.endpoint_failures && !log)
    return back_off(serial_ +
                        " breaks off its readings again and again; its log is kept on it, and "
                        "it is opened again: if that does not help, try another cable",
                    turn);
  if (failures >= settings_.endpoint_failures) return intake_->give_up_log(turn.actions);
  turn.actions.emplace_back(ListenPort{endpoint});
  if (log) intake_->log_broke_off(turn.actions);
}

Instant Link::silence_due() const {
  if (status_ && (status_->flags & sitwell_flag_imu_failed))
    return heard_ + settings_.silent_without_sensor;
  return heard_ + (asked_status_ ? settings_.silent_after : settings_.ask_after);
}

void Link::watch_silence(Turn& turn) {
  intake_->wake(turn.now, turn.actions);
  if (turn.now < silence_due()) return;
  if (!asked_status_) {
    asked_status_ = true;
    requests_.ask(sitwell_request_get_status);
    return;
  }
  back_off(serial_ +
               " is silent; what it measures meanwhile is kept in its log, and it is opened "
               "again: if that does not help, unplug it and plug it in again",
           turn);
}

}  // namespace sitwell::daemon
