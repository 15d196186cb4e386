#include "gui/pages/gallery_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/gallery_samples.hpp"

namespace sitwell::gui {

struct GalleryPage::State {
  bool on = true, off = false;
  int period = 1, figure = 4, unanswered = -1, count = 30, language = 2;
  std::string note = "Sat through two meetings", empty, several;
  BarChart week = sample::week(), month = sample::month(), minutes = sample::minutes();
  Timeline day = sample::day(), crowded = sample::crowded_day();
  TimelineZoom whole, near{11 * 3'600'000LL, 11 * 3'600'000LL + 40 * 60'000LL}, many;
  AngleTrace trace = sample::trace();
  HeatMap year = sample::year();
  LineChart lines = sample::check_ins(), sparse = sample::sparse_line();
  std::vector<Figure> figures = sample::figures();

  void words(Ui& ui);
  void buttons(Ui& ui);
  void fields(Ui& ui);
  void notices(Ui& ui);
  void figure_cards(Ui& ui);
  void bars(Ui& ui);
  void timelines(Ui& ui);
  void gauges(Ui& ui);
  void holds(Ui& ui);
  void poses(Ui& ui);
  void years(Ui& ui);
  void colours(Ui& ui);
};

GalleryPage::GalleryPage() : state_(std::make_unique<State>()) {}
GalleryPage::~GalleryPage() = default;

void GalleryPage::State::words(Ui& ui) {
  const Card card{ui, "gallery/words", {0, 0}, "Words", "aside, on the right"};
  text(ui, TextRank::figure, "4 h 12 sitting");
  text(ui, TextRank::title, "A title of a page");
  text(ui, TextRank::strong, "Strong, for what is named");
  text(ui, TextRank::body, "Body, for what is said");
  text(ui, TextRank::muted, "Muted, of second rank");
  text(ui, TextRank::small, "Small");
  text(ui, TextRank::muted_small, "Small and muted, beside figures");
  text(ui, TextRank::body, "Cut with an ellipsis where there is no room for all of it", ui.px(220));
  prose(ui, TextRank::body,
        "Prose goes over as many lines as it takes. Hips that were flexed for long like to be "
        "straight for a while: a short walk does it, a stretch does it, standing at the window "
        "with a cup of tea does it, too.",
        std::min(ui.px(560), card.room().x));
}

void GalleryPage::State::buttons(Ui& ui) {
  const Card card{ui, "gallery/buttons", {0, 0}, "Buttons"};
  button(ui, "gallery/primary", "Begin a routine",
         {.kind = ButtonKind::primary, .icon = icon::play});
  beside(ui, 8);
  button(ui, "gallery/plain", "Not now");
  beside(ui, 8);
  button(ui, "gallery/quiet", "Why?", {.kind = ButtonKind::quiet});
  beside(ui, 8);
  button(ui, "gallery/danger", "This hurts", {.kind = ButtonKind::danger, .icon = icon::warning});
  beside(ui, 8);
  button(ui, "gallery/icon", {}, {.icon = icon::copy, .tooltip = "Copy"});
  button(ui, "gallery/primary-off", "Begin a routine",
         {.kind = ButtonKind::primary, .icon = icon::play, .enabled = false});
  beside(ui, 8);
  button(ui, "gallery/plain-off", "Not now", {.enabled = false});
  beside(ui, 8);
  button(ui, "gallery/narrow", "Cut where it must be", {.width = ui.px(120)});
  button(ui, "gallery/wide", "As wide as there is room", {.width = -1});
}

void GalleryPage::State::fields(Ui& ui) {
  const Card card{ui, "gallery/fields", {0, 0}, "Fields"};
  toggle(ui, "gallery/on", "Prompts on weekdays", on);
  beside(ui);
  toggle(ui, "gallery/off", "Sound", off);
  const std::array<std::string, 4> periods{"Week", "Month", "Year", "All"};
  choice(ui, "gallery/period", periods, period);
  const std::array<std::string, 4> languages{"As the desktop", "English", "Deutsch", "Cymraeg"};
  drop_down(ui, "gallery/language", languages, language, ui.px(220));
  beside(ui);
  stepper(ui, "gallery/count", count, 5, 90, 5, "min");
  scale(ui, "gallery/scale", figure, 10, "none", "as bad as can be");
  scale(ui, "gallery/unanswered", unanswered);
  const std::vector<float> widths = columns(ui, card.room().x, {1, 1});
  text_field(ui, "gallery/note", note, 200, "A note", 1, widths[0]);
  beside(ui);
  text_field(ui, "gallery/empty", empty, 200, "What was different today?", 1, widths[1]);
  text_field(ui, "gallery/several", several, 1000, "Several lines", 3);
  list_row(ui, "gallery/row/0", icon::today, "Today", true);
  list_row(ui, "gallery/row/1", icon::clip, "Clip", false, "!");
  list_row(ui, "gallery/row/2", icon::settings, "Settings", false, "12");
}

void GalleryPage::State::notices(Ui& ui) {
  const std::vector<float> widths = columns(ui, ImGui::GetContentRegionAvail().x, {1, 1});
  notice(ui, "gallery/info",
         {.title = "The clip is being charged", .text = "It goes on measuring."}, widths[0]);
  beside(ui);
  notice(ui, "gallery/good", {.tone = Tone::good, .title = "Saved", .text = "It is used at once."},
         widths[1]);
  below(ui);
  notice(ui, "gallery/warning",
         {.tone = Tone::warning,
          .title = "The daemon is not running",
          .text = "Your history can be read; nothing is recorded now.",
          .command = "systemctl --user start sitwelld",
          .actions = {{"gallery/start", "Start it", true}, {"gallery/later", "Later", false}}},
         widths[0]);
  beside(ui);
  notice(ui, "gallery/danger-notice",
         {.tone = Tone::danger,
          .title = "See a doctor about this soon",
          .text = "Stop the routines until then.",
          .actions = {{"gallery/understood", "I understand", false}}},
         widths[1]);
  below(ui);
  const Card card{ui, "gallery/empty-card", {0, ui.px(320)}};
  empty_state(ui, "gallery/empty-state",
              {.icon = icon::clip,
               .title = "Nothing recorded yet",
               .text = "Plug in a clip and wear it for a few minutes, or look round with a "
                       "simulated one.",
               .actions = {{"gallery/plug", "I have a clip", true},
                           {"gallery/simulate", "Simulate one", false}}});
}

void GalleryPage::State::figure_cards(Ui& ui) {
  const std::vector<float> widths = columns(ui, ImGui::GetContentRegionAvail().x, {1, 1, 1, 1});
  const std::array<FigureCard, 4> cards{
      FigureCard{icon::clock, "Sitting", "4 h 12", "goal 5 h · 48 min left", 0.84, true,
                 Ink::sitting},
      FigureCard{icon::bell, "Longest bout", "1 h 36", "limit 1 h · over it since 15:40", 1.6,
                 false, Ink::sitting_hour},
      FigureCard{icon::up, "Breaks", "11", "2.6 a sitting hour, as usual", {}, {}, Ink::standing},
      FigureCard{icon::routines,
                 "Routines",
                 "1 of 2",
                 "half kneeling at 12:44, which went well",
                 0.5,
                 {},
                 Ink::routine}};
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (i > 0) beside(ui);
    figure_card(ui, fmt::format("gallery/figure/{}", i), cards[i], {widths[i], 0});
  }
}

void GalleryPage::State::bars(Ui& ui) {
  const std::vector<float> widths = columns(ui, ImGui::GetContentRegionAvail().x, {3, 2});
  {
    const Card card{ui, "gallery/bars", {widths[0], ui.px(320)}, "A month", "hatched: hardly worn"};
    legend(ui, {{Ink::sitting, "up to 30 min"},
                {Ink::sitting_half_hour, "30 to 60 min"},
                {Ink::sitting_hour, "over an hour"},
                {Ink::average, "usual"},
                {Ink::goal, "goal"},
                {Ink::routine, "routine"}});
    bar_chart(ui, "gallery/month", month, card.room());
  }
  beside(ui);
  {
    const Card card{ui, "gallery/week-card", {widths[1], ui.px(320)}, "A week"};
    bar_chart(ui, "gallery/week", week, card.room());
  }
  below(ui);
  const Card card{ui, "gallery/minutes-card", {0, ui.px(180)}, "Minutes"};
  bar_chart(ui, "gallery/minutes", minutes, card.room());
}

void GalleryPage::State::timelines(Ui& ui) {
  const Card card{ui, "gallery/timelines", {0, 0}, "A day"};
  const float width = card.room().x;
  legend(ui, {{Ink::sitting, "sitting"},
              {Ink::standing, "standing"},
              {Ink::moving, "moving"},
              {Ink::cycling, "cycling"},
              {Ink::lying, "lying"},
              {Ink::reclined, "reclined, not sure"},
              {Ink::exercising, "routine"},
              {Ink::unworn, "not worn"},
              {Ink::gap, "nothing known"},
              {Ink::prompt, "prompt"},
              {Ink::routine, "routine done"}});
  below(ui, 12);
  timeline(ui, "gallery/day", day, {width, ui.px(130)}, &whole);
  below(ui);
  text(ui, TextRank::muted_small, "Nearer");
  timeline(ui, "gallery/near", day, {width, ui.px(110)}, &near);
  below(ui);
  text(ui, TextRank::muted_small, "Ten thousand spans");
  timeline(ui, "gallery/crowded", crowded, {width, ui.px(110)}, &many);
  below(ui);
  text(ui, TextRank::muted_small, "Thin ones, of which many are stacked");
  for (int i = 0; i < 3; ++i)
    timeline(ui, fmt::format("gallery/thin/{}", i), day, {width, ui.px(26)}, nullptr);
}

void GalleryPage::State::gauges(Ui& ui) {
  const std::vector<float> widths = columns(ui, ImGui::GetContentRegionAvail().x, {1, 1, 1, 1});
  const std::array<AngleGauge, 4> gauges{
      AngleGauge{86.4, {}, {}, Ink::sitting, "sitting since 14:05"},
      AngleGauge{6, {}, {}, Ink::standing, "standing since 15:41"},
      AngleGauge{52, 20, 60, Ink::routine, "a little more: 20 to 60 degrees"},
      AngleGauge{{}, {}, {}, Ink::unworn, "the clip is not worn"}};
  for (std::size_t i = 0; i < gauges.size(); ++i) {
    if (i > 0) beside(ui);
    const Card card{ui, fmt::format("gallery/gauge-card/{}", i), {widths[i], ui.px(340)}, "Now"};
    angle_gauge(ui, fmt::format("gallery/gauge/{}", i), gauges[i],
                gauges[i].flexion_deg ? trace : AngleTrace{}, card.room());
  }
}

void GalleryPage::State::holds(Ui& ui) {
  const Card card{ui, "gallery/holds", {0, 0}, "Holds, and a slow breath"};
  const std::array<HoldRing, 5> rings{HoldRing{0.0, "30", "seconds to hold", false, false},
                                      HoldRing{0.4, "18", "seconds left", true, false},
                                      HoldRing{0.4, "18", "waits for you", false, false},
                                      HoldRing{0.7, "9", "by the clock", true, true},
                                      HoldRing{1.0, "done", "held 30 s", true, false}};
  const float side = std::min(ui.px(150), (card.room().x - 5 * ui.px(size::gap)) / 6);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    if (i > 0) beside(ui);
    hold_ring(ui, fmt::format("gallery/ring/{}", i), rings[i], side);
  }
  beside(ui);
  breathing_pacer(ui, "gallery/pacer", 4, 6, 0, side);
}

