#include "recordings/effect_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace sitwell {
namespace {

std::string time_text(Instant at, Instant origin) {
  return fmt::format("{:010.3f}", seconds(at - origin));
}

std::string_view site_name(BodySite site) { return site == BodySite::thigh ? "thigh" : "pelvis"; }

std::string_view source_name(MountingSource source) {
  switch (source) {
    case MountingSource::none: return "none";
    case MountingSource::learned: return "learned";
    case MountingSource::guided: return "guided";
  }
  return "none";
}

/// Two decimals, and never "-0.00": the sign of nothing would differ from build to build.
std::string axis_text(const Vector3& axis) {
  const auto tidy = [](double value) { return std::round(value * 100) / 100 + 0.0; };
  return fmt::format("({:.2f} {:.2f} {:.2f})", tidy(axis.x), tidy(axis.y), tidy(axis.z));
}

struct Text {
  Instant origin;

  std::string operator()(const PostureChanged& e) const {
    return fmt::format("{} posture {} (decided {})", time_text(e.at, origin), name_of(e.posture),
                       time_text(e.decided, origin));
  }
  std::string operator()(const BoutsRevised& e) const {
    return fmt::format("{} bouts withdrawn from here on", time_text(e.from, origin));
  }
  std::string operator()(const BoutSaved& e) const {
    const Bout& bout = e.bout;
    std::string text =
        fmt::format("{} bout {} + {:.3f} {} interrupted {:.1f} interruptions {} moving {:.1f}",
                    time_text(bout.begin, origin), name_of(bout.posture), seconds(bout.duration),
                    e.open ? "open" : "closed", seconds(bout.interrupted), bout.interruptions,
                    seconds(bout.moving));
    if (bout.steps.value_or(0) > 0) text += fmt::format(" steps {}", *bout.steps);
    if (bout.running > Duration::zero())
      text += fmt::format(" running {:.1f}", seconds(bout.running));
    return text;
  }
  std::string operator()(const MountingChanged& e) const {
    const Mounting& m = e.mounting;
    return fmt::format(
        "{} mounting {} {} by {} x {} y {} z {} front {} seated {:.1f} evidence {:.1f} ratio "
        "{:.1f}",
        time_text(e.at, origin), site_name(e.site), source_name(m.source), name_of(e.reason),
        axis_text(m.x), axis_text(m.y), axis_text(m.z), m.front_known ? "known" : "unknown",
        m.seated_flexion_deg, m.evidence_s, m.axis_ratio);
  }
  std::string operator()(const CalibrationFinished& e) const {
    return fmt::format("{} calibration {} {} poses {:.1f} apart", time_text(e.at, origin),
                       site_name(e.site), name_of(e.result), e.pose_angle_deg);
  }
  std::string operator()(const SeatLearned& e) const {
    const LearnedSeat& seat = e.seat;
    return fmt::format("{} seat {} learned {:.1f} of {:.1f} sits, spread {:.1f} of {:.1f}",
                       time_text(e.at, origin), site_name(e.site), seat.mean_deg, seat.mean_sits,
                       std::sqrt(seat.squares_deg2 / seat.spread_sits), seat.spread_sits);
  }
  std::string operator()(const RoutineSpotted& e) const {
    return fmt::format("{} pose {} held for {:.1f}, seen for {:.1f}", time_text(e.begin, origin),
                       e.pose, seconds(e.end - e.begin), seconds(e.seen));
  }
};

}  // namespace

std::string to_text(const Effect& effect, Instant origin) {
  return std::visit(Text{origin}, effect);
}

}  // namespace sitwell
