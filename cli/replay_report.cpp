#include "cli/replay_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;
using PostureTimes = std::array<Duration, all_postures.size()>;

PostureTimes times_of(const ReplaySummary& summary) {
  PostureTimes times{};
  Duration told{};
  const auto& segments = summary.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Instant end = i + 1 < segments.size() ? segments[i + 1].begin : summary.end;
    const Instant begin = std::max(segments[i].begin, summary.begin);
    if (end <= begin) continue;
    times[static_cast<std::size_t>(segments[i].posture)] += end - begin;
    told += end - begin;
  }
  times[static_cast<std::size_t>(Posture::unknown)] += summary.end - summary.begin - told;
  return times;
}

Ink ink_of(Posture posture) {
  switch (group_of(posture)) {
    case PostureGroup::flexed: return Ink::prolonged;
    case PostureGroup::upright: return Ink::upright;
    case PostureGroup::cycling: return Ink::cycling;
    case PostureGroup::lying:
    case PostureGroup::reclined: return Ink::lying;
    case PostureGroup::exercising: return Ink::exercising;
    case PostureGroup::none: break;
  }
  return Ink::faint;
}

std::string mounting_words(const ReplaySummary& summary) {
  const Mounting& mounting = summary.mounting;
  if (summary.calibration && summary.calibration->result != CalibrationResult::accepted)
    return fmt::format("guided calibration refused: {}", name_of(summary.calibration->result));
  if (mounting.source == MountingSource::guided)
    return fmt::format("guided calibration{}",
                       summary.calibration ? fmt::format(", poses {:.0f}° apart",
                                                         summary.calibration->pose_angle_deg)
                                           : std::string{});
  if (!mounting.known()) return "unknown: neither calibrated nor enough walking to learn it from";
  return fmt::format("learned from {:.0f} s of walking{}{}", mounting.evidence_s,
                     summary.looked_ahead ? ", looked up beforehand" : "",
                     mounting.front_known ? "" : "; front not told from back");
}

double rows_per_second(const ReplayReport& report) {
  return static_cast<double>(report.summary.rows) / std::max(report.elapsed_s, 1e-6);
}

}  // namespace

void FinalBouts::on(const Effect& effect) {
  if (const auto* revised = std::get_if<BoutsRevised>(&effect)) {
    bouts_.erase(bouts_.lower_bound(revised->from), bouts_.end());
    if (bouts_.empty()) return;
    Bout& last = bouts_.rbegin()->second;
    if (last.end() > revised->from) last.duration = revised->from - last.begin;
  } else if (const auto* saved = std::get_if<BoutSaved>(&effect)) {
    bouts_[saved->bout.begin] = saved->bout;
  }
}

ExposureFigures FinalBouts::figures() const {
  Exposure exposure;
  for (const auto& [begin, bout] : bouts_) exposure.add(bout);
  return exposure.figures();
}

std::string to_text(const Screen& screen, const ReplayReport& report) {
  constexpr int cells = 40;
  const Duration whole = report.summary.end - report.summary.begin;
  const PostureTimes times = times_of(report.summary);
  std::string text = fmt::format("  {}  {}\n", screen.paint(Ink::bold, report.name),
                                 screen.paint(Ink::faint, report.anchored));
  for (const Posture posture :
       {Posture::sitting, Posture::perching, Posture::standing, Posture::moving, Posture::cycling,
        Posture::lying, Posture::reclined, Posture::exercising, Posture::unworn,
        Posture::unknown}) {
    const Duration time = times[static_cast<std::size_t>(posture)];
    const double share = whole > Duration::zero() ? seconds(time) / seconds(whole) : 0;
    if (time == Duration::zero()) continue;
    text += fmt::format(
        "  {:<9}{}  {}\n", name_of(posture), right(wording(time), 9),
        screen.paint(ink_of(posture), repeated("▅", static_cast<int>(std::lround(share * cells)))));
  }
  const ExposureFigures& figures = report.figures;
  text += fmt::format("  {} sitting bouts, the longest {}; {} breaks of a minute or more\n",
                      figures.bouts, wording(figures.longest_bout), figures.breaks);
  text += fmt::format("  Mounting: {}\n", mounting_words(report.summary));
  text += fmt::format("  {} rows in {:.1f} s, {:.1f} million a second\n", report.summary.rows,
                      report.elapsed_s, rows_per_second(report) / 1e6);
  return text;
}

std::string to_json_text(const ReplayReport& report) {
  Json json;
  json["name"] = report.name;
  json["rows"] = report.summary.rows;
  json["rows_per_s"] = std::round(rows_per_second(report));
  json["skipped_broken"] = report.skipped.broken;
  json["skipped_missing"] = report.skipped.missing;
  json["cut_short"] = report.skipped.cut_short;
  const PostureTimes times = times_of(report.summary);
  for (const Posture posture : all_postures)
    json["posture_s"][name_of(posture)] = seconds(times[static_cast<std::size_t>(posture)]);
  json["bouts"] = report.figures.bouts;
  json["breaks"] = report.figures.breaks;
  json["raw_breaks"] = report.figures.raw_breaks;
  json["longest_bout_s"] = seconds(report.figures.longest_bout);
  const Mounting& mounting = report.summary.mounting;
  json["mounting"] = {{"source", mounting.source == MountingSource::guided    ? "guided"
                                 : mounting.source == MountingSource::learned ? "learned"
                                                                              : "none"},
                      {"evidence_s", mounting.evidence_s},
                      {"front_known", mounting.front_known},
                      {"looked_ahead", report.summary.looked_ahead}};
  return json.dump(2);
}

std::string skipped_lines(const SkippedRows& skipped) {
  std::string text;
  if (skipped.broken > 0) {
    text += fmt::format("sitwell: {} broken rows were left out, such as\n", skipped.broken);
    for (const std::string& example : skipped.examples) text += "  " + example + "\n";
  }
  if (!skipped.cut_short.empty())
    text += fmt::format("sitwell: the file ends early ({}); what came before was used\n",
                        skipped.cut_short);
  return text;
}

}  // namespace sitwell::cli
