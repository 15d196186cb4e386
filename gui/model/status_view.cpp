#include "gui/model/status_view.hpp"

#include <fmt/format.h>

#include "core/posture.hpp"
#include "core/prompt.hpp"
#include "gui/kit/icons.hpp"

namespace sitwell::gui {

namespace {

std::string_view posture_sentence(Posture posture) {
  switch (posture) {
    case Posture::unknown: return "Nothing is known of your posture";
    case Posture::unworn: return "The clip is not worn";
    case Posture::sitting: return "Sitting";
    case Posture::perching: return "Perching";
    case Posture::standing: return "Standing";
    case Posture::moving: return "Moving";
    case Posture::cycling: return "Cycling";
    case Posture::lying: return "Lying";
    case Posture::reclined: return "Reclined: lying or sitting, not sure";
    case Posture::exercising: return "In a routine";
  }
  return "";
}

std::string_view hold_words(std::string_view hold) {
  if (hold == name_of(Hold::locked)) return "the screen is locked";
  if (hold == name_of(Hold::do_not_disturb)) return "do not disturb is on";
  if (hold == name_of(Hold::full_screen)) return "a window fills the screen";
  if (hold == name_of(Hold::call)) return "a microphone or camera is in use";
  if (hold == name_of(Hold::outside_hours)) return "outside working hours";
  if (hold == name_of(Hold::resumed)) return "the computer has just woken up";
  if (hold == name_of(Hold::quiet)) return "you asked for quiet";
  if (hold == name_of(Hold::capped)) return "enough for one day";
  return hold;  // one that this version does not know
}

std::string prompt_words(const World& world) {
  const TrackerStatus& status = world.daemon.status;
  const auto moment = [&](std::int64_t utc_ms) {
    return world.wording.moment(utc_ms, world.now.offset_s, world.now.utc_ms);
  };
  if (status.quiet_until_utc_ms)
    return fmt::format("no prompts until {}", moment(*status.quiet_until_utc_ms));
  const std::string& state = status.prompt_state;
  const std::string next =
      status.next_prompt_utc_ms ? moment(*status.next_prompt_utc_ms) : std::string{};
  if (state == "off") return "prompts are switched off";
  if ((state == "counting" || state == "soon") && !next.empty())
    return fmt::format("next prompt from {}", next);
  if (state == "soon") return "a prompt comes soon";
  if (state == "due") return "a prompt is due, at the next pause";
  if (state == "held")
    return status.holds.empty()
               ? std::string{"a prompt is held back"}
               : fmt::format("a prompt is held back: {}", hold_words(status.holds.front()));
  if (state == "shown") return "time to stand up";
  if (state == "snoozed" && !next.empty()) return fmt::format("put off until {}", next);
  if (state == "snoozed") return "put off";
  if (state == "on_break") return "on a break";
  return {};
}

std::optional<StatusAction> action_of(const World& world, Posture posture) {
  const TrackerStatus& status = world.daemon.status;
  const std::string& state = status.prompt_state;
  if (world.daemon.coach.session && world.daemon.coach.session->phase != "over")
    return StatusAction{.name = "routine",
                        .label = "To the routine",
                        .icon = icon::routines,
                        .request = ask::Go{Page::routines}};
  if (state == "shown")
    return StatusAction{
        .name = "stand", .label = "I am standing", .icon = icon::up, .request = ask::Stand{}};
  if (status.quiet_until_utc_ms)
    return StatusAction{.name = "resume",
                        .label = "Resume prompts",
                        .icon = icon::bell,
                        .primary = false,
                        .request = ask::Resume{}};
  if (is_flexed(posture) && state != "off" && !state.empty())
    return StatusAction{.name = "break",
                        .label = "Take a break",
                        .icon = icon::up,
                        .primary = false,
                        .request = ask::TakeBreak{}};
  return std::nullopt;
}

StatusLine without_daemon(const World& world) {
  StatusLine line{.posture = "Looking for the daemon", .next = {}, .icon = icon::clock};
  switch (world.daemon.state) {
    case Daemon::State::no_bus:
    case Daemon::State::not_running:
      line = {.posture = "Sitwell is not running",
              .next = "what is shown is the history alone",
              .icon = icon::plug};
      break;
    case Daemon::State::no_answer:
      line = {.posture = "Sitwell does not answer", .next = {}, .icon = icon::warning};
      break;
    case Daemon::State::unknown:
    case Daemon::State::other_version:
    case Daemon::State::running: break;
  }
  return line;
}

}  // namespace

std::string StatusLine::text() const {
  return next.empty() ? posture : fmt::format("{} · {}", posture, next);
}

StatusLine status_line(const World& world) {
  if (!world.daemon.there()) return without_daemon(world);
  const TrackerStatus& status = world.daemon.status;
  StatusLine line;
  if (status.clips.empty() && status.source == "usb" && status.posture == "unknown") {
    line.posture = "No clip is connected";
    line.icon = icon::plug;
    return line;
  }
  const Posture posture = posture_named(status.posture).value_or(Posture::unknown);
  line.posture = posture_sentence(posture);
  if (status.posture_since_utc_ms)
    line.posture += fmt::format(
        " since {}",
        world.wording.moment(*status.posture_since_utc_ms, world.now.offset_s, world.now.utc_ms));
  line.stroke = stroke_of(posture);
  line.icon = status.overdue || status.prompt_state == "shown" ? icon::bell : icon::clock;
  line.calls = status.overdue || status.prompt_state == "shown";
  line.next = status.overdue ? "a break is long due" : prompt_words(world);
  line.action = action_of(world, posture);
  return line;
}

}  // namespace sitwell::gui
