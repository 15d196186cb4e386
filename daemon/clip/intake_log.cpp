// The log's side of an intake: epochs asked for, dated, and cut to what is not known yet.
#include <algorithm>

#include "daemon/clip/epochs.hpp"
#include "daemon/clip/intake.hpp"
#include "daemon/clip/log_dates.hpp"

namespace sitwell::daemon {

namespace {

/// So far back that nothing is, and near enough that a difference to it can be had.
constexpr Instant before_everything{-4 * Duration{time_limit_us}};

}  // namespace

void Intake::read_log(const SitwellLogExtent& extent, Instant now) {
  log_end_ = extent_end_ = extent.end;
  extent_at_ = now;
  position_ = std::clamp(memory_.read_from.value_or(extent.begin), extent.begin, extent.end);
  memory_.read_from = position_;
  fill_gap();
}

void Intake::fill_gap() {
  phase_ = Phase::asking;
  tries_ = 0;
}

std::optional<std::uint32_t> Intake::take_wanted_read(Instant now) {
  if (phase_ != Phase::asking) return {};
  phase_ = Phase::reading;
  log_sequence_ = 0;
  progress_ = now + settings_.read_request;
  return position_;
}

void Intake::logged(const SitwellEpochs& epochs, Instant now, const UtcAnchor& utc,
                    LinkActions& actions) {
  if (phase_ != Phase::reading) return;
  if (epochs.sequence != log_sequence_) {
    // Left over from a reading before this one, or one was lost: then it is read again from there.
    if (log_sequence_ != 0) log_broke_off(actions);
    return;
  }
  ++log_sequence_;
  progress_ = now;
  if (epochs.count == 0) {
    phase_ = Phase::waiting;
    try_seam(actions);
    return;
  }
  if (epochs.position < position_) return;
  tries_ = 0;
  if (is_plausible(epochs)) {
    const std::int64_t length_us = std::int64_t{epochs.epoch_ms} * 1000;
    auto begin_us = static_cast<std::int64_t>(epochs.first_us);
    for (int i = 0; i < epochs.count; ++i, begin_us += length_us)
      take_epoch(epochs, begin_us, epochs.epochs[i], now, utc, actions);
  }
  position_ = epochs.position + epochs.count;
  memory_.read_from = position_;
  if (memory_.fed) memory_.waypoints.pass(position_, memory_.last_fed);
}

void Intake::take_epoch(const SitwellEpochs& epochs, std::int64_t begin_us,
                        const SitwellEpoch& logged, Instant now, const UtcAnchor& utc,
                        LinkActions& actions) {
  std::optional<BootPair>& done = memory_.done;
  const std::int64_t length_us = std::int64_t{epochs.epoch_ms} * 1000;
  const std::int64_t end_us = begin_us + length_us;
  const bool same_start = done && done->boot_id == epochs.boot_id;
  if (same_start && end_us <= done->pair.device_us) return;
  // Starts follow on one another in the log; once the present one is being fed, none comes before.
  if (done && !same_start && done->boot_id == boot_id_) return;
  const std::int64_t from_us = same_start ? std::max(begin_us, done->pair.device_us) : begin_us;

  const auto dated = LogDates(boot_id_, clock_, memory_.seen).date(epochs, end_us, utc);
  std::optional<Epoch> epoch = to_epoch(logged);
  const Instant known = done ? done->pair.host : before_everything;
  const bool touches = same_start && from_us == done->pair.device_us;
  done = BootPair{epochs.boot_id, {end_us, known}};
  const bool can_be = dated && *dated <= now + settings_.clock_off;
  if (!can_be) ++undated_;
  if (!can_be || !epoch) return;

  const Instant end = std::min(*dated, now);
  const Instant begin = end - Duration{end_us - from_us};
  const bool goes_on = touches && std::chrono::abs(begin - known) <= settings_.clock_off;
  epoch->begin = goes_on ? known : std::max(begin, known);
  epoch->length = end - epoch->begin;
  if (epoch->length <= Duration{0}) return;
  keep_after(static_cast<double>(from_us - begin_us) / static_cast<double>(length_us), *epoch);
  begin_backlog(epoch->begin, actions);
  actions.emplace_back(Feed{LoggedEpoch{.epoch = *epoch, .site = site_}});
  memory_.last_fed = done->pair.host = epoch->end();
  memory_.fed = open_ = true;
  if (epochs.boot_id == boot_id_) clock_.go_on_from(done->pair);
}

void Intake::log_broke_off(LinkActions& actions) {
  if (phase_ != Phase::reading) return;
  if (++tries_ < settings_.log_tries)
    phase_ = Phase::asking;
  else
    give_up_log(actions);
}

void Intake::give_up_log(LinkActions& actions) {
  if (!has_log_) return;
  has_log_ = false;
  phase_ = Phase::live;
  actions.emplace_back(Say{Severity::warning,
                           "the log of " + memory_.serial +
                               " cannot be read; live readings go on without it, and it is kept on "
                               "the clip until it can be: unplug the clip and plug it in again"});
  const bool complete = false;
  end_backlog(complete, actions);
  feed_held(actions);
}

std::optional<Instant> Intake::deadline() const {
  if (phase_ != Phase::reading) return {};
  return progress_ + settings_.log_silent;
}

void Intake::read_started(Instant now) {
  if (phase_ == Phase::reading) progress_ = now;
}

void Intake::wake(Instant now, LinkActions& actions) {
  if (const auto due = deadline(); due && *due <= now) log_broke_off(actions);
}

void Intake::say_left_out(LinkActions& actions) {
  if (undated_ == 0) return;
  actions.emplace_back(
      Say{Severity::warning, memory_.serial + " logged " + std::to_string(undated_) +
                                 " seconds whose date cannot be told, for it restarted before it "
                                 "learned the time, or its clock was set; they were left out"});
  undated_ = 0;
}

}  // namespace sitwell::daemon
