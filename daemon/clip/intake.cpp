// The live side of an intake, and the seam at which the log ends and live readings begin.
#include "daemon/clip/intake.hpp"

#include <algorithm>
#include <cmath>

#include "daemon/clip/epochs.hpp"

namespace sitwell::daemon {

namespace {

/// A round trip longer than this says little about when in it the clock was read.
constexpr Duration quick = std::chrono::milliseconds{50};
/// Live reports tell how far the log is; one epoch may be on its way between the two.
constexpr std::uint32_t log_margin = 2;

}  // namespace

Intake::Intake(ClipMemory& memory, const SitwellIdentity& identity, const IntakeSettings& settings)
    : memory_(memory),
      settings_(settings),
      boot_id_(identity.boot_id),
      site_(site_of(identity)),
      scale_(identity),
      clock_(settings.clock),
      has_log_(identity.log_capacity > 0) {}

void Intake::clock_read(const SitwellClock& clock, Instant asked, Instant answered) {
  const auto device_us = static_cast<std::int64_t>(clock.device_us);
  const bool was_quick = answered - asked <= quick;
  clock_.observe(device_us, was_quick ? asked + (answered - asked) / 2 : answered);
  if (memory_.done && memory_.done->boot_id == boot_id_ &&
      memory_.done->pair.device_us > device_us + settings_.clock_off.count()) {
    memory_.done->pair.device_us = 0;  // its clock was set back: positions and our time must do
    memory_.seen.reset();
  }
}

// ---- live ----

Intaken Intake::live(const SitwellSamples& samples, Instant now, LinkActions& actions) {
  const Intaken verdict = check(samples, now);
  if (verdict != Intaken::good)
    return ++wrong_in_a_row_ < settings_.wrong_in_a_row ? verdict : Intaken::astray;
  wrong_in_a_row_ = 0;
  if (sequence_ && samples.sequence > *sequence_ + 1)
    lost_reports_ += samples.sequence - *sequence_ - 1;
  sequence_ = samples.sequence;
  const std::int64_t last_us = last_reading_us(samples);
  last_us_ = last_us;
  log_end_ = samples.log_end;
  clock_.observe(last_us, now);
  const bool late = now - clock_.estimate(last_us) > settings_.clock_off;
  if (!late) late_since_.reset();
  if (late && !late_since_) late_since_ = now;

  if (phase_ == Phase::live && has_log_ && gap_before(samples)) fill_gap();
  if (phase_ == Phase::live) {
    feed(samples, actions);
    end_backlog(true, actions);
  } else {
    hold(samples);
    if (phase_ == Phase::waiting) try_seam(actions);
  }
  return late && now - *late_since_ > settings_.late_for ? Intaken::astray : Intaken::good;
}

Intaken Intake::check(const SitwellSamples& samples, Instant now) {
  if (!is_plausible(samples)) return Intaken::senseless;
  if (last_us_ && static_cast<std::int64_t>(samples.first_us) <= *last_us_)
    return Intaken::repeated;
  if (clock_.known() && clock_.estimate(last_reading_us(samples)) > now + settings_.clock_off)
    return Intaken::senseless;
  if (has_log_ && !log_end_plausible(samples.log_end, now)) return Intaken::senseless;
  return Intaken::good;
}

/// An epoch a second, more or less, since the clip said how far its log reaches.
bool Intake::log_end_plausible(std::uint32_t log_end, Instant now) const {
  const double most = 1.01 * seconds(now - extent_at_) + 5;
  return log_end >= extent_end_ && log_end - extent_end_ <= most;
}

bool Intake::known_until(std::int64_t device_us) const {
  return memory_.done && memory_.done->boot_id == boot_id_ &&
         memory_.done->pair.device_us >= device_us;
}

bool Intake::gap_before(const SitwellSamples& samples) const {
  return !known_until(static_cast<std::int64_t>(samples.first_us) - settings_.live_gap.count());
}

void Intake::hold(const SitwellSamples& samples) {
  if (!held_.empty() &&
      last_reading_us(samples) - reading_us(held_.front(), 0) > settings_.held_at_most.count())
    held_.clear();
  held_.push_back(samples);
}

void Intake::try_seam(LinkActions& actions) {
  std::erase_if(held_,
                [this](const SitwellSamples& s) { return known_until(last_reading_us(s) + 1); });
  if (held_.empty()) return;
  const SitwellSamples& first = held_.front();
  const auto reach_us = std::llround(settings_.touching * first.interval_ns / 1000);
  if (known_until(reading_us(first, 0) - reach_us)) {
    phase_ = Phase::live;
    feed_held(actions);
  } else if (log_end_ > position_) {
    fill_gap();
  } else if (last_reading_us(held_.back()) - reading_us(first, 0) >
             settings_.next_epoch_within.count()) {
    give_up_log(actions);
  }
}

void Intake::feed_held(LinkActions& actions) {
  std::size_t fed = 0;
  for (; fed < held_.size(); ++fed) {
    if (has_log_ && gap_before(held_[fed])) {
      fill_gap();
      break;
    }
    feed(held_[fed], actions);
  }
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(fed));
  if (phase_ != Phase::live) return;
  say_left_out(actions);
  end_backlog(true, actions);
}

void Intake::feed(const SitwellSamples& samples, LinkActions& actions) {
  const DateLine line = clock_.follow(reading_us(samples, 0), last_reading_us(samples));
  std::optional<BootPair>& done = memory_.done;
  for (int i = 0; i < samples.count; ++i) {
    const std::int64_t device_us = reading_us(samples, i);
    const Instant at = line.at(device_us);
    if (known_until(device_us + 1) || (done && at < done->pair.host)) continue;
    if (!any_announced_) begin_backlog(at, actions);
    actions.emplace_back(Feed{scale_.sample(samples.samples[i], at)});
    memory_.last_fed = at;
    memory_.fed = open_ = true;
    // What is done with ends before the next microsecond begins.
    done = BootPair{boot_id_, {device_us + 1, at + Duration{1}}};
    memory_.seen = BootPair{boot_id_, {device_us, at}};
  }
  if (!has_log_) return;
  if (log_end_ >= log_margin)
    memory_.read_from = std::max(memory_.read_from.value_or(0), log_end_ - log_margin);
  memory_.waypoints.pass(log_end_, memory_.last_fed + settings_.live_gap);
}

// ---- what is said around it ----

void Intake::begin_backlog(Instant from, LinkActions& actions) {
  if (announced_) return;
  announced_ = any_announced_ = true;
  actions.emplace_back(BacklogBegins{from, !memory_.fed});
}

void Intake::end_backlog(bool complete, LinkActions& actions) {
  if (announced_) actions.emplace_back(BacklogEnds{complete});
  announced_ = false;
}

void Intake::lose(LinkActions& actions) {
  if (open_) actions.emplace_back(Feed{ClipLost{.at = memory_.last_fed, .site = site_}});
  open_ = false;
  end_backlog(false, actions);
  held_.clear();
  phase_ = Phase::live;
}

}  // namespace sitwell::daemon
