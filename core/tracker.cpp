#include "core/tracker.hpp"

#include <algorithm>
#include <utility>

namespace sitwell {
namespace {

/// The part of an epoch that lies between these; a remembered stillness may reach across.
Epoch between(Epoch epoch, Instant from, Instant until) {
  const Instant begin = std::max(epoch.begin, from);
  epoch.length = std::min(epoch.end(), until) - begin;
  epoch.begin = begin;
  return epoch;
}

}  // namespace

Instant when(const Input& input) {
  return std::visit(
      [](const auto& value) {
        if constexpr (requires { value.epoch; })
          return value.epoch.end();
        else
          return value.at;
      },
      input);
}

Tracker::Tracker(const TrackerSettings& settings)
    : epoch_(settings.features.epoch),
      gap_(settings.gap),
      gait_(settings.posture.gait),
      thigh_{.filter = GravityFilter(settings.gravity),
             .features = FeatureExtractor(settings.features),
             .jump = SensorJump(settings.jumps),
             .guided = GuidedCalibrator(settings.guided)},
      pelvis_{thigh_},
      learner_(settings.mounting, settings.posture.gait),
      trunk_(settings.trunk),
      machine_(settings.posture),
      wear_(settings.wear),
      spotter_(settings.spotter),
      bouts_(settings.bouts),
      said_seats_{machine_.lying().seat(BodySite::thigh), machine_.lying().seat(BodySite::pelvis)} {
}

Effects Tracker::step(const Input& input) {
  Effects effects;
  std::visit([&](const auto& value) { on(value, effects); }, input);
  return effects;
}

std::optional<Instant> Tracker::deadline() const {
  std::optional<Instant> due;
  for (const Channel* channel : {&thigh_, &pelvis_})
    if (channel->live && (!due || channel->last + gap_ < *due)) due = channel->last + gap_;
  return due;
}

Instant Tracker::settled() const {
  // With no bout to revise there is only what is remembered, which a mounting may yet make bouts
  // of.
  if (!bouts_.none()) return std::max(bouts_.settled_until(), first_);
  if (remembered_.size() > 0) return remembered_[0].begin;
  return std::max(thigh_.last - epoch_, first_);  // samples not yet an epoch
}

Vector3 Tracker::up(BodySite site) const {
  return channel(site).sampled ? channel(site).filter.up() : Vector3{};
}

std::optional<HipAngle> Tracker::hip() const {
  const Vector3 thigh_up = up(BodySite::thigh);
  if (!learner_.current().known() || thigh_up == Vector3{}) return {};
  const SegmentAngles thigh = segment_angles(learner_.current(), thigh_up);
  const Vector3 pelvis_up = up(BodySite::pelvis);
  if (trunk_.current().front_known && pelvis_up != Vector3{})
    return hip_angle(thigh, segment_angles(trunk_.current(), pelvis_up));
  return hip_angle(thigh);
}

bool Tracker::silent(const Channel& channel, Instant now) const {
  return channel.live && now - channel.last >= gap_;
}

void Tracker::on(const Sample& sample, Effects& effects) {
  Channel& c = channel(sample.site);
  if (c.known && (c.sampled ? sample.at <= c.last : sample.at < c.last)) return;
  if (!is_finite(sample.acceleration_mps2) || !is_finite(sample.turn_rate_radps)) return;
  if (silent(c, sample.at)) end_stretch(sample.site, effects);
  if (!c.live) begin_stretch(sample.site, sample.at, effects);
  const double dt_s = c.sampled ? seconds(sample.at - c.last) : 0;
  c.filter.update(sample.acceleration_mps2, sample.turn_rate_radps, dt_s);
  const auto epoch = c.features.add(sample.at, dt_s, sample.acceleration_mps2, c.filter.turn_rate(),
                                    c.filter.up());
  c.last = sample.at;
  c.sampled = true;
  if (!epoch) return;
  const bool handled =
      learner_.in_hand(*epoch) || (sample.site == BodySite::thigh && learner_.moving());
  const bool jumped = c.jump.add(*epoch, c.features.unexplained_deg(), handled);
  if (jumped) {
    c.filter.restart();
    c.features.forget_up();
  }
  take_epoch(
      sample.site, *epoch,
      {.turned = c.features.turned(), .jumped = jumped, .strides = double(c.features.strides())},
      effects);
}

void Tracker::on(const LoggedEpoch& logged, Effects& effects) {
  Channel& c = channel(logged.site);
  const Epoch& epoch = logged.epoch;
  if (epoch.length <= Duration{0} || (c.known && epoch.begin < c.last)) return;
  if (!is_finite(epoch.up[0]) || !is_finite(epoch.up[1])) return;
  if (silent(c, epoch.begin)) end_stretch(logged.site, effects);
  if (c.sampled) end_samples(logged.site, effects);
  if (!c.live) begin_stretch(logged.site, epoch.begin, effects);
  c.last = epoch.end();
  take_epoch(logged.site, epoch, {.strides = estimated_strides(epoch, gait_)}, effects);
}

void Tracker::on(const GuidedCalibration& guided, Effects& effects) {
  GuidedCalibrator& calibrator = channel(guided.site).guided;
  if (guided.pose <= GuidedPose::changing) {
    calibrator.pose(guided.at, guided.pose);
    return;
  }
  auto [finished, mounting] = calibrator.finish(guided.at, guided.pose, guided.site);
  effects.push_back(finished);
  if (!mounting.known()) return;
  effects.push_back(MountingChanged{.at = guided.at,
                                    .mounting = mounting,
                                    .reason = MountingReason::guided,
                                    .site = guided.site});
  if (guided.site == BodySite::pelvis) {
    trunk_.adopt(mounting);
    return;
  }
  const bool first = !learner_.current().known();
  learner_.adopt(mounting, guided.at);
  if (first) judge_again(Instant::min(), guided.at, effects);
}

void Tracker::on(const MountingRestored& restored, Effects& effects) {
  if (!restored.mounting.known()) return;
  effects.push_back(MountingChanged{.at = restored.at,
                                    .mounting = restored.mounting,
                                    .reason = MountingReason::restored,
                                    .site = restored.site});
  if (restored.site == BodySite::pelvis)
    trunk_.adopt(restored.mounting);
  else
    learner_.adopt(restored.mounting, restored.at);
}

void Tracker::on(const ClipLost& lost, Effects& effects) { end_stretch(lost.site, effects); }

void Tracker::on(const Tick& tick, Effects& effects) {
  for (const BodySite site : {BodySite::thigh, BodySite::pelvis})
    if (silent(channel(site), tick.at)) end_stretch(site, effects);
}

void Tracker::on(const ExerciseChanged& changed, Effects&) {
  exercise_.add(changed.at, changed.exercising);
}

void Tracker::on(const ComputerUseChanged& changed, Effects&) {
  computer_in_use_.add(changed.at, changed.in_use);
}

void Tracker::on(const SeatRestored& restored, Effects&) {
  machine_.lying().restore(restored.site, restored.seat, restored.at);
  said_seats_[static_cast<std::size_t>(restored.site)] = machine_.lying().seat(restored.site);
}

void Tracker::on(const Checkpoint&, Effects& effects) {
  if (thigh_.live) bouts_.say_open(thigh_.last, effects);
}

/// A clip that comes back within a second of where it was lost, because its log knows the time in
/// between, goes on in the posture it was in. After a gap nothing is taken for granted.
void Tracker::begin_stretch(BodySite site, Instant at, Effects& effects) {
  Channel& c = channel(site);
  const bool goes_on = c.known && at - c.last < gap_;
  if (site == BodySite::thigh && !c.known) first_ = at;
  c.known = c.live = true;
  if (site != BodySite::thigh) return;
  const bool exercised = broken_off_ == Posture::exercising;
  if (goes_on && !exercised) say_posture(c.last, broken_off_, at, effects);
  if (!goes_on) {
    machine_.reset();
    in_doubt_.reset();
    wear_.restart();
  }
}

/// Samples give way to epochs that the clip logged, or to nothing.
void Tracker::end_samples(BodySite site, Effects& effects) {
  Channel& c = channel(site);
  if (const auto epoch = c.features.finish())
    take_epoch(site, *epoch,
               {.turned = c.features.turned(), .strides = double(c.features.strides())}, effects);
  c.filter.restart();
  c.sampled = false;
}

/// Nothing after the last sample is known: what was pending is settled and the posture is unknown
/// from there on.
void Tracker::end_stretch(BodySite site, Effects& effects) {
  Channel& c = channel(site);
  if (!c.live) return;
  if (c.sampled) end_samples(site, effects);
  c.live = false;
  if (site != BodySite::thigh) return;
  if (const auto change = wear_.finish()) wear_changed(*change, c.last, effects);
  if (wear_.worn()) catch_up(c.last, c.last, effects);
  const std::size_t before = effects.size();
  if (wear_.worn()) machine_.finish(c.last, effects);
  spotter_.finish(effects);
  follow_edges(before, effects);
  broken_off_ = posture_;
  say_posture(c.last, Posture::unknown, c.last, effects);
  bouts_.close(c.last, effects);
}

void Tracker::take_epoch(BodySite site, const Epoch& epoch, const Seen& seen, Effects& effects) {
  channel(site).guided.add(epoch);
  if (site != BodySite::thigh) {
    take_trunk(epoch, effects);
    return;
  }
  note_gait(epoch, seen.strides);
  const bool was_worn = wear_.worn();
  const auto exercise = exercise_.begin_in(epoch);
  if (was_worn && exercise) {
    pass_over(epoch, *exercise, effects);
  } else {
    if (posture_ == Posture::exercising)
      say_posture(exercise_.end_before(epoch.begin), Posture::unknown, epoch.end(), effects);
    if (const auto change = wear_.add(epoch)) wear_changed(*change, epoch.end(), effects);
    if (was_worn && wear_.worn()) judge(epoch, seen, effects);
  }
  bouts_.advance(epoch.end(), effects);
  say_seats(epoch.end(), effects);
}

void Tracker::say_seats(Instant now, Effects& effects) {
  const LyingEvidence& lying = machine_.lying();
  for (const BodySite site : {BodySite::thigh, BodySite::pelvis}) {
    LearnedSeat& said = said_seats_[static_cast<std::size_t>(site)];
    if (lying.seat(site) == said) continue;
    said = lying.seat(site);
    // A calibration shows a seat before any sit was seen.
    const Instant until = lying.learned_until() == Instant::min() ? now : lying.learned_until();
    effects.push_back(SeatLearned{.at = until, .seat = said, .site = site});
  }
}

/// Whatever the posture turns out to be.
void Tracker::note_gait(const Epoch& epoch, double strides) {
  if (!is_on_foot(epoch, gait_)) return;
  const double running_s = is_running(epoch, strides, gait_) ? seconds(epoch.length) : 0;
  bouts_.walked(epoch.begin, epoch.end(), {.strides = strides, .running_s = running_s});
}

void Tracker::take_trunk(const Epoch& epoch, Effects& effects) {
  trunk_epoch_ = epoch;
  if (posture_ == Posture::exercising) return;
  if (const auto mounting = trunk_.add(epoch, posture_))
    effects.push_back(MountingChanged{
        .at = mounting->since,
        .mounting = *mounting,
        .reason = mounting->front_known ? MountingReason::sat : MountingReason::walked,
        .site = BodySite::pelvis});
}

/// Both clips' seconds end within one of each other while both are worn.
std::optional<double> Tracker::trunk_tilt_deg(const Epoch& thigh) const {
  const bool together = trunk_epoch_.length > Duration{0} &&
                        trunk_epoch_.end() >= thigh.begin - gap_ &&
                        trunk_epoch_.begin <= thigh.end();
  return together ? trunk_.tilt_deg(trunk_epoch_.mean_up()) : std::nullopt;
}

/// Poses of a routine are told from each other by the session that knows what it asks for. To
/// postures of daily life they would be sitting, lying or a clip that has slipped, so neither the
/// postures nor what is learned of the mounting go by them.
void Tracker::pass_over(const Epoch& epoch, Instant exercise, Effects& effects) {
  if (posture_ == Posture::exercising) return;
  catch_up(epoch.begin, epoch.end(), effects);
  const std::size_t before = effects.size();
  machine_.finish(epoch.end(), effects);
  spotter_.finish(effects);
  follow_edges(before, effects);
  machine_.reset();
  wear_.restart();
  remembered_.clear();  // what is decided again must not reach across
  say_posture(std::max(exercise, epoch.begin), Posture::exercising, epoch.end(), effects);
}

void Tracker::wear_changed(const WearDetector::Change& change, Instant decided, Effects& effects) {
  machine_.reset();
  in_doubt_.reset();
  remembered_.clear();  // what was held while it lay about must not be decided again
  if (change.worn) learner_.put_on(change.since);
  say_posture(change.since, change.worn ? Posture::unknown : Posture::unworn, decided, effects);
}

Surroundings Tracker::around(const Epoch& epoch, std::optional<double> trunk_tilt_deg) const {
  return {.trunk_tilt_deg = trunk_tilt_deg,
          .computer_in_use = computer_in_use_.begin_in(epoch).has_value()};
}

void Tracker::judge(const Epoch& epoch, const Seen& seen, Effects& effects) {
  spotter_.add(epoch, learner_.current(), posture_, effects);
  const std::optional<double> trunk_tilt = trunk_tilt_deg(epoch);
  remembered_.add(epoch, trunk_tilt);
  if (const auto news = learner_.add(epoch, seen.turned, seen.jumped)) {
    in_doubt_.reset();  // a hand did have it
    effects.push_back(MountingChanged{.at = std::max(news->from, remembered_[0].begin),
                                      .mounting = news->mounting,
                                      .reason = news->reason});
    // A sit or a doubt changes what is known of front and back, and no posture by it; nor does the
    // thigh move that a clip is carried round, or where walking bore out what was told.
    if (news->from < epoch.end() && news->reason != MountingReason::sat &&
        news->reason != MountingReason::slipped && news->reason != MountingReason::carried) {
      judge_again(news->from, epoch.end(), effects);
      return;
    }
  }
  if (learner_.moving()) {  // a hand's posture is not the wearer's
    if (!in_doubt_) in_doubt_ = epoch.begin;
    return;
  }
  catch_up(epoch.begin, epoch.end(), effects);
  const std::size_t before = effects.size();
  machine_.add(epoch, learner_.current(), epoch.end(), effects, around(epoch, trunk_tilt));
  follow_edges(before, effects);
}

/// The clip did not move on the thigh: what looked like a hand was a wearer who turned round fast.
void Tracker::catch_up(Instant until, Instant now, Effects& effects) {
  if (!in_doubt_) return;
  const Instant from = *std::exchange(in_doubt_, std::nullopt);
  const std::size_t before = effects.size();
  for (std::size_t i = 0; i < remembered_.size(); ++i) {
    const Epoch epoch = between(remembered_[i], from, until);
    if (epoch.length <= Duration{0} || learner_.in_hand(epoch)) continue;
    machine_.add(epoch, learner_.current(), now, effects,
                 around(epoch, remembered_.trunk_tilt_deg(i)));
  }
  follow_edges(before, effects);
}

/// Decides everything remembered since `from` afresh, with what is known of the mounting now.
void Tracker::judge_again(Instant from, Instant now, Effects& effects) {
  const std::size_t before = effects.size();
  machine_.reset();
  Instant end{};
  for (std::size_t i = 0; i < remembered_.size(); ++i) {
    const Epoch epoch = between(remembered_[i], from, now);
    if (epoch.length <= Duration{0}) continue;
    if (end != Instant{} && epoch.begin - end >= gap_) {
      machine_.finish(now, effects);
      machine_.reset();
      effects.push_back(PostureChanged{.at = end, .posture = Posture::unknown, .decided = now});
    }
    end = epoch.end();
    if (learner_.in_hand(epoch)) continue;
    machine_.add(epoch, learner_.current(), now, effects,
                 around(epoch, remembered_.trunk_tilt_deg(i)));
  }
  follow_edges(before, effects);
}

void Tracker::say_posture(Instant at, Posture posture, Instant decided, Effects& effects) {
  effects.push_back(PostureChanged{.at = at, .posture = posture, .decided = decided});
  follow_edges(effects.size() - 1, effects);
}

/// The bouts and the watchers follow the edges just appended.
void Tracker::follow_edges(std::size_t first, Effects& effects) {
  for (std::size_t i = first; i < effects.size(); ++i) {
    const auto* edge = std::get_if<PostureChanged>(&effects[i]);
    if (!edge) continue;
    bouts_.change(*edge);
    posture_ = edge->posture;
  }
}

std::string_view name_of(MountingReason reason) {
  switch (reason) {
    case MountingReason::guided: return "guided";
    case MountingReason::walked: return "walked";
    case MountingReason::sat: return "sat";
    case MountingReason::restored: return "restored";
    case MountingReason::replaced: return "replaced";
    case MountingReason::carried: return "carried";
    case MountingReason::slipped: return "slipped";
  }
  return "unknown";
}

std::string_view name_of(CalibrationResult result) {
  switch (result) {
    case CalibrationResult::accepted: return "accepted";
    case CalibrationResult::too_short: return "too_short";
    case CalibrationResult::not_still: return "not_still";
    case CalibrationResult::poses_alike: return "poses_alike";
    case CalibrationResult::poses_opposed: return "poses_opposed";
    case CalibrationResult::cancelled: return "cancelled";
  }
  return "unknown";
}

}  // namespace sitwell