void GalleryPage::State::poses(Ui& ui) {
  const Card card{ui, "gallery/poses", {0, 0}, "Poses"};
  const std::vector<float> widths =
      columns(ui, card.room().x, std::vector<float>(figures.size(), 1));
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (i > 0) beside(ui);
    stick_figure(ui, fmt::format("gallery/pose/{}", i), {figures[i], i == 1, i == 3},
                 {widths[i], ui.px(170)});
  }
  const double way = 0.5 - 0.5 * std::cos(ui.now_s);
  stick_figure(ui, "gallery/motion", {between(figures[0], figures[1], ui.motion ? way : 1), true},
               {card.room().x, ui.px(220)});
}

void GalleryPage::State::years(Ui& ui) {
  {
    const Card card{ui, "gallery/heat-card", {0, ui.px(250)}, "A year"};
    heat_map(ui, "gallery/heat", year, card.room());
  }
  below(ui);
  const std::vector<float> widths = columns(ui, ImGui::GetContentRegionAvail().x, {3, 2});
  {
    const Card card{ui, "gallery/lines-card", {widths[0], ui.px(280)}, "Check-ins"};
    line_chart(ui, "gallery/lines", lines, card.room());
  }
  beside(ui);
  const Card card{ui, "gallery/sparse-card", {widths[1], ui.px(280)}, "Usual bout"};
  line_chart(ui, "gallery/sparse", sparse, card.room());
}

