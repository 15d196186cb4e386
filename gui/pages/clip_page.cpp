#include "gui/pages/clip_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/clip_view.hpp"
#include "gui/model/coach_facts.hpp"
#include "gui/pages/calibration_card.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/mounting_picture.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

namespace {

constexpr float wide_enough = 820;
constexpr float picture_height = 190, battery_width = 120;

Tone tone_of(DoctorFinding::State state) {
  switch (state) {
    case DoctorFinding::State::ok: return Tone::good;
    case DoctorFinding::State::warning: return Tone::warning;
    case DoctorFinding::State::problem: break;
  }
  return Tone::danger;
}

}  // namespace

struct ClipPage::State {
  Remade<ClipView> made;
  CalibrationCard calibration;

  void where(Ui& ui);
  void clips(Ui& ui, const ClipView& view);
  void clip(Ui& ui, const ClipRow& row, std::size_t index);
  void sits(Ui& ui, const World& world, const ClipView& view, Requests& requests);
  void doctor(Ui& ui, const World& world, Requests& requests);
  void findings(Ui& ui, const DoctorReport& report, Requests& requests);
};

ClipPage::ClipPage() : state_(std::make_unique<State>()) {}
ClipPage::~ClipPage() = default;

Needs ClipPage::needs(const World&) const {
  return {.window = std::nullopt, .whole = false, .live_angle = true};
}

void ClipPage::State::where(Ui& ui) {
  const Card card{ui, "clip/where", {0, 0}, "Where it sits"};
  mounting_picture(ui, {ImGui::GetContentRegionAvail().x, ui.px(picture_height)});
  prose(
      ui, TextRank::body,
      "On the front or the side of one thigh, halfway between hip and knee, or in a close trouser "
      "pocket. Which way up does not matter; that it stays there does.");
}

void ClipPage::State::clip(Ui& ui, const ClipRow& row, std::size_t index) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  text(ui, TextRank::strong, row.serial);
  text(ui, TextRank::body, row.site);
  bullet(ui, TextRank::body, row.well ? icon::done : icon::warning, row.link);
  if (row.battery) {
    text(ui, TextRank::muted, fmt::format("{}  {}", icon::battery, row.battery_words));
    share_bar(ui, fmt::format("clip/{}/battery", index), *row.battery, ui.px(battery_width));
    if (row.battery_low) text(ui, TextRank::body, "Charge it soon: it may not last the day.");
  }
  if (!row.firmware.empty())
    text(ui, TextRank::muted_small, fmt::format("Firmware {}", row.firmware));
  ui.mark(fmt::format("clip/{}", index), from, ImGui::GetItemRectMax());
  ImGui::Dummy(ui.px(1, 6));
}

void ClipPage::State::clips(Ui& ui, const ClipView& view) {
  const Card card{ui, "clip/clips", {0, 0}, view.clips.size() > 1 ? "Your clips" : "Your clip"};
  if (!view.source.empty()) bullet(ui, TextRank::strong, icon::flask, view.source);
  if (view.clips.empty())
    prose(ui, TextRank::body, view.missing.empty() ? view.nothing : view.missing);
  for (std::size_t i = 0; i < view.clips.size(); ++i) clip(ui, view.clips[i], i);
}

void ClipPage::State::sits(Ui& ui, const World& world, const ClipView& view, Requests& requests) {
  const Card card{ui, "clip/calibration", {0, 0}, "How it sits"};
  if (!view.mounting.empty())
    bullet(ui, TextRank::body, view.mounted ? icon::done : icon::info, view.mounting);
  ImGui::Dummy(ui.px(1, 8));
  calibration.draw(ui, "clip", world, view.can_calibrate, requests);
}

void ClipPage::State::findings(Ui& ui, const DoctorReport& report, Requests& requests) {
  if (!report.problem.empty()) prose(ui, TextRank::body, report.problem);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const DoctorFinding& finding = report.findings[i];
    if (finding.state == DoctorFinding::State::ok) {
      bullet(ui, TextRank::muted, icon::done, fmt::format("{}: {}", finding.what, finding.detail));
      continue;
    }
    const std::string pressed =
        notice(ui, fmt::format("clip/doctor/{}", i),
               {.tone = tone_of(finding.state),
                .icon = nullptr,
                .title = fmt::format("{}: {}", finding.what, finding.detail),
                .text = finding.next_step,
                .command = finding.command,
                .actions = {}});
    if (pressed == "copy") requests.ask(ask::Copy{finding.command});
    below(ui, 8);
  }
}

void ClipPage::State::doctor(Ui& ui, const World& world, Requests& requests) {
  const Card card{ui, "clip/doctor", {0, 0}, "What doctor says"};
  const bool looking = world.doctor && world.doctor->looking;
  if (!world.doctor)
    prose(ui, TextRank::muted,
          "Looks at permissions, the clip, the daemon, the desktop and the history, and has a "
          "command "
          "for what is amiss. The same as `sitwell doctor` in a terminal.");
  else
    findings(ui, *world.doctor, requests);
  ImGui::Dummy(ui.px(1, 6));
  if (button(ui, "clip/ask-doctor",
             looking        ? "Looking …"
             : world.doctor ? "Look again"
                            : "Have it look",
             {.icon = icon::help, .enabled = !looking}))
    requests.ask(ask::Doctor{});
}

void ClipPage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  const ClipView& view = state.made.get(world.revision, [&world] { return clip_view(world); });
  const float room = ImGui::GetContentRegionAvail().x;
  if (const auto missing = missing_daemon(world, "To read a clip")) {
    missing_notice(ui, "clip", *missing, requests, room);
    below(ui);
  }
  if (room < ui.px(wide_enough)) {
    state.clips(ui, view);
    below(ui);
    state.sits(ui, world, view, requests);
    below(ui);
    state.where(ui);
    below(ui);
    state.doctor(ui, world, requests);
    below(ui);
    return;
  }
  const std::vector<float> widths = columns(ui, room, {1, 1});
  {
    const Column left{"clip left", {widths[0], 0}};
    state.clips(ui, view);
    below(ui);
    state.sits(ui, world, view, requests);
    below(ui);
  }
  column_beside(ui);
  const Column right{"clip right", {widths[1], 0}};
  state.where(ui);
  below(ui);
  state.doctor(ui, world, requests);
  below(ui);
}

}  // namespace sitwell::gui