void GalleryPage::State::colours(Ui& ui) {
  const Card card{ui, "gallery/colours", {0, 0}, "What stands for what"};
  legend(ui, {{Ink::sitting, "sitting"},
              {Ink::sitting_half_hour, "over 30 min"},
              {Ink::sitting_hour, "over an hour"},
              {Ink::standing, "standing"},
              {Ink::moving, "moving"},
              {Ink::cycling, "cycling"},
              {Ink::lying, "lying"},
              {Ink::reclined, "reclined, not sure"},
              {Ink::exercising, "exercising"},
              {Ink::unworn, "not worn"},
              {Ink::gap, "nothing known"},
              {Ink::routine, "routine"},
              {Ink::prompt, "prompt"},
              {Ink::goal, "goal"},
              {Ink::average, "usual"},
              {Ink::symptom, "what you told"}});
}

void GalleryPage::draw(Ui& ui, const World& world, Requests& requests) {
  (void)world, (void)requests;
  State& s = *state_;
  const auto part = [&ui](auto&& draw_part) {
    draw_part();
    below(ui);
  };
  part([&] { s.figure_cards(ui); });
  part([&] { s.bars(ui); });
  part([&] { s.timelines(ui); });
  part([&] { s.gauges(ui); });
  part([&] { s.holds(ui); });
  part([&] { s.poses(ui); });
  part([&] { s.years(ui); });
  part([&] { s.words(ui); });
  part([&] { s.buttons(ui); });
  part([&] { s.fields(ui); });
  part([&] { s.notices(ui); });
  s.colours(ui);
  ImGui::Dummy(ui.px(0, size::margin / 2));
}

}  // namespace sitwell::gui
